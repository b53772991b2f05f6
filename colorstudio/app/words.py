"""What one word of a command may be: each gives its value, or the sentence that makes it a wrong usage."""

from __future__ import annotations

import argparse
import re
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING, Final

from colorstudio.document.ranges import SHARE, Range
from colorstudio.document.settings import SATURATION, TEMPERATURE
from colorstudio.support.errors import BadInput

if TYPE_CHECKING:
    from colorstudio.imaging.profiles import Profile

OPEN: Final = "open"  # the command that need not be said
_OF_THE_PROGRAM: Final = ("-h", "--help", "--version")


def seed(text: str) -> int:
    return 0 if text == "0" else count(text)


def count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def percent(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 100):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 100")
    return int(text)


def share(text: str) -> float:
    return _number(text, within=SHARE)


def saturation(text: str) -> float:
    return _number(text, within=SATURATION.range)


def temperature(text: str) -> float:
    return _number(text, within=TEMPERATURE.range)


def _number(text: str, *, within: Range) -> float:
    try:
        number = float(text)
    except ValueError:
        number = nan
    if number not in within:
        raise argparse.ArgumentTypeError(f"{text} is not a number from {within.least:g} to {within.most:g}")
    return number


def place(text: str) -> tuple[float, float]:
    try:
        x, y = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a place like 120,80") from None
    return x, y


def output(text: str) -> Path:
    from colorstudio.imaging.formats import format_for

    with _wrong_usage():
        format_for(Path(text))
    return Path(text)


def drawing(text: str) -> Path:
    if Path(text).suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"{text} does not end in .svg, and a plot is drawn as SVG")
    return Path(text)


def model(text: str) -> str:
    """Check it; `chosen_settings` asks again what it means, since an option that is None was not given."""
    from colorstudio.engine.models import chosen_model

    with _wrong_usage():
        chosen_model(text)
    return text


def needed_model(text: str) -> str:
    from colorstudio.engine.models import needed_model

    with _wrong_usage():
        return needed_model(text)


def profile(text: str) -> Profile:
    from colorstudio.imaging.profiles import profile_from

    with _wrong_usage():
        return profile_from(text)


@contextmanager
def _wrong_usage() -> Iterator[None]:
    """What an option can't be is a wrong usage, in the sentence of whoever knows why."""
    try:
        yield
    except BadInput as error:
        raise argparse.ArgumentTypeError(error.sentence) from error


def joined_places(words: Sequence[str]) -> list[str]:
    """Join ``--at -1,5`` to one word: argparse takes what begins with a minus for an option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--at" and re.match(r"-[.\d]", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def with_command(words: Sequence[str], *, commands: Container[str]) -> list[str]:
    """Say the command where a person left it out: a photo alone is opened, and so is the empty window."""
    if words and (words[0] in commands or words[0] in _OF_THE_PROGRAM):
        return list(words)
    return [OPEN, *words]
