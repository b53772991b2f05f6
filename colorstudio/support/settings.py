"""What a person set for the program as a whole, kept as TOML that can be read and mended by hand.

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

from colorstudio.support.atomic import replacing


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
class Settings:
    """The settings with their ranges and defaults.

    theme : the look of the window
    device : where the network computes
    solver_memory_mb : how much the solver may hold for one photo; 1100 MB are 13 megapixels at 85 bytes
    autosave : whether each step is written to the journal at once
    embed_photos : whether a project carries its photo's bytes (or a link to the file)
    keep_metadata : whether an exported picture carries what the scan said about itself
    mark_colorized : whether an exported picture says that its colors were added
    """

    FILE: ClassVar[str] = "settings.toml"

    theme: Theme = Theme.SYSTEM
    device: Device = Device.AUTOMATIC
    solver_memory_mb: int = _between(1100, 64, 65_536)
    autosave: bool = True
    embed_photos: bool = True
    keep_metadata: bool = True
    mark_colorized: bool = True


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as they were found, and a sentence for each thing that could not be used."""

    settings: Settings
    notes: tuple[str, ...] = ()


def load_settings(folder: Path) -> LoadedSettings:
    """Read the settings of `folder`; whatever can't be used is its default and gets a sentence."""
    path = folder / Settings.FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        sentence = f"The settings in {path} can't be read ({error.strerror}); the defaults are used."
        return LoadedSettings(Settings(), (sentence,))
    except ValueError:  # not TOML or not UTF-8
        return LoadedSettings(Settings(), (_set_aside(path),))
    return _understood(table)


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings whole or not at all; entries of the file that this version doesn't know stay."""
    import tomli_w

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / Settings.FILE
    table = _unknown_entries(path) | asdict(settings)
    with replacing(path) as temporary:
        temporary.write_text(tomli_w.dumps(table), encoding="utf-8")


def _set_aside(path: Path) -> str:
    aside = path.with_name(path.name + ".broken")
    try:
        os.replace(path, aside)
    except OSError:
        return f"The settings file {path} is broken and could not be set aside; the defaults are used."
    return f"The settings file was broken; it is now {aside}, and the defaults are used."


def _understood(table: dict[str, Any]) -> LoadedSettings:
    settings = Settings()
    notes = []
    for entry in fields(Settings):
        if entry.name not in table:
            continue
        default = getattr(settings, entry.name)
        value = _value_like(default, table[entry.name])
        if value is None or not _is_within(value, entry.metadata):
            notes.append(f"The setting {entry.name} = {table[entry.name]!r} can't be used; it is {default} instead.")
        else:
            settings = replace(settings, **{entry.name: value})
    return LoadedSettings(settings, tuple(notes))


def _value_like(default: Any, value: Any) -> Any:
    """Return `value` as the type of `default`, or None where it isn't one."""
    if isinstance(default, StrEnum):
        return next((member for member in type(default) if member == value), None)
    return value if type(value) is type(default) else None


def _is_within(value: Any, limits: Any) -> bool:
    return "low" not in limits or bool(limits["low"] <= value <= limits["high"])


def _unknown_entries(path: Path) -> dict[str, Any]:
    known = {entry.name for entry in fields(Settings)}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in table.items() if name not in known}
