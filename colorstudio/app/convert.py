"""`colorstudio convert`: one photo in, the same photo out in another format, with all that it carries."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from colorstudio.app.console import complain, progress
from colorstudio.imaging.decode import decode
from colorstudio.imaging.encode import encode, losses
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.file_options import FileOptions, Subsampling
from colorstudio.imaging.formats import format_for
from colorstudio.imaging.source import read_source
from colorstudio.imaging.vips import listening
from colorstudio.support.atomic import Existing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite
from colorstudio.support.resources import resource


def run(options: argparse.Namespace) -> int:
    """Convert one photo; what the format can't keep is said before it is written."""
    out: Path = options.output
    existing = Existing.REPLACED if options.overwrite else Existing.KEPT
    refuse_existing(out, existing=existing)
    target = FileOptions(format_for(out), **_chosen(options))
    photo = resource("sample", "astronaut.png") if options.sample else options.photo
    with progress(f"Converting {photo.name}") as token, listening() as heard:
        _convert(photo, out, options=target, token=token, existing=existing)
    for note in passed_over(photo.name, heard):
        complain(note)
    return 0


def _convert(photo: Path, out: Path, *, options: FileOptions, token: CancelToken, existing: Existing) -> None:
    picture = decode(read_source(photo, token=token), profile=options.profile, token=token)
    for note in (*picture.notes, *losses(picture, options)):
        complain(note)
    encode(picture, out, options=options, token=token, existing=existing)


def _chosen(options: argparse.Namespace) -> dict[str, Any]:
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
