"""Days in words: near ones by name, others as the locale has them, in English where the system names none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from colorstudio.ui.dates import day_in_words, moment_in_words

THEN = datetime(2024, 3, 9, 16, 4, 30).astimezone()


@pytest.fixture(autouse=True)
def the_locale_of_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        (QLocale("de_DE"), "Samstag, 9. März 2024"),
        (QLocale("en_GB"), "Saturday, 9 March 2024"),
        (QLocale.c(), "Saturday, March 9, 2024"),
    ],
)
def test_a_day_is_written_as_the_locale_has_it(locale: QLocale, day: str) -> None:
    QLocale.setDefault(locale)
    assert day_in_words(THEN) == day


def test_near_days_have_names() -> None:
    now = datetime.now().astimezone()
    assert day_in_words(now) == "Today"
    assert day_in_words(now - timedelta(days=1)) == "Yesterday"


def test_a_moment_has_its_time_too() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert moment_in_words(THEN) == "Saturday, 9 March 2024, 16:04"
