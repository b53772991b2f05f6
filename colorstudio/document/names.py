"""What a document may call things: file names that are only names, digests, and notes that can be written down."""

from __future__ import annotations

import re

MOST_NAME = 255  # characters, as file systems have it
MOST_PATH = 4_096
MOST_NOTE = 10_000

_DIGEST = re.compile(r"[0-9a-f]{64}")
# On Windows a colon ends a drive (C:scan.jpg) or begins a stream. The last are bytes of a name that is not UTF-8.
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\:\ud800-\udfff]")


def is_name(text: str) -> bool:
    """Whether it can be the name of a file and nothing more: no folder, no drive, no way up, no control character."""
    return 1 <= len(text) <= MOST_NAME and text not in {".", ".."} and _NOT_IN_A_NAME.search(text) is None


def as_name(text: str) -> str:
    """Make a name of whatever a file system or a clipboard calls a photo, so that `is_name` holds."""
    name = _NOT_IN_A_NAME.sub("_", text)[-MOST_NAME:]
    return name if is_name(name) else "photo"


def is_text(text: str, *, most: int) -> bool:
    """Whether a document can hold these words: not too many, and all of them can be written as UTF-8."""
    return len(text) <= most and re.search(r"[\ud800-\udfff]", text) is None


def is_digest(text: str) -> bool:
    """Whether it is a SHA-256 as 64 lower-case hexadecimal digits."""
    return _DIGEST.fullmatch(text) is not None
