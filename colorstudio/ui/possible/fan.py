"""The fan: the colors that are possible at a clicked place, as blades around it.

It lies over the canvas as its child, opens at a place and reports what is hovered and chosen; it changes nothing by
itself. What is not on a blade goes through to the canvas. Where blades lie is `fan_geometry`, how they look
`fan_painting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.editor.choices import Possible
from colorstudio.support.geometry import Size, ViewPoint
from colorstudio.ui.color.words import color_word
from colorstudio.ui.drawing import picture
from colorstudio.ui.look import Look
from colorstudio.ui.measures import ICON
from colorstudio.ui.possible.blade_shapes import plate
from colorstudio.ui.possible.fan_geometry import NARROW, WIDE, Blade, lay_out, reach
from colorstudio.ui.possible.fan_motion import FanMotion
from colorstudio.ui.possible.fan_painting import (
    Face,
    blade_transform,
    paint_blade,
    paint_blades_shadow,
    paint_name,
    paint_place,
)
from colorstudio.ui.possible.keyed import Keyed, keyed
from colorstudio.ui.rgb_image import rgb_image

_MOST_COLORS: Final = 6
_SKELETON: Final = 5  # blades while nothing is known yet
_SHADOW_ROOM: Final = 20
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEXT: Final = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BEFORE: Final = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class FanOverlay(QWidget):
    """The fan over its parent, the canvas."""

    hovered = Signal(object)  # the index of the choice under pointer or keys, or None
    chosen = Signal(int)
    other_wanted = Signal()
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._canvas = parent
        self._place = ViewPoint(0.0, 0.0)
        self._colors: tuple[Keyed, ...] = ()  # gray included
        self._faces: tuple[Face, ...] = ()
        self._fan = lay_out((NARROW,), self._place, bounds=Size(1, 1))
        self._at: int | None = None  # the blade under pointer or keys
        self._motion = FanMotion(look, self)
        self._motion.moved.connect(self.update)
        self._motion.folded.connect(self.hide)
        self.hide()
        self.installEventFilter(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        look.changed.connect(self._renew)

    @property
    def is_open(self) -> bool:
        """Whether it is there for choosing; while it closes it is not."""
        return self.isVisible() and not self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def open_at(self, place: ViewPoint, possible: Possible) -> None:
        """Open around a place of the canvas, and take the keys."""
        self._place = place
        self._faces = ()
        self._motion.lay_down(0)
        self._show_at(None)
        self._take(possible)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._motion.unfold()

    def show_possible(self, possible: Possible) -> None:
        """Show what is known now, at the same place; the blade that the dock previews is lifted here too."""
        if self.is_open:
            self._take(possible)

    def follow(self, place: ViewPoint) -> None:
        """Stay with the place while the view moves."""
        self._place = place
        self._lay_out()

    def close_softly(self) -> None:
        """Fold up and give the keys back; from now on the pointer goes through."""
        if not self.is_open:
            return
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if self.hasFocus():
            self._canvas.setFocus(Qt.FocusReason.PopupFocusReason)
        self._motion.fold()

    @property
    def blades(self) -> int:
        """How many there are; the last is other…"""
        return len(self._faces)

    def blade_of(self, choice: int) -> int | None:
        """Say which blade shows a choice."""
        return next((at for at, shown in enumerate(self._colors) if shown.index == choice), None)

    def point_of(self, at: int, *, radius: float) -> QPointF:
        """Say where a blade lies in the widget, so far from the middle of the fan."""
        point = self._fan.point(at, radius)
        return QPointF(point.x - self.x(), point.y - self.y())

    # ------------------------------------------------------------------------------------------------ pointer, keys

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._fan.at(self._in_canvas(event.position())))
        if self._at is None:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._fan.at(self._in_canvas(event.position()))
        if at is None or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._hover(at)
        self._choose(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Digits, arrows and Escape are ours while the fan has the keys, whatever shortcuts the window has on them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            super().keyPressEvent(event)
            return
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif key in _NEXT:
            self._hover(0 if self._at is None else (self._at + 1) % len(self._faces))
        elif key in _BEFORE:
            self._hover(((self._at or 0) - 1) % len(self._faces))
        elif key in _ENTER:
            if self._at is not None:
                self._choose(self._at)
        else:
            self._choose_by_key(key - Qt.Key.Key_0)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        return key in (*_NEXT, *_BEFORE, *_ENTER, Qt.Key.Key_Escape) or Qt.Key.Key_0 <= key <= Qt.Key.Key_9

    def _choose_by_key(self, digit: int) -> None:
        for at, shown in enumerate(self._colors):
            if shown.key == digit:
                self._choose(at)

    def _choose(self, at: int) -> None:
        if at == len(self._faces) - 1:
            self.other_wanted.emit()
        elif at < len(self._colors):
            self.chosen.emit(self._colors[at].index)

    def _hover(self, at: int | None) -> None:
        if at == self._at:
            return
        before = self._choice_at(self._at)
        self._show_at(at)
        if self._choice_at(at) != before:
            self.hovered.emit(self._choice_at(at))

    def _choice_at(self, at: int | None) -> int | None:
        return self._colors[at].index if at is not None and at < len(self._colors) else None

    def _show_at(self, at: int | None) -> None:
        self._at = at
        self.setAccessibleName(self._words(at))
        if at is None:
            self.unsetCursor()  # the canvas has its own
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self._motion.lift(at)

    def _words(self, at: int | None) -> str:
        if at is None:
            return self.tr("Possible colors here")
        if at < len(self._colors):
            shown = self._colors[at]
            return f"{color_word(shown.choice.name)}, {shown.percent}"
        return self._faces[at].label or self.tr("Not known yet")

    # --------------------------------------------------------------------------------------------------- what it shows

    def _take(self, possible: Possible) -> None:
        every = keyed(possible.choices)
        likeliest = [shown for shown in every if not shown.is_gray][:_MOST_COLORS]
        self._colors = tuple(shown for shown in every if shown.is_gray or shown in likeliest)
        faces = tuple(self._faces_of(self._colors))
        at = None if possible.hovered is None else self.blade_of(possible.hovered)
        if at is None and len(faces) == len(self._faces) and self._choice_at(self._at) is None:
            at = self._at  # other…: not a choice, so nobody else knows of it
        if len(faces) != len(self._faces):
            self._motion.lay_down(len(faces))
        self._faces = faces
        self._lay_out()
        if at != self._at:
            self._show_at(at)

    def _faces_of(self, colors: tuple[Keyed, ...]) -> Iterator[Face]:
        for at, shown in enumerate(colors):
            crop = shown.choice.crop
            yield Face(
                f"{self.tr('gray')}\n{shown.percent}" if shown.is_gray else shown.percent,
                picture=None if crop is None else rgb_image(crop),
                color=QColor(*shown.choice.rgb),
                is_quiet=shown.is_gray and at > 0,  # where it is the likeliest it counts like a color
            )
        if not colors:
            yield from (Face("") for _ in range(_SKELETON))
            yield Face(self.tr("gray"), is_quiet=True)
        plane = picture("plane", self._look.tokens.icon, size=ICON, ratio=self.devicePixelRatioF())
        yield Face(self.tr("other…"), icon=plane, is_quiet=True)

    def _lay_out(self) -> None:
        canvas = self._canvas.size()
        widths = tuple(NARROW if face.is_quiet else WIDE for face in self._faces)
        self._fan = lay_out(widths, self._place, bounds=Size(canvas.width(), canvas.height()))
        left, top, right, bottom = reach(self._fan)
        ring = QRectF(self._place.x - 10, self._place.y - 10, 20, 20)
        box = QRectF(left, top, right - left, bottom - top).united(ring)
        self.setGeometry(box.toAlignedRect().adjusted(-_SHADOW_ROOM, -_SHADOW_ROOM, _SHADOW_ROOM, _SHADOW_ROOM))
        self.update()

    def _renew(self) -> None:
        self._faces = tuple(self._faces_of(self._colors))
        self.update()

    def _in_canvas(self, point: QPointF) -> ViewPoint:
        return ViewPoint(point.x() + self.x(), point.y() + self.y())

    # ------------------------------------------------------------------------------------------------------ painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        middle = QPointF(self._fan.middle.x - self.x(), self._fan.middle.y - self.y())
        blades = tuple(self._unfolded())
        places = [
            blade_transform(blade, middle, lift=lift) for blade, lift in zip(blades, self._motion.lifts, strict=True)
        ]
        outline = QPainterPath()
        for blade, place in zip(blades, places, strict=True):
            outline.addPath(place.map(plate(blade.width)))
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            paint_place(painter, QPointF(self._place.x - self.x(), self._place.y - self.y()))
            painter.setOpacity(self._motion.share)
            paint_blades_shadow(painter, outline)
            for at in reversed(range(len(blades))):  # while it unfolds, the first lies on top
                if at != self._at:
                    paint_blade(painter, blades[at], self._faces[at], place=places[at], tokens=tokens, is_hovered=False)
            if self._at is not None:
                at = self._at
                paint_blade(painter, blades[at], self._faces[at], place=places[at], tokens=tokens, is_hovered=True)
                if at < len(self._colors):
                    self._paint_name(painter, blades[at], middle, color_word(self._colors[at].choice.name))

    def _paint_name(self, painter: QPainter, blade: Blade, middle: QPointF, name: str) -> None:
        inside = QRect(-self.pos(), self._canvas.size()).intersected(self.rect())
        bounds = QRectF(inside).adjusted(4, 4, -4, -4)
        paint_name(painter, name, blade, middle=middle, bounds=bounds, tokens=self._look.tokens)

    def _unfolded(self) -> Iterator[Blade]:
        """The blades on their way out from the first."""
        first = self._fan.blades[0].middle
        for blade in self._fan.blades:
            yield Blade(first + self._motion.share * (blade.middle - first), blade.width)
