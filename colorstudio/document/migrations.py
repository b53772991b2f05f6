"""Formats of the project file and the upgrades from each to the next, applied one at a time.

A new format is a row at the end of `UPGRADES`, a sample in tests/samples/ and a section in docs/project-format.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from colorstudio.document.plain import JsonObject
from colorstudio.document.ranges import Range
from colorstudio.support.errors import Unsupported

FORMAT = Range(1, 1_000_000)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """How what was written in one format reads in the next."""

    document: Callable[[JsonObject], JsonObject]
    edit: Callable[[JsonObject], JsonObject]  # of a journal that a crash left behind before the program was updated


UPGRADES: tuple[Upgrade, ...] = ()  # the first is from format 1 to 2


def newest(upgrades: tuple[Upgrade, ...] = UPGRADES) -> int:
    """The format in which we write."""
    return 1 + len(upgrades)


def upgrade_document(document: JsonObject, written_in: int, upgrades: tuple[Upgrade, ...] = UPGRADES) -> JsonObject:
    for upgrade in upgrades[written_in - 1 :]:
        document = upgrade.document(document)
    return document


def upgrade_edit(edit: JsonObject, written_in: int, upgrades: tuple[Upgrade, ...] = UPGRADES) -> JsonObject:
    for upgrade in upgrades[written_in - 1 :]:
        edit = upgrade.edit(edit)
    return edit


def check_format(written_in: int, *, what: str, upgrades: tuple[Upgrade, ...] = UPGRADES) -> None:
    """Refuse what only a newer program understands. `what` begins the sentence."""
    if written_in > newest(upgrades):
        raise Unsupported(
            f"{what} was made by a newer colorstudio (format {written_in}; this one reads up to {newest(upgrades)}). "
            "Update colorstudio to open it."
        )
