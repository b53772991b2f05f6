"""A slider: a neutral groove with a round knob, filled from its left end or from a tick.

It tells the value while a gesture goes on (`moved`) and once when it ends (`released`), so that a drag can be one step
of the history. A double click restores the default, and is one gesture: a click beside the knob ends only when it can't
become one any more. Escape gives back the value from before the drag. The wheel acts only where the slider has the
focus: scrolling a panel must not change a color.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL, GROOVE, KNOB
from colorstudio.ui.widgets.span import Span

_WIDTH = 88
_TICK = QSize(1, 10)
_FOCUS_GAP = 2


@dataclass(frozen=True, slots=True)
class _Drag:
    """Where a drag began.

    steps : the value then
    at : where the hand pressed
    offset : how far beside the knob's center it was gripped; None if the knob was not, and came to the hand
    """

    steps: int
    at: QPointF
    offset: float | None


class Slider(QSlider):
    """A slider over a `Span`. Qt's integer value counts the steps, so keys and screen readers work as in any slider."""

    moved = Signal(float)
    released = Signal(float)

    def __init__(self, span: Span, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._span = span
        self._look = look
        self._drag: _Drag | None = None
        self._has_moved = False  # what `moved` told has not been ended yet
        self._double_click = QTimer(self, singleShot=True)  # runs as long as a click may become one
        self._double_click.timeout.connect(self._release)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setRange(span.steps(span.low), span.steps(span.high))
        self.setSingleStep(1)
        self.setPageStep(max(1, (self.maximum() - self.minimum()) // 10))
        self.setValue(span.steps(span.default))
        self.valueChanged.connect(self._report)
        look.changed.connect(self.update)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def amount(self) -> float:
        """The value, in the units of the span."""
        return self._span.value(self.value())

    def set_amount(self, amount: float) -> None:
        """Show another value, without a signal."""
        with QSignalBlocker(self):
            self.setValue(self._span.steps(amount))
        self.update()

    def reset(self) -> None:
        """Back to the default, as a gesture of its own, or as the end of the click that began a double click."""
        self._double_click.stop()
        self.setValue(self._span.steps(self._span.default))
        self._release()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, CONTROL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(4 * KNOB, CONTROL)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._end_click()
        beside = event.position().x() - self._knob().x()
        on_knob = abs(beside) <= KNOB / 2
        self._drag = _Drag(self.value(), event.position(), beside if on_knob else None)
        self._drag_to(event.position().x(), self._drag)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag_to(event.position().x(), self._drag)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        is_click = (event.position() - drag.at).manhattanLength() < QApplication.startDragDistance()
        if self._has_moved and is_click and drag.offset is None:
            self._double_click.start(QApplication.doubleClickInterval())
        else:
            self._release()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.reset()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self.setValue(self._drag.steps)
            self._drag = None
            self._release()
        else:
            self._end_click()
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end_click()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._end_click()
        super().hideEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self.paint_groove(painter)
            self._paint_knob(painter)

    def paint_groove(self, painter: QPainter) -> None:
        """The groove below the knob; another kind of slider paints another one."""
        tokens = self._look.tokens
        groove = self.groove(GROOVE)
        painter.setBrush(QColor(tokens.groove))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        tick = None if self._span.tick is None else self._x(self._span.tick)
        if self.isEnabled():
            start, end = sorted((groove.left() if tick is None else tick, self._knob().x()))
            painter.setBrush(QColor(tokens.filled))
            painter.drawRoundedRect(QRectF(start, groove.top(), end - start, GROOVE), GROOVE / 2, GROOVE / 2)
        if tick is not None:
            upright = QRectF(round(tick), groove.center().y() - _TICK.height() / 2, _TICK.width(), _TICK.height())
            painter.fillRect(upright, QColor(tokens.filled if self.isEnabled() else tokens.off))

    def groove(self, height: int) -> QRectF:
        """The groove's place: the whole width, in the middle."""
        return QRectF(0, (self.height() - height) / 2, self.width(), height)

    def _paint_knob(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        center = self._knob()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.knob if self.isEnabled() else tokens.off))
        painter.drawEllipse(center, (KNOB - 1) / 2, (KNOB - 1) / 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, KNOB / 2 + _FOCUS_GAP, KNOB / 2 + _FOCUS_GAP)

    def _knob(self) -> QPointF:
        return QPointF(self._x(self.amount), self.height() / 2)

    def _x(self, amount: float) -> float:
        """The knob's center at a value; it stays whole at both ends."""
        return self._inset() + self._span.way(amount) * (self.width() - 2 * self._inset())

    def _inset(self) -> float:
        return KNOB / 2 + _FOCUS_GAP + 0.5

    def _drag_to(self, x: float, drag: _Drag) -> None:
        way = (x - (drag.offset or 0.0) - self._inset()) / max(1.0, self.width() - 2 * self._inset())
        self.setValue(self._span.steps(self._span.value_at(way)))

    def _end_click(self) -> None:
        """The hand went on: a click that waits for a second one gets none."""
        if self._double_click.isActive():
            self._double_click.stop()
            self._release()

    def _release(self) -> None:
        if self._has_moved:
            self._has_moved = False
            self.released.emit(self.amount)

    def _report(self) -> None:
        is_gesture = self._drag is None and not self._has_moved
        self._has_moved = True
        self.moved.emit(self.amount)
        if is_gesture:  # a key, the wheel: a gesture that ends where it begins
            self._release()
