"""All hints that are seen, drawn to one transparent image. Only what changed is drawn again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from colorstudio.document.eye import Eye
from colorstudio.document.hints import Hint
from colorstudio.ui.canvas.hint_painter import MARGIN, paint_hint
from colorstudio.ui.canvas.hint_paths import HintPaths, united


class HintLayer:
    """The hints of a document in a view."""

    def __init__(self) -> None:
        self._paths = HintPaths()
        self._hints: tuple[Hint, ...] = ()
        self._transform = QTransform()
        self._image = QImage()
        self.drawn = 0  # hints that the last call drew

    def image(self, hints: tuple[Hint, ...], transform: QTransform, *, size: QSize, ratio: float) -> QImage:
        """The layer for a canvas of this size; `transform` leads from the scan to it."""
        self.drawn = 0
        pixels = size * ratio
        if transform == self._transform and pixels == self._image.size():
            if hints is not self._hints:
                changed = self.bounds(self._changed(hints), transform)
                self._hints = hints
                self._paths.keep_only(hints)
                self._draw(changed.toAlignedRect() & QRect(0, 0, size.width(), size.height()))
            return self._image
        if pixels != self._image.size():
            self._image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        self._image.setDevicePixelRatio(ratio)
        self._hints, self._transform = hints, transform
        self._paths.keep_only(hints)
        self._draw(QRect(0, 0, size.width(), size.height()))
        return self._image

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
        if exposed.isEmpty():
            return
        with QPainter(self._image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(exposed)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(exposed, Qt.GlobalColor.transparent)
            painter.setTransform(self._transform, combine=True)
            for hint in self._hints:
                if hint.eye is Eye.OPEN and self.bounds((hint,), self._transform).intersects(QRectF(exposed)):
                    paint_hint(painter, hint, self._paths.path(hint))
                    self.drawn += 1
