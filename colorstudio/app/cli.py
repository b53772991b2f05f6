"""The command line: words in, one sentence out.

Results go to stdout, sentences to stderr. The exit code is 0, 1 when a file could not be used, 2 for a wrong usage.
Nothing heavy is imported before a command runs, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from colorstudio._version import __version__
from colorstudio.app.console import complain, prepare_streams, report
from colorstudio.support.errors import BadInput, ColorstudioError

if TYPE_CHECKING:
    from colorstudio.imaging.profiles import Profile

INTERRUPTED = 130  # 128 + SIGINT, as shells count

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    prepare_streams()
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        with _log():
            code = _run(command, options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # of stdout: files have sentences of their own
        if options.debug:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more goes there, also at the exit
        if not isinstance(error, BrokenPipeError):  # that is a reader who has had enough
            complain(f"Can't write the result: {error.strerror}.")
        return 1
    return code


def _run(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    try:
        return command(options)
    except ColorstudioError as error:
        if options.debug:
            raise
        report(error)
    except (OSError, KeyboardInterrupt):
        raise
    except Exception as error:  # the last place where a fault of ours becomes a sentence
        if options.debug:
            raise
        report(ColorstudioError("Something went wrong in the program. Add --debug to see where."), cause=error)
    return 1


@contextmanager
def _log() -> Iterator[None]:
    """Keep what happens in the log's file; stderr is for sentences."""
    import logging

    from colorstudio.support.folders import user_folders
    from colorstudio.support.log import logging_to

    with logging_to(user_folders().logs, stderr_level=logging.CRITICAL):
        yield


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colorstudio",
        description="Color old black-and-white photos, on your own machine.",
        allow_abbrev=False,  # scripts must not break when options come that begin alike
    )
    parser.add_argument("--version", action="version", version=f"colorstudio {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_add_info, _add_convert):
        add(commands).add_argument("--debug", action="store_true", help="show where in the program an error arose")
    return parser


def _add_info(commands: _Commands) -> argparse.ArgumentParser:
    what = "what a photo is and says about itself"
    parser = commands.add_parser("info", help=what, description=f"Print {what}.", allow_abbrev=False)
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO", help="any number of files")
    parser.add_argument("--json", action="store_true", help="as JSON, one object a line")
    parser.set_defaults(command=_info)
    return parser


def _add_convert(commands: _Commands) -> argparse.ArgumentParser:
    what = "write a photo in another format, with all that it carries"
    parser = commands.add_parser("convert", help=what, description=f"{what.capitalize()}.", allow_abbrev=False)
    photo = parser.add_mutually_exclusive_group(required=True)
    photo.add_argument("photo", nargs="?", type=Path, metavar="PHOTO", help="the file to read")
    photo.add_argument("--sample", action="store_true", help="take the sample photo")
    _add_file_options(parser)
    parser.set_defaults(command=_convert)
    return parser


def _add_file_options(parser: argparse.ArgumentParser) -> None:
    """Add what any command that writes one picture takes; what isn't given is the default of `FileOptions`."""
    add = parser.add_argument
    add(
        "-o", "--output", required=True, type=_output, metavar="OUT", help="the file to write: its ending is the format"
    )
    add("--depth", type=int, choices=(8, 16), help="bits per color; those of the photo, if not given")
    add("--quality", type=_percent, metavar="1-100", help="of JPEG, WebP and AVIF; at 100 the last two lose nothing")
    add("--subsampling", choices=("444", "420"), help="of JPEG and AVIF: a color for each pixel, or one for four")
    add("--profile", type=_profile, metavar="P", help="the color space: srgb (if not given), p3 or an .icc file")
    add("--overwrite", action="store_true", help="replace OUT if it exists")


def _percent(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 100):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 100")
    return int(text)


def _output(text: str) -> Path:
    from colorstudio.imaging.formats import format_for

    with _wrong_usage():
        format_for(Path(text))
    return Path(text)


def _profile(text: str) -> Profile:
    from colorstudio.imaging.profiles import profile_from

    with _wrong_usage():
        return profile_from(text)


@contextmanager
def _wrong_usage() -> Iterator[None]:
    """What an option can't be is a wrong usage, in the sentence of whoever knows why."""
    try:
        yield
    except BadInput as error:
        raise argparse.ArgumentTypeError(error.sentence) from error


def _info(options: argparse.Namespace) -> int:
    from colorstudio.app import info

    return info.run(options)


def _convert(options: argparse.Namespace) -> int:
    from colorstudio.app import convert

    return convert.run(options)
