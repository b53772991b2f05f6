"""Tips: one line each, one at a time; one that was closed, or followed, never comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from colorstudio.ui.canvas.compare import Compare
from colorstudio.ui.photo_view import PhotoView
from colorstudio.ui.words import QT_TRANSLATE_NOOP, translated

_KEY: Final = "tips/closed"
_Hear: TypeAlias = Callable[[], None]


class Tips(QObject):
    """Knows how many tips are past."""

    def __init__(self, layout: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._layout = layout

    def begin(self, view: PhotoView) -> None:
        """Show the next tip with a photo that was just opened."""
        view.tip.closed.connect(self._closed)
        past = self._past()
        if past < len(_TIPS):
            tip = _TIPS[past]
            tip.listen(view, lambda: self._followed(view, past))
            view.show_tip(translated("Tips", tip.words))

    def _followed(self, view: PhotoView, tip: int) -> None:
        if self._past() == tip:
            view.tip.leave()

    def _closed(self) -> None:
        self._layout.setValue(_KEY, self._past() + 1)

    def _past(self) -> int:
        value = self._layout.value(_KEY, 0)
        return int(value) if isinstance(value, int | str) and str(value).isdecimal() else 0


class _Backslash(QObject):
    """Hears of a key that a widget gets."""

    def __init__(self, widget: QObject, hear: _Hear) -> None:
        super().__init__(widget)
        self._hear = hear
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backslash
        ):
            self._hear()
        return False


def _listen_for_asking(view: PhotoView, hear: _Hear) -> None:
    """For a place that is asked about, or a hint that is painted."""
    photo = view.photo

    def follow() -> None:
        if photo.picker.is_open or photo.document.hints:
            hear()

    photo.picker.changed.connect(follow)
    photo.document_changed.connect(follow)


def _listen_for_comparing(view: PhotoView, hear: _Hear) -> None:
    def follow() -> None:
        if view.canvas.compare is not Compare.OFF:
            hear()

    view.canvas.view_changed.connect(follow)
    _Backslash(view.canvas, hear)


def _listen_for_walking(view: PhotoView, hear: _Hear) -> None:
    view.walked.connect(hear)


@dataclass(frozen=True, slots=True)
class _Tip:
    """What to do, and how to hear that it is done."""

    words: str
    listen: Callable[[PhotoView, _Hear], None]


_TIPS: Final = (
    _Tip(
        QT_TRANSLATE_NOOP("Tips", "Click anything to see which colors are possible there. Paint to decide."),
        _listen_for_asking,
    ),
    _Tip(
        QT_TRANSLATE_NOOP("Tips", "Hold the backslash key to see the photo as it was, Y to compare."),
        _listen_for_comparing,
    ),
    _Tip(QT_TRANSLATE_NOOP("Tips", "N leads to the next place where a color would help most."), _listen_for_walking),
)
