"""What commands that write pictures have in common: the options of a file, and the care for files that exist."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from colorstudio.imaging.file_options import Subsampling
from colorstudio.support.atomic import Existing
from colorstudio.support.errors import CannotWrite


def chosen_file_options(options: argparse.Namespace) -> dict[str, Any]:
    """What was given of the options of a file; the defaults have their home there."""
    names = ("depth", "quality", "subsampling", "profile")
    chosen = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if "subsampling" in chosen:
        chosen["subsampling"] = Subsampling(chosen["subsampling"])
    return chosen


def refuse_existing(out: Path, *, existing: Existing) -> None:
    """Refuse before any work to replace a file, unless the person said so."""
    if not os.path.lexists(out):  # also where the folder can't be looked into: writing will say why
        return
    if out.is_dir():
        raise CannotWrite(f"{out} is a folder: name a file in it.")
    if existing is Existing.KEPT:
        raise CannotWrite(f"{out} exists already. Choose another name, or add --overwrite to replace it.")
