"""Where the files are that travel with the program: alike in a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

from colorstudio.support.errors import BadInput

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of one resource, for example ``resource("sample", "camera.png")``."""
    path = _root().joinpath(*parts)
    if not path.exists():
        raise BadInput(
            f"A part of the program is missing: {'/'.join(parts)}. Install colorstudio again.", detail=str(path)
        )
    return path


def manual(name: str) -> Path:
    """The path of one of the texts for people: the guide, the notices."""
    beside = {"NOTICE": "NOTICE"}.get(name, f"docs/{name}")
    in_checkout = _PACKAGE.parent / beside
    if not (_PACKAGE / "resources").is_dir() and getattr(sys, "_MEIPASS", None) is None and in_checkout.exists():
        return in_checkout
    return resource("manual", name)


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = _PACKAGE / "resources"  # the wheel carries them inside the package
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
