"""Which colors are possible at a place of a photo, and how probable each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from colorstudio.engine.compose import compose
from colorstudio.engine.framing import framed
from colorstudio.engine.photo_field import PhotoField
from colorstudio.engine.prediction import Seer
from colorstudio.engine.request import Quality, Request
from colorstudio.engine.wish import Wish, overlay_of
from colorstudio.imaging.photo import open_photo
from colorstudio.network.modes import Mode
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.predictor import Predictor


@dataclass(frozen=True, slots=True)
class Possible:
    """A color that may be there.

    mode : its chroma, probability and spread
    rgb : how it looks at the lightness of the place, sRGB, 0 to 255
    """

    mode: Mode
    rgb: tuple[int, int, int]


def possible_colors(
    wish: Wish, place: PhotoPoint, *, predictor: Predictor, token: CancelToken
) -> tuple[tuple[Possible, ...], tuple[str, ...]]:
    """Rank the colors of a place in the framed photo, with what the person should know."""
    photo = open_photo(wish.photo, token=token.part(0, 0.3))
    overlay = overlay_of(wish, photo, token=token.part(0.3, 0.4))
    seen = framed(photo, wish.frame)
    size = seen.photo.size
    if not (0 <= place.x < size.width and 0 <= place.y < size.height):
        raise BadInput(f"{place.x:g},{place.y:g} lies outside of {wish.photo.name}, which has {size} pixels.")
    request = Request(wish.hints, Quality.FINAL, wish.frame, overlay)
    prediction = Seer(seen, predictor).predict(request, token=token)
    found = PhotoField(prediction.field, size).modes(place.x, place.y)
    lightness = seen.photo.rows(int(place.y), int(place.y) + 1)[:, int(place.x) : int(place.x) + 1]
    return tuple(Possible(mode, _shown(mode, lightness)) for mode in found), (
        *photo.notes,
        *(() if overlay is None else overlay.notes),
        *prediction.notes,
    )


def _shown(mode: Mode, lightness: np.ndarray) -> tuple[int, int, int]:
    chroma = np.array([mode.a, mode.b], np.float32).reshape(2, 1, 1)
    red, green, blue = compose(lightness, chroma, saturation=1.0, depth=8)[0, 0]
    return int(red), int(green), int(blue)
