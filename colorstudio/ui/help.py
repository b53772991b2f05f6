"""The windows of the Help menu: each once, before the main window, which has the keyboard again when one is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from colorstudio.ui.about import About
from colorstudio.ui.guide import Guide
from colorstudio.ui.widgets.shortcut_sheet import ShortcutGroup, ShortcutSheet

_Page = TypeVar("_Page", bound=QWidget)


class Help:
    """Opens them over one window."""

    def __init__(self, window: QWidget, keys: Callable[[], Sequence[ShortcutGroup]]) -> None:
        self._window, self._keys = window, keys

    def by_name(self) -> dict[str, Callable[[], None]]:
        """What each command of the menu does."""
        return {"guide": self._show_guide, "keys": self._show_keys, "about": self._show_about}

    def _show_guide(self) -> None:
        self._bring(Guide, lambda: Guide(self._window))

    def _show_keys(self) -> None:
        self._bring(ShortcutSheet, lambda: ShortcutSheet(self._keys(), self._window))

    def _show_about(self) -> None:
        self._bring(About, lambda: About(self._window))

    def _bring(self, kind: type[_Page], made: Callable[[], _Page]) -> None:
        """Show the one that is open, or a new one."""
        page = next((page for page in self._window.findChildren(kind) if page.isVisible()), None) or made()
        page.show()
        page.raise_()
        page.activateWindow()
