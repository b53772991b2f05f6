"""`colorstudio info`: what a photo is, and what it says about itself."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from colorstudio.app.console import for_each
from colorstudio.imaging.decode import decode
from colorstudio.imaging.picture import Picture
from colorstudio.imaging.source import printable, read_source


def run(options: argparse.Namespace) -> int:
    """Print what each photo is; the pixels are not decoded."""
    return for_each(options.photos, lambda path: _print(path, as_json=options.json), debug=options.debug)


def _print(path: Path, *, as_json: bool) -> None:
    facts = describe(decode(read_source(path)), path=path)
    print(json.dumps(facts) if as_json else _as_text(facts))


def describe(picture: Picture, *, path: Path) -> dict[str, Any]:
    """What a person or a script wants to know of a photo, in the order in which it is shown."""
    file, metadata = picture.file, picture.metadata
    kept = [name for name in ("exif", "xmp", "iptc") if getattr(metadata, name) is not None]
    return {
        "file": printable(str(path)),
        "format": file.format.value,
        "width": picture.size.width,
        "height": picture.size.height,
        "channels": file.channels,
        "bits": file.bits,
        "orientation": file.orientation,
        "profile": file.profile,
        "pages": file.pages,
        "dpi": None if metadata.dpi is None else [round(value, 2) for value in metadata.dpi],
        "metadata": kept,
        "notes": list(picture.notes),
    }


def _as_text(facts: dict[str, Any]) -> str:
    dpi = facts["dpi"]
    lines = [
        facts["file"],
        f"  {facts['width']} × {facts['height']}, {facts['channels']}, {facts['bits']} bit, {facts['format']}",
        f"  profile      {facts['profile'] or 'none'}",
        f"  orientation  {facts['orientation']} ({_LIES[facts['orientation']]})",
        f"  resolution   {'not said' if dpi is None else ' × '.join(f'{value:g}' for value in dpi) + ' dpi'}",
        f"  metadata     {', '.join(facts['metadata']) or 'none'}",
        *(f"  note         {note}" for note in facts["notes"]),
    ]
    return "\n".join(lines)


# How the stored picture lies, by EXIF's number; it is always read upright.
_LIES = {
    1: "upright",
    2: "mirrored",
    3: "turned by 180°",
    4: "mirrored and turned by 180°",
    5: "mirrored and turned by 90°",
    6: "turned by 90°",
    7: "mirrored and turned by 270°",
    8: "turned by 270°",
}
