"""Words that are written down in one place and translated in another: marked for translators by Qt's own name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6 import QtCore

_marking: Any = QtCore.QT_TRANSLATE_NOOP  # its stub says that it returns an object
QT_TRANSLATE_NOOP: Callable[[str, str], str] = _marking


def translated(context: str, text: str) -> str:
    """The text in the person's language."""
    return QtCore.QCoreApplication.translate(context, text)
