"""The fan: the colors that are possible at a place, as blades around it, each with a crop of the place in that color.

A child of the canvas that lies over it. It previews what pointer or keyboard are on, and a click or a digit takes it;
everything else on the canvas closes it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.editor.choices import Knowledge, Possible
from colorstudio.support.geometry import Size, ViewPoint
from colorstudio.ui.color.words import color_word
from colorstudio.ui.drawing import pictures
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS, FAN_OPENS, TEXT
from colorstudio.ui.possible.blade_shapes import crop, plate
from colorstudio.ui.possible.fan_geometry import (
    CROP_INNER,
    CROP_OUTER,
    LIFT,
    PERCENT,
    PILL_HEIGHT,
    Blade,
    Fan,
    lay_out,
    pill_middle,
)
from colorstudio.ui.possible.keyed import Keyed, keyed
from colorstudio.ui.rgb_image import rgb_image
from colorstudio.ui.widgets.painting import faded

_EDGE: Final = 2.0
_SKELETON: Final = 4  # blades while nothing is known


class FanView(QWidget):
    """Draws `Possible` around a place of the canvas."""

    hovered = Signal(object)  # the index of a choice, or None
    chosen = Signal(int)
    other_wanted = Signal()
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._possible: Possible | None = None
        self._place = ViewPoint(0, 0)
        self._fan: Fan | None = None
        self._items: tuple[Keyed | None, ...] = ()  # of the blades; None is other…
        self._hot: int | None = None  # the blade under pointer or keyboard
        self._crops: dict[int, QPixmap] = {}
        self._opening = QVariantAnimation(self)
        self._opening.setStartValue(0.0)
        self._opening.setEndValue(1.0)
        self._opening.valueChanged.connect(self.update)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Possible colors"))
        look.changed.connect(self.update)
        self.hide()

    def open_at(self, place: ViewPoint, possible: Possible) -> None:
        """Show what is possible at a place of the canvas."""
        is_new = not self.isVisible()
        self._place = place
        self._hot = None
        self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]  # it was made with one
        self.show_possible(possible)
        self.show()
        self.raise_()
        self.setFocus()
        if is_new:
            self._opening.setDuration(self._look.duration(FAN_OPENS))
            self._opening.start()

    def show_possible(self, possible: Possible) -> None:
        """Take over what is known now."""
        before, self._possible = self._possible, possible
        items = keyed(possible.choices)
        is_known = possible.knowledge not in (Knowledge.NOTHING, Knowledge.PREDICTING)
        colors = sum(not item.is_gray for item in items) if is_known else _SKELETON
        if before is None or before.choices is not possible.choices:
            self._crops.clear()
        self._items = (*items, None) if is_known else (None,) * (_SKELETON + 2)
        self._fan = lay_out(colors, self._place, bounds=Size(self.width(), self.height()))
        if is_known and possible.hovered is not None:
            self._hot = next((k for k, item in enumerate(items) if item.index == possible.hovered), self._hot)
        self.update()

    def move_to(self, place: ViewPoint) -> None:
        """Follow the photo."""
        self._place = place
        if self._possible is not None and self.isVisible():
            self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]
            self.show_possible(self._possible)

    def close_fan(self) -> None:
        self._opening.stop()
        self.hide()

    # Pointer and keys

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._blade_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        blade = self._blade_at(event.position())
        if blade is None:
            self.dismissed.emit()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._take(blade)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismissed.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._hot is not None:
                self._take(self._hot)
            case _ if 0 <= digit <= 9 and not event.modifiers():
                self._take_key(digit)
            case _:
                event.ignore()

    def _step(self, by: int) -> None:
        if self._items:
            self._point_at(
                (by - 1) // 2 % len(self._items) if self._hot is None else (self._hot + by) % len(self._items)
            )

    def _take_key(self, digit: int) -> None:
        item = next((item for item in self._items if item is not None and item.key == digit), None)
        if item is not None:
            self.chosen.emit(item.index)

    def _take(self, blade: int) -> None:
        item = self._items[blade]
        if item is not None:
            self.chosen.emit(item.index)
        elif self._is_known:
            self.other_wanted.emit()

    def _point_at(self, blade: int | None) -> None:
        if blade == self._hot or not self._is_known:
            return
        self._hot = blade
        item = None if blade is None else self._items[blade]
        self.hovered.emit(None if item is None else item.index)
        self.update()

    def _blade_at(self, at: QPointF) -> int | None:
        return None if self._fan is None else self._fan.at(ViewPoint(at.x(), at.y()))

    @property
    def _is_known(self) -> bool:
        return self._possible is not None and bool(self._possible.choices)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fan = self._fan
        if fan is None or self._possible is None:
            return
        share = float(self._opening.currentValue() or 0.0) if self._opening.state().value else 1.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_place(painter)
            for index, blade in enumerate(fan.blades):
                if index != self._hot:
                    self._paint_blade(painter, fan, blade, index, _eased(share, index))
            if self._hot is not None and self._hot < len(fan.blades):
                self._paint_blade(painter, fan, fan.blades[self._hot], self._hot, 1.0)
                self._paint_pill(painter, fan, fan.blades[self._hot])

    def _paint_place(self, painter: QPainter) -> None:
        middle = QPointF(self._place.x, self._place.y)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(faded("#000000", 0.7), 4))
        painter.drawEllipse(middle, 7, 7)
        painter.setPen(QPen(QColor("#ffffff"), 2))
        painter.drawEllipse(middle, 7, 7)

    def _paint_blade(self, painter: QPainter, fan: Fan, blade: Blade, index: int, share: float) -> None:
        if share <= 0:
            return
        tokens, is_hot = self._look.tokens, index == self._hot
        x, y = blade.axis
        lift = LIFT if is_hot else -12 * (1 - share)
        painter.save()
        painter.setOpacity(share)
        painter.translate(fan.middle.x + lift * x, fan.middle.y + lift * y)
        painter.save()
        painter.rotate(blade.middle)
        shape = plate(blade.width)
        painter.strokePath(shape, QPen(faded("#000000", tokens.plate_edge), 2 * _EDGE))
        painter.fillPath(shape, QColor(tokens.popup))
        if is_hot:
            painter.strokePath(shape, QPen(QColor(tokens.accent), 2))
        painter.restore()
        item = self._items[index] if index < len(self._items) else None
        if item is not None:
            self._paint_crop(painter, blade, item)
        elif self._is_known:
            self._paint_other(painter, blade)
        self._paint_rim(painter, blade, item, is_hot=is_hot)
        painter.restore()

    def _paint_crop(self, painter: QPainter, blade: Blade, item: Keyed) -> None:
        """The place under this choice, upright, its middle in the middle of the blade."""
        x, y = blade.axis
        radius = (CROP_INNER + CROP_OUTER) / 2
        middle = QPointF(radius * x, radius * y)
        painter.save()
        turned = painter.transform()
        painter.rotate(blade.middle)
        painter.setClipPath(crop(blade.width))
        painter.setTransform(turned)
        pixmap = self._crop_of(item)
        if pixmap is None:
            painter.fillRect(QRectF(middle.x() - 60, middle.y() - 60, 120, 120), QColor(*item.choice.rgb))
        else:
            painter.drawPixmap(QRectF(middle.x() - 48, middle.y() - 48, 96, 96), pixmap, QRectF(pixmap.rect()))
        painter.restore()

    def _crop_of(self, item: Keyed) -> QPixmap | None:
        if item.choice.crop is None:
            return None
        known = self._crops.get(item.index)
        if known is None:
            known = self._crops[item.index] = QPixmap.fromImage(rgb_image(item.choice.crop))
        return known

    def _paint_other(self, painter: QPainter, blade: Blade) -> None:
        x, y = blade.axis
        radius = (CROP_INNER + CROP_OUTER) / 2
        (icon,) = pictures("plus", self._look.tokens.icon, size=20, ratios=(self.devicePixelRatioF(),))
        painter.drawPixmap(QPointF(radius * x - 10, radius * y - 10), icon)

    def _paint_rim(self, painter: QPainter, blade: Blade, item: Keyed | None, *, is_hot: bool) -> None:
        text = self._rim_text(item)
        font = QFont(self.font())
        font.setPixelSize(TEXT)
        font.setWeight(QFont.Weight.DemiBold if is_hot else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(self._look.tokens.text))
        x, y = blade.axis
        painter.drawText(QRectF(PERCENT * x - 30, PERCENT * y - 10, 60, 20), Qt.AlignmentFlag.AlignCenter, text)

    def _rim_text(self, item: Keyed | None) -> str:
        if not self._is_known:
            return "…"
        if item is None:
            return self.tr("other…")
        return self.tr("gray") if item.is_gray else item.percent

    def _paint_pill(self, painter: QPainter, fan: Fan, blade: Blade) -> None:
        item = self._items[self._hot] if self._hot is not None else None
        if item is None:
            return
        tokens, text = self._look.tokens, color_word(item.choice.name)
        font = QFont(self.font())
        font.setPixelSize(TEXT)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(text) + 20
        middle = pill_middle(blade, width=width)
        left = min(max(fan.middle.x + middle.x - width / 2, 4.0), self.width() - width - 4)
        top = min(max(fan.middle.y + middle.y - PILL_HEIGHT / 2, 4.0), self.height() - PILL_HEIGHT - 4)
        box = QRectF(left, top, width, PILL_HEIGHT)
        painter.setPen(QPen(faded("#000000", tokens.plate_edge), 1))
        painter.setBrush(QColor(tokens.popup))
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _eased(share: float, index: int) -> float:
    """Blade after blade, each slowing down at its end."""
    own = min(max(share * 2 - index * 0.12, 0.0), 1.0)
    return 1 - (1 - own) ** 3
