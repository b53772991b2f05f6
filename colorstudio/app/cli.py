"""The command line: words in, one sentence out.

Results go to stdout, sentences to stderr. The exit code is 0, 1 when a file could not be used, 2 for a wrong usage.
Nothing heavy is imported before a command runs, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from colorstudio._version import __version__
from colorstudio.app.console import complain
from colorstudio.support.errors import ColorstudioError

INTERRUPTED = 130  # 128 + SIGINT, as shells count


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        sys.stdout.flush()
    except ColorstudioError as error:
        if options.debug:
            raise
        complain(error.sentence)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colorstudio", description="Color old black-and-white photos, on your own machine."
    )
    parser.add_argument("--version", action="version", version=f"colorstudio {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_add_info, _add_convert):
        add(commands).add_argument("--debug", action="store_true", help="show where in the program an error arose")
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_info(commands: _Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("info", help="what a photo is and says about itself")
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    parser.add_argument("--json", action="store_true", help="as JSON, one object a line")
    parser.set_defaults(command=_info)
    return parser


def _add_convert(commands: _Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("convert", help="write a photo in another format, with all that it carries")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("photo", nargs="?", type=Path, metavar="PHOTO")
    what.add_argument("--sample", action="store_true", help="take the sample photo")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="its ending names the format")
    parser.add_argument("--depth", type=int, choices=(8, 16), help="bits per channel (as the photo)")
    parser.add_argument(
        "--quality", type=_percent, default=92, metavar="1…100", help="of JPEG, WebP, AVIF (%(default)s)"
    )
    parser.add_argument("--subsampling", choices=("444", "420"), default="444", help="of JPEG (%(default)s)")
    parser.add_argument("--profile", default="srgb", metavar="P", help="srgb, p3 or an .icc file (%(default)s)")
    parser.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    parser.set_defaults(command=_convert)
    return parser


def _percent(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not between 1 and 100")
    return value


def _info(options: argparse.Namespace) -> int:
    from colorstudio.app import info

    return info.run(options)


def _convert(options: argparse.Namespace) -> int:
    from colorstudio.app import convert

    return convert.run(options)
