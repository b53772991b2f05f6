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

from colorstudio._version import __version__
from colorstudio.app.arguments import COMMANDS
from colorstudio.app.console import complain, prepare_streams, report
from colorstudio.app.words import joined_places, with_command
from colorstudio.support.errors import ColorstudioError

INTERRUPTED = 130  # 128 + SIGINT, as shells count


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    prepare_streams()
    options = _parse(sys.argv[1:] if arguments is None else arguments)
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

    logging.raiseExceptions = False  # a full disk costs the log, and no traceback tells of it
    with logging_to(user_folders().logs, stderr_level=logging.CRITICAL):
        yield


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="colorstudio",
        description="Color old black-and-white photos, on your own machine.",
        allow_abbrev=False,  # scripts must not break when options come that begin alike
    )
    parser.add_argument("--version", action="version", version=f"colorstudio {__version__}")
    parser.set_defaults(debug=False)  # each command has the option
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    return parser.parse_args(with_command(joined_places(arguments), commands=commands.choices))
