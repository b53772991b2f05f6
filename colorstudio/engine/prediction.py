"""The predict lane: what the network makes of a photo, and of its hints. The solve lane takes it when it is there.

Nothing is shared with the grids of the solve lane: seen photo and small hierarchy belong to the seer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from colorstudio.document.hints import Barrier, Hint
from colorstudio.engine.barriers import cuts, open_barriers
from colorstudio.engine.framing import Framed
from colorstudio.engine.ground import ground_of
from colorstudio.engine.hint_planes import HintPlanes
from colorstudio.engine.lightness import lightness_of
from colorstudio.engine.placement import Placement
from colorstudio.engine.raster import Paint
from colorstudio.engine.request import Request
from colorstudio.imaging.overlay import Overlay
from colorstudio.network.histogram import HistogramField
from colorstudio.network.seen import Seen
from colorstudio.network.working_size import working_shape
from colorstudio.propagation.affinity import EdgeMaps
from colorstudio.propagation.grid import GridRect, Planes
from colorstudio.support.cancel import CancelToken

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.predictor import Predictor

LONG_SIDE: Final = 512  # of the network's working grid
_KEPT: Final = 4  # predictions, of 10 MB: undo and redo, a hovered color and back


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What the network says about a photo with its hints.

    seen : the photo before any hint
    maps : what the equation's affinity takes of it; the same object as long as `seen` is
    field : which colors are possible where
    """

    seen: Seen
    maps: EdgeMaps
    field: HistogramField

    @property
    def notes(self) -> tuple[str, ...]:
        return self.field.notes


@dataclass(frozen=True, slots=True, eq=False)
class _Answered:
    hints: tuple[Hint, ...]
    overlay: Overlay | None
    prediction: Prediction

    def answers(self, request: Request) -> bool:
        return self.overlay is request.overlay and self.hints == request.hints


class Seer:
    """Predicts for one framed photo with one model; for one thread at a time."""

    def __init__(self, framed: Framed, predictor: Predictor, *, long_side: int = LONG_SIDE) -> None:
        self._framed = framed
        self._predictor = predictor
        self._shape = working_shape((framed.photo.size.height, framed.photo.size.width), long_side=long_side)
        self._seen: tuple[Seen, EdgeMaps] | None = None
        self._planes: tuple[tuple[Barrier, ...], HintPlanes] | None = None
        self._answered: tuple[_Answered, ...] = ()

    def see(self) -> Seen:
        """Look at the photo, once."""
        return self._look()[0]

    def predict(self, request: Request, *, token: CancelToken) -> Prediction:
        """Say which colors are possible given the hints of a request; the last few answers are kept."""
        token.check()
        known = next((kept for kept in self._answered if kept.answers(request)), None)
        if known is None:
            seen, maps = self._look()
            token.check()
            field = self._predictor.predict(seen, self._planes_of(request, seen, token))
            known = _Answered(request.hints, request.overlay, Prediction(seen, maps, field))
        self._answered = (known, *(kept for kept in self._answered if kept is not known))[:_KEPT]
        return known.prediction

    def _look(self) -> tuple[Seen, EdgeMaps]:
        if self._seen is None:
            seen = self._predictor.see(lightness_of(self._framed.photo, self._shape))
            self._seen = seen, EdgeMaps(seen.steps, seen.leaks)
        return self._seen

    def _planes_of(self, request: Request, seen: Seen, token: CancelToken) -> Planes:
        _, height, width = seen.planes_shape
        placement, whole = self._framed.placement((height, width)), GridRect.whole((height, width))
        hints = Paint(request.hints, placement).over(ground_of(request.overlay, placement, whole), whole)
        return self._maker(open_barriers(request.hints), seen, placement).of(hints, token=token)

    def _maker(self, barriers: tuple[Barrier, ...], seen: Seen, placement: Placement) -> HintPlanes:
        """Give what makes the planes, built anew when barriers changed."""
        if self._planes is None or self._planes[0] != barriers:
            whole = GridRect.whole(placement.shape)
            self._planes = barriers, HintPlanes(seen, cuts=cuts(barriers, placement, whole))
        return self._planes[1]
