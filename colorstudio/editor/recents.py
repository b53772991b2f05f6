"""Recent photos: what was opened last, with a small picture each, for the empty window and the File menu."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from colorstudio.support.atomic import replacing
from colorstudio.support.errors import CannotWrite

_FILE: Final = "recent.json"
_MOST: Final = 10
_MOST_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Recent:
    """A photo or project that was open.

    path : of the project, or of the photo if it was not saved as one
    name : what the person calls it
    hints : how many there were
    when : seconds since 1970
    """

    path: str
    name: str
    hints: int
    when: float

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.when, UTC)


class Recents:
    """The list, kept in the person's state folder. What can't be read or written is only forgotten."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[Recent, ...]:
        """Those whose file is still there, the newest first."""
        return tuple(recent for recent in self._read() if Path(recent.path).is_file())

    def add(self, recent: Recent, thumbnail: bytes | None) -> None:
        """Put one on top."""
        others = [other for other in self._read() if other.path != recent.path]
        kept = [recent, *others][:_MOST]
        with suppress(OSError, CannotWrite):
            self._folder.mkdir(parents=True, exist_ok=True)
            if thumbnail is not None:
                with replacing(self.thumbnail(recent)) as temporary:
                    temporary.write_bytes(thumbnail)
            with replacing(self._folder / _FILE) as temporary:
                temporary.write_text(json.dumps([asdict(one) for one in kept]), encoding="utf-8")
            for gone in others[_MOST - 1 :]:
                self.thumbnail(gone).unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget all of them."""
        with suppress(OSError):
            for recent in self._read():
                self.thumbnail(recent).unlink(missing_ok=True)
            (self._folder / _FILE).unlink(missing_ok=True)

    def thumbnail(self, recent: Recent) -> Path:
        """Where the small picture of one is, a WebP; it may be missing."""
        digest = hashlib.sha256(recent.path.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"recent-{digest[:16]}.webp"

    def _read(self) -> list[Recent]:
        path = self._folder / _FILE
        try:
            if path.stat().st_size > _MOST_BYTES:
                return []
            entries = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        if not isinstance(entries, list):
            return []
        return [recent for entry in entries[:_MOST] if (recent := _recent(entry)) is not None]


def _recent(entry: Any) -> Recent | None:
    try:
        recent = Recent(str(entry["path"]), str(entry["name"]), int(entry["hints"]), float(entry["when"]))
        _ = recent.at  # years that no calendar has
    except (TypeError, KeyError, ValueError, OverflowError, OSError):
        return None
    return recent
