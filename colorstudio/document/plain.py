"""JSON at the border: bounded when it is read, one spelling when it is written, and keeping what it does not know.

Nothing here knows what a document is; `fields` reads the values, the codecs give them meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NoReturn

from colorstudio.support.errors import BadInput

JsonObject = dict[str, object]

# Fields that this program does not know, each as its name and its JSON text: immutable, comparable, written as read.
Unknown = tuple[tuple[str, str], ...]

MOST_BYTES = 64 * 2**20  # 2,000 strokes of 100 points make 10 MB
# Brackets, braces and commas bound the number of values before one is made: 64 MB of "[]," would become 1.4 GB of empty
# lists. So many marks became 400 MB at the very worst (measured with {"a":1}) and are a million points of strokes.
MOST_MARKS = 4_000_000
_MOST_DEPTH = 50  # of unknown fields; what could just be read could be too deep to be written from a deeper stack


def parse(data: bytes) -> JsonObject:
    """Read one JSON object. Raises `BadInput` for what strict JSON would not allow and for what is too large."""
    if not is_small_enough(data):
        raise BadInput("it holds more than a project can.", detail=f"{len(data):,} bytes of JSON")
    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
        if b"\\ud" in data.lower():
            _text(value).encode("utf-8")  # half of a surrogate pair is no text, and nobody could write it again
    # RecursionError: thousands of nested brackets. ValueError: JSON's and UTF-8's errors, integers of 5,000 digits.
    except (ValueError, RecursionError) as error:
        raise BadInput("what is written in it can't be read.", detail=str(error)) from error
    if not isinstance(value, dict):
        raise BadInput("what is written in it can't be read.", detail=f"no object but {type(value).__name__}")
    return value


def dump(value: JsonObject) -> bytes:
    """Write one JSON object in the one way in which it is written here."""
    return _text(value).encode("utf-8")


def is_small_enough(data: bytes) -> bool:
    """Whether `parse` takes so many bytes and values."""
    return len(data) <= MOST_BYTES and sum(map(data.count, (b"[", b"{", b","))) <= MOST_MARKS


def freeze(fields: Iterable[tuple[str, object]]) -> Unknown:
    """Keep fields that nobody here knows."""
    fields = tuple(fields)
    if not all(_is_within(_MOST_DEPTH, value) for _, value in fields):
        raise BadInput("what is written in it can't be read.", detail=f"nested deeper than {_MOST_DEPTH}")
    try:
        return tuple((name, _text(value)) for name, value in fields)
    except ValueError as error:  # 1e999 is read as infinite, which no JSON can say; known numbers have their ranges
        raise BadInput("what is written in it can't be read.", detail=str(error)) from error


def thaw(unknown: Unknown) -> JsonObject:
    """Give the fields as they were read."""
    return {name: json.loads(text) for name, text in unknown}


def _is_within(depth: int, value: object) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth > 0 and all(_is_within(depth - 1, item) for item in inner)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _object(pairs: list[tuple[str, object]]) -> JsonObject:
    names = dict(pairs)
    if len(names) < len(pairs):
        raise ValueError("a name stands twice in one object: two readers could take two different values")
    return names


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")
