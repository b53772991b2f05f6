"""The icons that Qt itself asks for, in its own file dialog above all: ours, in the theme's color, as an icon theme.

Where the system has a file dialog of its own, that is shown, with its own icons.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QIcon

from colorstudio.ui.drawing import drawing

# What Qt asks for, by the names of the freedesktop Icon Naming Specification, and our drawing of it.
_DRAWINGS: Final = {
    "go-previous": "left",
    "go-next": "right",
    "go-up": "up",
    "folder-new": "newfolder",
    "view-list-details": "list",
    "view-list-icons": "tiles",
    "folder": "folder",
    "user-home": "folder",
    "user-desktop": "folder",
    "computer": "computer",
    "drive-harddisk": "computer",
    "text-x-generic": "file",
    "package-x-generic": "file",
    "image-x-generic": "photo",
}
_INDEX: Final = """[Icon Theme]
Name={name}
Comment=Icons of colorstudio
Directories=scalable
[scalable]
Size=20
MinSize=8
MaxSize=256
Type=Scalable
"""


def use_icon_theme(color: str, folder: Path) -> None:
    """Draw the icons in a color into an existing folder, which lives as long as they are used, and let Qt take them."""
    name = f"colorstudio-{color.removeprefix('#')}"
    drawings = folder / name / "scalable"
    drawings.mkdir(parents=True, exist_ok=True)
    for asked, ours in _DRAWINGS.items():
        (drawings / f"{asked}.svg").write_bytes(drawing(ours, color))
    (folder / name / "index.theme").write_text(_INDEX.format(name=name), encoding="utf-8")
    QIcon.setThemeSearchPaths([str(folder)])
    QIcon.setThemeName(name)
