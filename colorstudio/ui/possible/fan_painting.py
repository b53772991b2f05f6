"""How the parts of the fan are drawn: blades, the name beyond a blade, the ring at the place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from colorstudio.ui.measures import CONTROL_RADIUS, GAP, ICON
from colorstudio.ui.possible.blade_shapes import crop, plate
from colorstudio.ui.possible.fan_geometry import CROP_INNER, CROP_OUTER, OUTER, PERCENT, PILL_HEIGHT, Blade, pill_middle
from colorstudio.ui.tokens import Tokens
from colorstudio.ui.widgets.painting import FAN_SHADOW, PILL_SHADOW, Shadow, faded, paint_shadow

_EDGE: Final = 2.0
_CROP_MIDDLE: Final = (CROP_INNER + CROP_OUTER) / 2
_PICTURE: Final = 100.0  # the side of the square that a crop shows: covers the blade in every direction
_SKELETON_BAR: Final = QRectF(-11, -3, 22, 6)
_LINE: Final = 15
_LABEL_INSET: Final = 3.0
_RING: Final = 7.0
_SHADOW_RINGS: Final = 8  # more can't be told apart at this blur


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """What a blade shows.

    label : in the rim, in one line or two; empty while predicting
    picture : the place under this choice
    color : instead of a picture that is not made yet; None: an empty plate
    icon : instead of both
    is_quiet : gray and other… are written like labels
    """

    label: str
    picture: QImage | None = None
    color: QColor | None = None
    icon: QPixmap | None = None
    is_quiet: bool = False


def blade_transform(blade: Blade, middle: QPointF, *, lift: float) -> QTransform:
    """Bring what points up from the origin to where the blade is."""
    x, y = blade.axis
    return QTransform.fromTranslate(middle.x() + lift * x, middle.y() + lift * y).rotate(blade.middle)


def paint_blades_shadow(painter: QPainter, outline: QPainterPath, *, shadow: Shadow = FAN_SHADOW) -> None:
    """Draw what falls beside opaque plates: rings from the outside in, each as dark as makes their sum a Gaussian."""
    painter.save()
    painter.translate(0, shadow.fall)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reached = 0.0
    for ring in range(_SHADOW_RINGS):
        distance = shadow.blur * (1 - (ring + 0.5) / _SHADOW_RINGS)
        # Blur is two standard deviations; a straight edge leaves half of the shadow at the edge itself.
        wanted = shadow.darkness * 0.5 * math.erfc(distance / (shadow.blur / 2) / math.sqrt(2))
        pen = QPen(faded("#000000", 1 - (1 - wanted) / (1 - reached)), 2 * distance)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline, pen)
        reached = wanted
    painter.restore()


def paint_blade(
    painter: QPainter, blade: Blade, face: Face, *, place: QTransform, tokens: Tokens, is_hovered: bool
) -> None:
    """Draw one blade with its crop and its label."""
    outline = place.map(plate(blade.width))
    painter.fillPath(outline, QColor(tokens.popup))
    _paint_crop(painter, place.map(crop(blade.width)), face, place.map(QPointF(0, -_CROP_MIDDLE)), tokens)
    painter.save()
    painter.setClipPath(outline)  # an edge drawn twice as wide, of which the inner half shows
    edge = QColor(tokens.accent) if is_hovered else faded("#000000", tokens.plate_edge)
    painter.strokePath(outline, QPen(edge, 2 * _EDGE if is_hovered else _EDGE))
    painter.restore()
    _paint_label(painter, face, place, tokens, sideways=abs(blade.axis[0]), is_hovered=is_hovered)


def paint_name(painter: QPainter, name: str, blade: Blade, *, middle: QPointF, bounds: QRectF, tokens: Tokens) -> None:
    """Draw the name of a lifted blade beyond it, inside the canvas."""
    font = _font(painter.font(), QFont.Weight.Medium)
    width = math.ceil(QFontMetricsF(font).horizontalAdvance(name)) + 2 * (GAP + 2)
    at = pill_middle(blade, width=width)
    pill = QRectF(0, 0, width, PILL_HEIGHT)
    pill.moveCenter(QPointF(round(middle.x() + at.x), round(middle.y() + at.y)))
    pill.moveLeft(min(max(pill.left(), bounds.left()), bounds.right() - width))
    pill.moveTop(min(max(pill.top(), bounds.top()), bounds.bottom() - PILL_HEIGHT))
    paint_shadow(painter, pill, PILL_SHADOW, radius=CONTROL_RADIUS)
    painter.setPen(QPen(faded("#000000", tokens.plate_edge), 1))
    painter.setBrush(QColor(tokens.popup))
    painter.drawRoundedRect(pill, CONTROL_RADIUS, CONTROL_RADIUS)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, name)


def paint_place(painter: QPainter, at: QPointF) -> None:
    """Draw the ring at the clicked place; black and white in both themes, like all marks on the photo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(faded("#000000", 0.70), 4), QPen(QColor("#ffffff"), 2)):
        painter.setPen(pen)
        painter.drawEllipse(at, _RING, _RING)


def _paint_crop(painter: QPainter, shape: QPainterPath, face: Face, middle: QPointF, tokens: Tokens) -> None:
    if face.picture is not None:
        scale = _PICTURE / min(face.picture.width(), face.picture.height())
        brush = QBrush(face.picture)  # a brush rather than a clip: its edge is smooth
        corner = middle - QPointF(face.picture.width(), face.picture.height()) * (scale / 2)
        brush.setTransform(QTransform.fromTranslate(corner.x(), corner.y()).scale(scale, scale))
        painter.fillPath(shape, brush)
        painter.strokePath(shape, QPen(faded("#000000", 0.25), 1))
        return
    painter.fillPath(shape, QColor(tokens.active) if face.color is None else face.color)
    if face.icon is not None:
        painter.drawPixmap(middle - QPointF(ICON / 2, ICON / 2), face.icon)


def _paint_label(
    painter: QPainter, face: Face, place: QTransform, tokens: Tokens, *, sideways: float, is_hovered: bool
) -> None:
    """Write the label upright; where the blade lies sideways it may have to come in from the rim."""
    if not face.label:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.active))
        painter.drawRoundedRect(_SKELETON_BAR.translated(place.map(QPointF(0, -PERCENT))), 3, 3)
        return
    painter.setFont(_font(painter.font(), QFont.Weight.DemiBold if is_hovered else QFont.Weight.Medium))
    painter.setPen(QColor(tokens.text2 if face.is_quiet and not is_hovered else tokens.text))
    lines = face.label.split("\n")
    width = max(QFontMetricsF(painter.font()).horizontalAdvance(line) for line in lines)
    box = QRectF(0, 0, width + 2, 5 + _LINE * len(lines))
    box.moveCenter(place.map(QPointF(0, -min(PERCENT, OUTER - _LABEL_INSET - sideways * width / 2))))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.label)


def _font(base: QFont, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setWeight(weight)
    return font
