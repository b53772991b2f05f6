"""A request answered by the formulation of 2004, solved directly: for comparison, on small photos."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from colorstudio.document.hints import Barrier, Hint
from colorstudio.engine.answer import Answer
from colorstudio.engine.barriers import open_barriers
from colorstudio.engine.framing import Framed
from colorstudio.engine.ground import ground_of
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.raster import Paint
from colorstudio.engine.request import Request
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.levin2004 import solve_levin2004
from colorstudio.propagation.scale import HARD
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Unsupported

MOST_PIXELS: Final = 500_000  # a direct solve of it takes some 20 seconds and a gigabyte


def answer_as_2004(request: Request, seen: Framed, *, token: CancelToken) -> Answer:
    """Spread hints as in 2004, which knows hard hints alone: whatever covers half of a pixel is one."""
    size = seen.photo.size
    if size.pixels > MOST_PIXELS:
        raise Unsupported(
            f"{seen.photo.file.name} has {size.pixels / 1e6:.1f} megapixels: the solver of 2004 takes "
            f"{MOST_PIXELS / 1e6:g} at most. Leave out --solver, or make the photo smaller."
        )
    if open_barriers(request.hints):
        raise Unsupported("The solver of 2004 knows no barriers. Leave out --solver.")
    placement = seen.placement((size.height, size.width))
    whole = GridRect.whole(placement.shape)
    paint = Paint([_hard(hint) for hint in request.hints], placement)
    hints = paint.over(ground_of(request.overlay, placement, whole), whole)
    lightness = lightness_of(seen.photo, placement.shape)
    chroma = solve_levin2004(lightness, hints.color, hints.strength >= HARD / 2, token=token)
    return Answer(request, seen, lightness, chroma, converged=True)


def _hard(hint: Hint) -> Hint:
    return hint if isinstance(hint, Barrier) or hint.strength == 0 else replace(hint, strength=1.0)
