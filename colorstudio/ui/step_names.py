"""The names of steps and hints in the language of the person.

Documents and journals keep them in English, as `tools.labels` makes them, so that a project reads alike in every
language. Here each is recognized by its template, and the template is translated: what is not recognized, such as a
step of a later version, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from colorstudio.ui.color.words import color_word
from colorstudio.ui.words import QT_TRANSLATE_NOOP, translated

# The more particular first.
_STEPS: Final = (
    QT_TRANSLATE_NOOP("Steps", "Opened"),
    QT_TRANSLATE_NOOP("Steps", "Brush, {color}"),
    QT_TRANSLATE_NOOP("Steps", "Point, {color}"),
    QT_TRANSLATE_NOOP("Steps", "Region, {color}"),
    QT_TRANSLATE_NOOP("Steps", "Keep gray"),
    QT_TRANSLATE_NOOP("Steps", "Kept colors"),
    QT_TRANSLATE_NOOP("Steps", "Barrier"),
    QT_TRANSLATE_NOOP("Steps", "Chosen, {number} % {color}"),
    QT_TRANSLATE_NOOP("Steps", "Chosen, {color}"),
    QT_TRANSLATE_NOOP("Steps", "Recolor, {color}"),
    QT_TRANSLATE_NOOP("Steps", "Move {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Move {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Duplicate {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Duplicate {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Delete {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Delete {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Erase {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Erase {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Hide {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Hide {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Show {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Show {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Note on {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Note on {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Remove note of {hint}"),
    QT_TRANSLATE_NOOP("Steps", "Remove note of {count} hints"),
    QT_TRANSLATE_NOOP("Steps", "Clear all hints"),
    QT_TRANSLATE_NOOP("Steps", "Erase parts"),
    QT_TRANSLATE_NOOP("Steps", "Strength {number} %"),
    QT_TRANSLATE_NOOP("Steps", "Suggested – my own, {number} %"),
    QT_TRANSLATE_NOOP("Steps", "Vividness {number} %"),
    QT_TRANSLATE_NOOP("Steps", "Warmth {number}"),
    QT_TRANSLATE_NOOP("Steps", "Saturation {number} %"),
    QT_TRANSLATE_NOOP("Steps", "Settings"),
    QT_TRANSLATE_NOOP("Steps", "Model: none"),
    QT_TRANSLATE_NOOP("Steps", "Model: {name}"),
)
_HINTS: Final = (
    QT_TRANSLATE_NOOP("Hints in a sentence", "stroke"),
    QT_TRANSLATE_NOOP("Hints in a sentence", "point"),
    QT_TRANSLATE_NOOP("Hints in a sentence", "region"),
    QT_TRANSLATE_NOOP("Hints in a sentence", "kept colors"),
    QT_TRANSLATE_NOOP("Hints in a sentence", "barrier"),
)
_FIELDS: Final = {"color": ".+", "hint": "|".join(_HINTS), "count": r"[\d,]+", "number": r"-?\d+", "name": ".+"}


def step_in_words(label: str) -> str:
    """Translate what the History list or the list of hints calls something."""
    for template in _STEPS:
        found = _pattern(template).fullmatch(label)
        if found is not None:
            fields = {name: _WORDS[name](value) for name, value in found.groupdict().items()}
            return translated("Steps", template).format_map(fields)
    return label


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a label looks like that was made by a template."""
    pattern = re.escape(template)
    for name, form in _FIELDS.items():
        pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{form})")
    return re.compile(pattern)


def _color(name: str) -> str:
    """A color's name, which begins small inside of a sentence; in other languages as they have it."""
    large = name[:1].upper() + name[1:]
    word = color_word(large)
    return name if word == large else word


def _hint(kind: str) -> str:
    return translated("Hints in a sentence", kind)


def _as_it_is(words: str) -> str:
    return words


_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "color": _color,
    "hint": _hint,
    "count": _as_it_is,
    "number": _as_it_is,
    "name": _as_it_is,
}
