"""Preferences: what a person set for the program as a whole, kept as TOML that can be read and mended by hand.

A missing file or value is its default; a file that can't be read is set aside under another name and never fatal.
What belongs to one picture is in its document instead.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from colorstudio.support.atomic import cannot_write, replacing


class Theme(StrEnum):
    """The look of the window."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Device(StrEnum):
    """Where the network computes."""

    AUTOMATIC = "automatic"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


def _between(default: float, low: float, high: float) -> Any:  # a dataclass field, which typing sees as its default
    return field(default=default, metadata={"low": low, "high": high})


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences with their ranges and defaults.

    theme : the look of the window
    device : where the network computes
    solver_memory_mb : how much the solver may hold for one photo; 1100 MB are 13 megapixels at 85 bytes
    autosave : whether each step is written to the journal at once
    """

    FILE: ClassVar[str] = "settings.toml"

    theme: Theme = Theme.SYSTEM
    device: Device = Device.AUTOMATIC
    solver_memory_mb: int = _between(1100, 64, 65_536)
    autosave: bool = True


@dataclass(frozen=True, slots=True)
class LoadedPreferences:
    """Preferences as they were found, and a sentence for each thing that could not be used."""

    preferences: Preferences
    notes: tuple[str, ...] = ()


def load_preferences(folder: Path) -> LoadedPreferences:
    """Read the file in `folder`; whatever can't be used is its default and gets a sentence."""
    path = folder / Preferences.FILE
    try:
        return _understood(_table(path))
    except FileNotFoundError:
        return LoadedPreferences(Preferences())
    except OSError as error:
        sentence = f"The settings in {path} can't be read ({error.strerror}); the defaults are used."
        return LoadedPreferences(Preferences(), (sentence,))
    except ValueError:
        return LoadedPreferences(Preferences(), (_set_aside(path),))


def save_preferences(preferences: Preferences, folder: Path) -> None:
    """Write the preferences whole or not at all; entries of the file that this version doesn't know stay.

    A file that was broken meanwhile is set aside as in `load_preferences`.
    """
    import tomli_w

    path = folder / Preferences.FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    known = {entry.name for entry in fields(Preferences)}
    unknown = {name: value for name, value in _what_is_there(path).items() if name not in known}
    with replacing(path) as temporary:
        temporary.write_text(tomli_w.dumps(unknown | asdict(preferences)), encoding="utf-8")


def _table(path: Path) -> dict[str, Any]:
    """Read the file; what is no TOML or no text is a `ValueError`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:  # thousands of nested brackets
        raise ValueError("nested too deeply") from error


def _what_is_there(path: Path) -> dict[str, Any]:
    try:
        return _table(path)
    except OSError:
        return {}
    except ValueError:
        _set_aside(path)
        return {}


def _set_aside(path: Path) -> str:
    names = (path.with_name(f"{path.name}.broken{number or ''}") for number in range(100))
    aside = next((name for name in names if not name.exists()), None)
    try:
        if aside is not None:
            os.replace(path, aside)
            return f"The settings file was broken; it is now {aside}, and the defaults are used."
    except OSError:
        pass
    return f"The settings file {path} is broken and could not be set aside; the defaults are used."


def _understood(table: dict[str, Any]) -> LoadedPreferences:
    preferences = Preferences()
    notes = []
    for entry in fields(Preferences):
        if entry.name not in table:
            continue
        default = getattr(preferences, entry.name)
        value = _value_like(default, table[entry.name])
        if value is None or not _is_within(value, entry.metadata):
            notes.append(f"The setting {entry.name} = {table[entry.name]!r} can't be used; it is {default} instead.")
        else:
            preferences = replace(preferences, **{entry.name: value})
    return LoadedPreferences(preferences, tuple(notes))


def _value_like(default: Any, value: Any) -> Any:
    """Return `value` as the type of `default`, or None where it isn't one."""
    if isinstance(default, StrEnum):
        return next((member for member in type(default) if member == value), None)
    return value if type(value) is type(default) else None


def _is_within(value: Any, limits: Any) -> bool:
    return "low" not in limits or bool(limits["low"] <= value <= limits["high"])
