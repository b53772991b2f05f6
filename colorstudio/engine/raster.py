"""Hints become λ and h on a working grid: what the person said, where and how surely, in painting order.

    (λ, λh) ← (1 - α) (λ, λh) + α λ' (1, h')      for each hint, α its coverage of the pixel, λ' by its strength

`Paint` holds a document's hints as they lie on one grid, and paints any window of it. What it knows of a hint lasts
as long as the hint itself: the next document's paint takes over what did not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, Hint, Origin
from colorstudio.engine.laid_hints import LaidHint, PaintedHint, laid
from colorstudio.engine.placement import Placement
from colorstudio.engine.raster_kernels import paint
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.problem import Hints

# Suggestions lie under what a person chose, and that under what a person painted.
_ORDER = (Origin.SUGGESTED, Origin.MODE, Origin.PAINTED)


# By the hint's identity, which lasts as long as the hint is held.
_Laid = dict[int, tuple[PaintedHint, LaidHint]]


class Paint:
    """The hints of a document on one grid, ready to be painted window by window."""

    def __init__(self, hints: Sequence[Hint], placement: Placement, *, before: Paint | None = None) -> None:
        known: _Laid = {} if before is None else before._laid
        self.placement = placement
        self._laid: _Laid = {
            id(hint): known.get(id(hint)) or (hint, laid(hint, placement)) for hint in _in_painting_order(hints)
        }
        boxes = [(box.top, box.left, box.bottom, box.right) for box in (hint.box for hint in self.laid_hints)]
        self._boxes = np.array(boxes, np.int64).reshape(-1, 4)

    @property
    def laid_hints(self) -> list[LaidHint]:
        """In painting order."""
        return [hint for _, hint in self._laid.values()]

    def over(self, ground: Hints, window: GridRect) -> Hints:
        """Paint the pixels of a window over what is there; the planes of `ground` are used up."""
        strength, pull = ground.strength, ground.color
        pull *= strength
        hints = self.laid_hints
        for k in np.flatnonzero(self._touches(window)):
            seen = hints[k].box.common(window)
            coverage, weight = np.zeros(seen.shape, np.float32), np.zeros(seen.shape, np.float32)
            color = hints[k].cover(seen, coverage, weight)
            paint(strength, pull, seen.top - window.top, seen.left - window.left, coverage, weight, color)
        np.divide(pull, strength, out=pull, where=strength > 0)
        return Hints(strength, pull)

    def changed(self, before: Paint) -> GridRect | None:
        """The pixels that may differ from those of another paint; None where nothing does."""
        old, new = list(before._laid), list(self._laid)
        same_start = _common_length(old, new)
        same_end = _common_length(old[same_start:][::-1], new[same_start:][::-1])
        differing = [
            *before.laid_hints[same_start : len(old) - same_end],
            *self.laid_hints[same_start : len(new) - same_end],
        ]
        whole = GridRect.whole(self.placement.shape)
        boxes = [hint.box.common(whole) for hint in differing if hint.box.touches(whole)]
        if not boxes:
            return None
        return GridRect(
            min(box.top for box in boxes),
            min(box.left for box in boxes),
            max(box.bottom for box in boxes),
            max(box.right for box in boxes),
        )

    @property
    def outside(self) -> int:
        """How many hints lie outside of the grid."""
        return int(np.count_nonzero(~self._touches(GridRect.whole(self.placement.shape))))

    def _touches(self, window: GridRect) -> NDArray[np.bool_]:
        top, left, bottom, right = self._boxes.T
        touching: NDArray[np.bool_] = (
            (top < window.bottom) & (bottom > window.top) & (left < window.right) & (right > window.left)
        )
        return touching


def _in_painting_order(hints: Iterable[Hint]) -> list[PaintedHint]:
    """The hints that take part, the lowest first. One of strength 0 says nothing, so it covers nothing either."""
    painted = [hint for hint in hints if hint.eye is Eye.OPEN and not isinstance(hint, Barrier) and hint.strength > 0]
    return sorted(painted, key=lambda hint: _ORDER.index(getattr(hint, "origin", Origin.PAINTED)))


def _common_length(one: Sequence[int], other: Sequence[int]) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
