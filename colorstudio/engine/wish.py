"""A wish: what is to be colored, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.document.settings import Settings
from colorstudio.imaging.marked import read_marked
from colorstudio.imaging.overlay import Overlay, read_overlay
from colorstudio.imaging.photo import Photo
from colorstudio.imaging.source import Source
from colorstudio.support.cancel import CancelToken


class Solver(Enum):
    """Which equation spreads the hints; the value is its name on the command line."""

    MULTIGRID = "multigrid"
    LEVIN2004 = "levin2004"


class HintPicture(Enum):
    """How a picture says where its hints are."""

    TRANSPARENT = auto()  # opaque is a hint
    MARKED = auto()  # a copy of the photo: what differs is a hint


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """What is to be colored, and by what.

    picture : a hint picture, which lies under the hints
    settings : how the network's colors are made; which model predicts is the caller's word
    """

    photo: Source
    hints: tuple[Hint, ...] = ()
    picture: tuple[HintPicture, Source] | None = None
    frame: Frame = Frame()  # noqa: RUF009 - it can't change
    settings: Settings = Settings()  # noqa: RUF009 - as above
    solver: Solver = Solver.MULTIGRID


def overlay_of(wish: Wish, photo: Photo, *, token: CancelToken) -> Overlay | None:
    """Read the hint picture of a wish."""
    match wish.picture:
        case None:
            return None
        case (HintPicture.TRANSPARENT, source):
            return read_overlay(source, size=photo.size, token=token)
        case (HintPicture.MARKED, source):
            return read_marked(source, photo.source, token=token)
