"""Steps to plain JSON values and back: the records of the journal behind its first."""

from __future__ import annotations

import os
from pathlib import Path

from colorstudio.document.edit_codec import edit_from_plain, edit_to_plain
from colorstudio.document.fields import Fields
from colorstudio.document.migrations import UPGRADES, Upgrade, upgrade_edit
from colorstudio.document.plain import JsonObject
from colorstudio.document.ranges import Range
from colorstudio.document.steps import Made, Moved, Saved, Step

_BY = Range(-1_000_000, 1_000_000)
_MOST_PATH = 100_000  # bytes; Windows has paths of 32,767 letters, some of three bytes


def step_to_plain(step: Step) -> JsonObject:
    match step:
        case Made(edit):
            return {"made": edit_to_plain(edit)}
        case Moved(by):
            return {"moved": by}
        case Saved(path, by):
            return {"saved": path_to_plain(path), "by": by}


def step_from_plain(value: object, *, written_in: int, upgrades: tuple[Upgrade, ...] = UPGRADES) -> Step:
    fields = Fields(value, "step")
    step: Step
    if "made" in fields:
        edit = Fields(fields.value("made"), "step.made").everything()
        step = Made(edit_from_plain(upgrade_edit(edit, written_in, upgrades), "step.made"))
    elif "moved" in fields:
        step = Moved(fields.whole("moved", _BY))
    else:
        step = Saved(
            path_from_plain(fields, "saved"), fields.optional("by", lambda name: fields.whole(name, _BY), None)
        )
    fields.nothing_else()
    return step


def path_to_plain(path: Path) -> str:
    """Write a path so that none is lost: names are bytes on some systems, and not always text."""
    return os.fsencode(path).decode("latin-1")


def path_from_plain(fields: Fields, name: str) -> Path:
    text = fields.text(name, _is_path, what="a path")
    return Path(os.fsdecode(text.encode("latin-1")))


def _is_path(text: str) -> bool:
    return 1 <= len(text) <= _MOST_PATH and "\0" not in text and max(map(ord, text)) < 256
