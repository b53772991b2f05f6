"""Days and times in a person's words: today and yesterday by name, others as the locale writes them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from colorstudio.ui.words import translated

_CONTEXT = "Dates"


def day_in_words(when: datetime) -> str:
    """Say which day it was: "Today", "24 November 2026"."""
    local = when.astimezone()
    match (datetime.now().astimezone().date() - local.date()).days:
        case 0:
            return translated(_CONTEXT, "Today")
        case 1:
            return translated(_CONTEXT, "Yesterday")
        case _:
            return _locale().toString(_moment(local).date(), QLocale.FormatType.LongFormat)


def moment_in_words(when: datetime) -> str:
    """Say when it was: "Today, 16:04"."""
    time = _locale().toString(_moment(when.astimezone()).time(), QLocale.FormatType.ShortFormat)
    return translated(_CONTEXT, "{day}, {time}").format(day=day_in_words(when), time=time)


def _moment(when: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(when.timestamp()))


def _locale() -> QLocale:
    """The person's; where the system names none, that of the program's own words."""
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() == QLocale.Language.C else locale
