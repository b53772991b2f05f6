"""References: color photos whose colors are meant to appear in this one, and how each is to be used.

Their bytes live beside the document, under their digest; what they suggest is derived by the engine and never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from colorstudio.document.eye import Eye
from colorstudio.document.ids import ReferenceId, is_id
from colorstudio.document.names import is_digest, is_name
from colorstudio.document.places import is_box, is_place
from colorstudio.document.plain import Unknown
from colorstudio.document.ranges import SHARE, Tunable
from colorstudio.support.geometry import PhotoPoint, PhotoRect

WEIGHT = Tunable(SHARE, default=1.0)
MOST_BOXES = 1_000
MOST_SETTLED = 100_000


class Method(Enum):
    """How colors are carried over."""

    PALETTE = "palette"
    MATCHING = "matching"
    MULTIMODAL = "multimodal"
    ANALOGY = "analogy"


@dataclass(frozen=True, slots=True)
class BoxPair:
    """A person's word that what is in one box has the colors of what is in the other.

    here : in the pixels of the photo
    there : in the pixels of the reference, upright
    """

    here: PhotoRect
    there: PhotoRect
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert is_box(self.here), self.here
        assert is_box(self.there), self.there


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference photo.

    digest : the SHA-256 of its file, in lower-case hexadecimal
    settled : places in the photo whose suggestion was accepted or dismissed; nothing is suggested there again
    """

    id: ReferenceId
    name: str
    digest: str
    weight: float = WEIGHT.default
    method: Method = Method.MATCHING
    eye: Eye = Eye.OPEN
    boxes: tuple[BoxPair, ...] = ()
    settled: tuple[PhotoPoint, ...] = ()
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert is_id(self.id), self.id
        assert is_name(self.name), self.name
        assert is_digest(self.digest), self.digest
        assert self.weight in WEIGHT.range, self.weight
        assert len(self.boxes) <= MOST_BOXES, len(self.boxes)
        assert len(self.settled) <= MOST_SETTLED, len(self.settled)
        assert all(map(is_place, self.settled))
