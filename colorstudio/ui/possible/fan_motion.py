"""How the fan moves: it unfolds from its first blade, folds up again, and lifts the blade under the pointer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from colorstudio.ui.look import Look
from colorstudio.ui.measures import BLADE, FAN_CLOSES, FAN_OPENS
from colorstudio.ui.possible.fan_geometry import LIFT

_FOLDED: Final = 0.0
_UNFOLDED: Final = 1.0


class FanMotion(QObject):
    """The state of a fan on its way."""

    moved = Signal()
    folded = Signal()

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._open = _FOLDED
        self._lifts: tuple[float, ...] = ()
        self._starts: tuple[float, ...] = ()
        self._goals: tuple[float, ...] = ()
        self._opening = QVariantAnimation(self)
        self._lifting = QVariantAnimation(self)
        for animation in (self._opening, self._lifting):
            animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._opening.valueChanged.connect(self._open_to)
        self._opening.finished.connect(self._finish)
        self._lifting.valueChanged.connect(self._lift_to)

    @property
    def share(self) -> float:
        """How far it is unfolded, 0 to 1."""
        return self._open

    @property
    def lifts(self) -> tuple[float, ...]:
        """How far out each blade is, in pixels."""
        return self._lifts

    def unfold(self) -> None:
        """Open from the first blade."""
        if not self._run(self._opening, start=_FOLDED, end=_UNFOLDED, milliseconds=FAN_OPENS):
            self._open_to(_UNFOLDED)

    def fold(self) -> None:
        """Close, from wherever it is; `folded` says when that is done."""
        if not self._run(self._opening, start=self._open, end=_FOLDED, milliseconds=FAN_CLOSES):
            self._open_to(_FOLDED)
            self._finish()

    def lay_down(self, blades: int) -> None:
        """Begin with so many blades, none of them lifted."""
        self._lifting.stop()
        self._lifts = (0.0,) * blades

    def lift(self, at: int | None) -> None:
        """Lift one blade, or none, and let the others back."""
        self._starts = self._lifts
        self._goals = tuple(LIFT if blade == at else 0.0 for blade in range(len(self._lifts)))
        if not self._run(self._lifting, start=0.0, end=1.0, milliseconds=BLADE):
            self._lift_to(1.0)

    def _run(self, animation: QVariantAnimation, *, start: float, end: float, milliseconds: int) -> bool:
        """Start a motion and say whether there is one: where motion is reduced, its end is there at once."""
        animation.stop()
        duration = self._look.duration(milliseconds)
        if duration:
            animation.setStartValue(start)
            animation.setEndValue(end)
            animation.setDuration(duration)
            animation.start()
        return bool(duration)

    def _open_to(self, share: float) -> None:
        self._open = share
        self.moved.emit()

    def _lift_to(self, share: float) -> None:
        self._lifts = tuple(low + share * (goal - low) for low, goal in zip(self._starts, self._goals, strict=True))
        self.moved.emit()

    def _finish(self) -> None:
        if self._open == _FOLDED:
            self.folded.emit()
