"""Panes: how the canvas is divided to compare the picture with the photo as it was. All panes share one view."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect


class Compare(Enum):
    """How before and after are shown."""

    OFF = auto()
    ORIGINAL = auto()  # as long as the key is held
    SPLIT = auto()
    SIDES = auto()


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the canvas.

    origin : where the view begins on the canvas
    shown : what of the canvas it fills
    gray : it shows the photo as it was
    """

    origin: QPoint
    shown: QRect
    gray: bool


def panes(compare: Compare, canvas: QRect, divider: float) -> tuple[Pane, ...]:
    """Divide the canvas; `divider` is the share of the width that is left of the split."""
    match compare:
        case Compare.OFF:
            return (Pane(canvas.topLeft(), canvas, gray=False),)
        case Compare.ORIGINAL:
            return (Pane(canvas.topLeft(), canvas, gray=True),)
        case Compare.SPLIT:
            left, right = QRect(canvas), QRect(canvas)
            left.setWidth(round(canvas.width() * divider))
            right.setLeft(left.right() + 1)
            return Pane(canvas.topLeft(), left, gray=True), Pane(canvas.topLeft(), right, gray=False)
        case Compare.SIDES:
            left, right = QRect(canvas), QRect(canvas)
            left.setWidth(canvas.width() // 2)
            right.setLeft(left.right() + 1)
            return Pane(left.topLeft(), left, gray=True), Pane(right.topLeft(), right, gray=False)


def pane_at(point: QPoint, of: tuple[Pane, ...]) -> Pane:
    """The pane under a point, or the last."""
    return next((pane for pane in of if pane.shown.contains(point)), of[-1])
