"""The style sheet of the window for given tokens: the template in the resources with colors and pictures put in.

A style sheet takes pictures only from files, so the few that it names (arrows, checks) are drawn in the theme's colors
into a folder that the caller keeps.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor

from colorstudio.support.resources import resource
from colorstudio.ui.drawing import drawing
from colorstudio.ui.tokens import Tokens

_LIGHTER = 112  # percent: a primary button under the pointer


def style_sheet(tokens: Tokens, pictures: Path) -> str:
    """The whole sheet; `pictures` is an existing folder that lives as long as the sheet is used."""
    template = Template(resource("style", "window.qss").read_text(encoding="utf-8"))
    return template.substitute(
        {name: str(value) for name, value in asdict(tokens).items()},
        fill_hover=QColor(tokens.fill).lighter(_LIGHTER).name(),
        check_icon=_picture("check", tokens.icon, pictures),
        check_fill_icon=_picture("check", tokens.on_fill, pictures),
        check_off_icon=_picture("check", tokens.off, pictures),
        dash_fill_icon=_picture("dash", tokens.on_fill, pictures),
        close_icon=_picture("close", tokens.icon, pictures),
        down_icon=_picture("down", tokens.icon, pictures),
        down_off_icon=_picture("down", tokens.off, pictures),
        right_icon=_picture("right", tokens.icon, pictures),
    )


def _picture(name: str, color: str, folder: Path) -> str:
    """Write one recolored icon and return its path as a style sheet wants it: quoted, with forward slashes."""
    path = folder / f"{name}-{color.removeprefix('#')}.svg"
    path.write_bytes(drawing(name, color))
    return f'"{path.as_posix()}"'
