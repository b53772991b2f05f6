"""What hints and references are called by: short random names that stay unique when hints are copied or pasted."""

from __future__ import annotations

import re
import secrets
from collections.abc import Hashable, Iterable
from typing import NewType

HintId = NewType("HintId", str)
ReferenceId = NewType("ReferenceId", str)

_GRAMMAR = re.compile(r"[0-9a-z]{1,32}")


def new_hint_id() -> HintId:
    return HintId(secrets.token_hex(8))


def new_reference_id() -> ReferenceId:
    return ReferenceId(secrets.token_hex(8))


def is_id(text: str) -> bool:
    return _GRAMMAR.fullmatch(text) is not None


def are_distinct(ids: Iterable[Hashable]) -> bool:
    """Whether no two of them are the same."""
    listed = list(ids)
    return len(set(listed)) == len(listed)
