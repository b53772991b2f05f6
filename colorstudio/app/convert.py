"""`colorstudio convert`: one photo in, the same photo out in another format, with all that it carries."""

from __future__ import annotations

import argparse
from pathlib import Path

from colorstudio.app.console import complain, progress
from colorstudio.app.output import chosen_file_options, refuse_existing
from colorstudio.imaging.decode import decode
from colorstudio.imaging.encode import encode, losses
from colorstudio.imaging.faults import passed_over
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import format_for
from colorstudio.imaging.source import read_source
from colorstudio.imaging.vips import listening
from colorstudio.support.atomic import Existing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.resources import resource


def run(options: argparse.Namespace) -> int:
    """Convert one photo; what the format can't keep is said before it is written."""
    out: Path = options.output
    existing = Existing.REPLACED if options.overwrite else Existing.KEPT
    refuse_existing(out, existing=existing)
    target = FileOptions(format_for(out), **chosen_file_options(options))
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
