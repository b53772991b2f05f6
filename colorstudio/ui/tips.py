"""Tips: one line each, one at a time; one that was closed never comes back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings

from colorstudio.ui.photo_view import PhotoView
from colorstudio.ui.words import QT_TRANSLATE_NOOP, translated

_TIPS: Final = (
    QT_TRANSLATE_NOOP("Tips", "Click anything to see which colors are possible there. Paint to decide."),
    QT_TRANSLATE_NOOP("Tips", "Hold the backslash key to see the photo as it was, Y to compare."),
    QT_TRANSLATE_NOOP("Tips", "N leads to the next place where a color would help most."),
)
_KEY: Final = "tips/closed"


class Tips:
    """Knows how many tips were closed."""

    def __init__(self, layout: QSettings) -> None:
        self._layout = layout

    def begin(self, view: PhotoView) -> None:
        """Show the next tip with a photo that was just opened."""
        view.tip.closed.connect(self._closed)
        seen = self._seen()
        if seen < len(_TIPS):
            view.show_tip(translated("Tips", _TIPS[seen]))

    def _closed(self) -> None:
        self._layout.setValue(_KEY, self._seen() + 1)

    def _seen(self) -> int:
        value = self._layout.value(_KEY, 0)
        return int(value) if isinstance(value, int | str) and str(value).isdecimal() else 0
