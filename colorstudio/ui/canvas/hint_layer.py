"""All hints that are seen, drawn to one transparent image. Only what changed is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Hint
from colorstudio.ui.canvas.hint_painter import MARGIN, paint_hint
from colorstudio.ui.canvas.hint_paths import HintPaths, united

MANY: Final = 150  # hints: to draw them takes longer than a frame


class Keeps(Enum):
    """What the layer does with a new view."""

    UP = auto()  # all is drawn anew
    PACE = auto()  # many hints are shown enlarged as they are, until the view rests


class HintLayer:
    """The hints of a document in a view."""

    def __init__(self, lightness_of: Callable[[Hint], float]) -> None:
        """`lightness_of` says how light the photo is under a hint."""
        self._lightness_of = lightness_of
        self._paths = HintPaths()
        self._hints: tuple[Hint, ...] = ()
        self._transform = QTransform()
        self._image = QImage()
        self.drawn = 0  # hints that the last call drew

    def paint(
        self,
        painter: QPainter,
        hints: tuple[Hint, ...],
        transform: QTransform,
        *,
        size: QSize,
        ratio: float,
        keeps: Keeps = Keeps.UP,
    ) -> None:
        """Draw the hints on a canvas of this size; `transform` leads from the scan to it."""
        self.drawn = 0
        if keeps is Keeps.PACE and hints is self._hints and len(hints) > MANY and not self._image.isNull():
            painter.save()
            painter.setTransform(self._transform.inverted()[0] * transform, combine=True)
            painter.drawImage(0, 0, self._image)
            painter.restore()
        else:
            painter.drawImage(0, 0, self._drawn(hints, transform, size=size, ratio=ratio))

    def _drawn(self, hints: tuple[Hint, ...], transform: QTransform, *, size: QSize, ratio: float) -> QImage:
        whole = QRect(QPoint(), size)
        changed = QRegion(self.changed_bounds(hints).toAlignedRect()) if hints is not self._hints else QRegion()
        if hints is not self._hints:
            self._hints = hints
            self._paths.keep_only(hints)
        if size * ratio != self._image.size():
            self._image = _transparent(size * ratio, ratio)
            changed = QRegion(whole)
        elif transform != self._transform:
            moved = _moved(self._transform, transform, ratio) if changed.isEmpty() else None
            changed = QRegion(whole) if moved is None else self._scroll(moved, whole)
        self._transform = transform
        rects: Iterable[QRect] = changed.intersected(whole)  # type: ignore[assignment]  # its stub lacks __iter__
        for exposed in rects:
            self._draw(exposed)
        return self._image

    def _scroll(self, moved: QPoint, whole: QRect) -> QRegion:
        """Move what is drawn by whole pixels of the screen; gives what is not drawn then."""
        ratio = self._image.devicePixelRatio()
        image = _transparent(self._image.size(), ratio)
        with QPainter(image) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(QPointF(moved) / ratio, self._image)
        self._image = image
        drawn = QRectF(QPointF(moved) / ratio, QSizeF(whole.size())).toAlignedRect().adjusted(1, 1, -1, -1)
        return QRegion(whole) - QRegion(drawn)

    def bounds(self, hints: Iterable[Hint], transform: QTransform) -> QRectF:
        """The box on the canvas around what is drawn of hints."""
        boxes = (transform.mapRect(self._paths.path(hint).bounds) for hint in hints)
        return united(box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) for box in boxes)

    def changed_bounds(self, hints: tuple[Hint, ...]) -> QRectF:
        """Where the layer will differ when it shows other hints."""
        return QRectF() if hints is self._hints else self.bounds(self._changed(hints), self._transform)

    def _changed(self, hints: tuple[Hint, ...]) -> list[Hint]:
        """Those that are only in one of both; all of them when they lie over each other in another order."""
        before, after = {id(hint) for hint in self._hints}, {id(hint) for hint in hints}
        gone = [hint for hint in self._hints if id(hint) not in after]
        new = [hint for hint in hints if id(hint) not in before]
        stay = [id(hint) for hint in self._hints if id(hint) in after]
        if stay != [id(hint) for hint in hints if id(hint) in before]:
            return [*self._hints, *new]
        return [*gone, *new]

    def _draw(self, exposed: QRect) -> None:
        back, _ = self._transform.inverted()
        margin, ratio = round(MARGIN), self._image.devicePixelRatio()
        seen = back.mapRect(QRectF(exposed.adjusted(-margin, -margin, margin, margin)))
        with QPainter(self._image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(exposed)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(exposed, Qt.GlobalColor.transparent)
            painter.setTransform(self._transform, combine=True)
            for hint in self._hints:
                path = self._paths.path(hint)
                if hint.eye is Eye.OPEN and path.bounds.intersects(seen):
                    paint_hint(painter, hint, path, lightness=self._lightness_of(hint), ratio=ratio)
                    self.drawn += 1


def _transparent(pixels: QSize, ratio: float) -> QImage:
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _moved(before: QTransform, after: QTransform, ratio: float) -> QPoint | None:
    """By how many pixels of the screen the view moved; None if it did anything else."""
    shift = before.inverted()[0] * after
    x, y = shift.dx() * ratio, shift.dy() * ratio
    is_shift = all(abs(have - want) < 1e-9 for have, want in ((shift.m11(), 1), (shift.m12(), 0), (shift.m21(), 0)))
    whole = QPoint(round(x), round(y))
    return whole if is_shift and max(abs(x - whole.x()), abs(y - whole.y())) < 1e-3 else None
