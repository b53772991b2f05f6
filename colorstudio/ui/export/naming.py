"""The name of an exported picture, and its ending."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from colorstudio.imaging.formats import WRITABLE

_ENDING: Final = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)  # what people know as one: .gif, but not .1932


def with_suffix(name: str, suffix: str) -> str:
    """A name with the ending of another format."""
    if not name.strip():
        return name
    known = any(Path(name).suffix.lower() in holds.suffixes for holds in WRITABLE.values())
    return str(Path(name).with_suffix(suffix)) if known else name + suffix


def finished(name: str, suffix: str) -> str:
    """A name as it was typed, with an ending if it has none; one that is no format's is left to be refused."""
    bare = name.strip().rstrip(". ")
    return bare if not bare or _ENDING.search(bare) else bare + suffix
