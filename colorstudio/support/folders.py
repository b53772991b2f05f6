"""The program's own folders on this machine, by the platform's rules. They are made when they are first needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where settings, unsaved work, logs and what can be made again are kept."""

    config: Path
    state: Path
    logs: Path
    cache: Path


def user_folders() -> Folders:
    """The folders of the person who runs the program."""
    from platformdirs import PlatformDirs  # 10 ms that `--help` need not wait for

    places = PlatformDirs("colorstudio", appauthor=False)
    return Folders(
        config=places.user_config_path,
        state=places.user_state_path,
        logs=places.user_log_path,
        cache=places.user_cache_path,
    )
