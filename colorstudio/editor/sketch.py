"""A sketch of work that a crash interrupted: the gray photo with its hints, small, without any equation solved."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.recovery import Unfinished, peek
from colorstudio.engine.compose import compose
from colorstudio.engine.framing import framed
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.placement import fitting
from colorstudio.engine.raster import Paint
from colorstudio.imaging.photo import open_photo
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.problem import Hints
from colorstudio.support.cancel import CancelToken

_PIXELS: Final = 120_000
_FULL: Final = 0.05  # the share of the strongest hint's weight from which on a place has its whole color


def sketch_of(work: Unfinished, *, token: CancelToken) -> NDArray[Any] | None:
    """Give sRGB pixels (h, w, 3), uint8; None if the photo is no longer where it was."""
    project = peek(work)
    if project.photo is None:
        return None
    seen = framed(open_photo(project.photo, token=token), project.document.frame)
    shape = fitting(seen.photo.size, _PIXELS)
    nothing = Hints(np.zeros(shape, np.float32), np.zeros((2, *shape), np.float32))
    painted = Paint(project.document.hints, seen.placement(shape)).over(nothing, GridRect.whole(shape))
    strongest = float(painted.strength.max())
    share = np.minimum(painted.strength / (_FULL * strongest), 1) if strongest else painted.strength
    return compose(lightness_of(seen.photo, shape), painted.color * share, saturation=1, depth=8)
