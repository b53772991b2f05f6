"""The words of each command. What they mean is the business of the module named after it, imported when it runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from colorstudio.app import words

_DEBUG = "show where in the program an error arose"
DEVICES = ("automatic", "cpu", "cuda", "mps")

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: _Commands, name: str, what: str, *, description: str | None = None) -> argparse.ArgumentParser:
    """Add a command, or an action of one; each takes --debug, wherever among its words that stands."""
    parser = commands.add_parser(name, help=what, description=description, allow_abbrev=False)
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=_DEBUG)
    return parser


def _add_open(commands: _Commands) -> None:
    what = "open the editor; it is what colorstudio does without a command"
    parser = _command(commands, words.OPEN, what, description=f"{what.capitalize()}.")
    photo = parser.add_mutually_exclusive_group()
    photo.add_argument("photo", nargs="?", type=Path, metavar="FILE", help="a photo, or a project (.colorstudio)")
    photo.add_argument("--sample", action="store_true", help="take the sample photo")
    parser.set_defaults(command=_open)


def _add_info(commands: _Commands) -> None:
    what = "what a photo is and says about itself"
    parser = _command(commands, "info", what, description=f"Print {what}.")
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO", help="any number of files")
    parser.add_argument("--json", action="store_true", help="as JSON, one object a line")
    parser.set_defaults(command=_info)


def _add_convert(commands: _Commands) -> None:
    what = "write a photo in another format, with all that it carries"
    parser = _command(commands, "convert", what, description=f"{what.capitalize()}.")
    photo = parser.add_mutually_exclusive_group(required=True)
    photo.add_argument("photo", nargs="?", type=Path, metavar="PHOTO", help="the file to read")
    photo.add_argument("--sample", action="store_true", help="take the sample photo")
    _add_output(parser, required=True)
    _add_file_options(parser)
    parser.set_defaults(command=_convert)


def _add_colorize(commands: _Commands) -> None:
    what = "color photos, or render projects"
    parser = _command(commands, "colorize", what, description=f"{what.capitalize()}.")
    add = parser.add_argument
    add("photos", nargs="*", type=Path, metavar="PHOTO", help="photos, or projects (.colorstudio)")
    add("--sample", action="store_true", help="take the sample photo and its hints")
    where = parser.add_mutually_exclusive_group(required=True)
    _add_output(where, required=False)
    where.add_argument("--out-dir", type=Path, metavar="DIR", help="write each picture there, named after its photo")
    hints = parser.add_mutually_exclusive_group()
    _add_hints(hints)
    hints.add_argument("--hints-dir", type=Path, metavar="DIR", help="for many photos: a PNG named after each")
    _add_network_options(parser)
    add("--saturation", type=words.saturation, metavar="0-2", help="a factor on all colors; 1, if not given")
    add("--solver", choices=("multigrid", "levin2004"), default="multigrid", help="levin2004: exact, for small photos")
    add(
        "--format",
        choices=("jpg", "png", "tif", "webp", "avif"),
        help="with --out-dir; that of the photo, if not given",
    )
    add("--size", type=words.count, metavar="N", help="pixels of the longer side, if fewer than the photo has")
    add("--no-mark", action="store_true", help="don't say in the file that the picture was colorized")
    _add_file_options(parser)

    def colorize(options: argparse.Namespace) -> int:
        from colorstudio.app import colorize

        problem = colorize.usage_problem(options)
        if problem is not None:
            parser.error(problem)
        return colorize.run(options)

    parser.set_defaults(command=colorize)


def _add_modes(commands: _Commands) -> None:
    what = "which colors a place may have, and how probable each is"
    parser = _command(commands, "modes", what, description=f"Print {what}.")
    add = parser.add_argument
    add("photo", type=Path, metavar="PHOTO", help="a photo, or a project (.colorstudio)")
    add("--at", type=words.place, required=True, metavar="X,Y", help="the place, in pixels from the upper left")
    _add_hints(parser.add_mutually_exclusive_group())
    add("--model", type=words.needed_model, metavar="NAME", help="the network: hintnet, if not given")
    add("--device", choices=DEVICES, default="automatic", help="where the network computes")
    add("--json", action="store_true", help="as JSON")
    parser.set_defaults(command=_modes, solver="multigrid")


def _add_models(commands: _Commands) -> None:
    what = "the installed networks"
    parser = _command(commands, "models", what, description=f"Look after {what}.")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    _command(actions, "list", "print their names").set_defaults(command=_list_models)
    verify = _command(actions, "verify", "read each, and print the digest of its file")
    verify.add_argument("names", nargs="*", metavar="NAME", help="all, if not given")
    verify.set_defaults(command=_verify_models)


def _add_evaluate(commands: _Commands) -> None:
    what = "how good the colors are, on photos whose colors are known"
    parser = _command(commands, "evaluate", what, description=f"Measure {what}.")
    add = parser.add_argument
    add("measure", choices=("hints", "calibration", "spread", "speed"), help="what is measured")
    add("photos", type=Path, metavar="PHOTOS", help="a folder or a zip of color photos")
    add("--every", type=words.count, default=1, metavar="N", help="take every Nth photo only")
    add("--placement", choices=("centered", "uniform"), default="centered", help="where hints lie")
    add("--seed", type=words.seed, default=0, metavar="N", help="of the hints' places")
    add("--prior", type=words.share, default=0.5, metavar="0-1", help="how much the network counts against the hints")
    add("--model", type=words.needed_model, metavar="NAME", help="the network: hintnet, if not given")
    add("--device", choices=DEVICES, default="automatic", help="where the network computes")
    add("--json", type=Path, metavar="FILE", help="write all figures")
    add("--csv", type=Path, metavar="FILE", help="write the tables")
    add("--plot", type=words.drawing, metavar="SVG", help="draw hints or calibration")
    add("--overwrite", action="store_true", help="replace these files if they exist")

    def evaluate(options: argparse.Namespace) -> int:
        from colorstudio.app import evaluate

        problem = evaluate.usage_problem(options)
        if problem is not None:
            parser.error(problem)
        return evaluate.run(options)

    parser.set_defaults(command=evaluate)


def _add_doctor(commands: _Commands) -> None:
    what = "what the program finds on this machine"
    parser = _command(commands, "doctor", what, description=f"Print {what}.")
    parser.add_argument("--warm", action="store_true", help="prepare the solver for this machine, if it isn't yet")
    parser.set_defaults(command=_doctor)


def _add_hints(group: argparse._MutuallyExclusiveGroup) -> None:
    group.add_argument("--hints", type=Path, metavar="PNG", help="transparent, but where a color (or gray) is meant")
    group.add_argument(
        "--hints-marked", type=Path, metavar="FILE", help="a copy of the photo with colors painted on it"
    )


def _add_network_options(parser: argparse.ArgumentParser) -> None:
    """Add how the network colors; what isn't given is the project's choice, or the default of `Settings`."""
    add = parser.add_argument
    what = "the network: hintnet (if not given), or none, which leaves all to the hints"
    add("--model", type=words.model, metavar="NAME", help=what)
    add(
        "--prior",
        type=words.share,
        metavar="0-1",
        help="how much its colors count against the hints; 0.5, if not given",
    )
    add("--decode", choices=("mean", "median", "mode", "annealed"), help="one color of many: mean, if not given")
    add(
        "--temperature",
        type=words.temperature,
        metavar="0.05-2",
        help="of annealed: below 1 toward the likeliest color",
    )
    add(
        "--vividness",
        type=words.share,
        metavar="0-1",
        help="from the most accurate (0, if not given) to the vivid picture",
    )
    add("--device", choices=DEVICES, default="automatic", help="where the network computes")


def _add_output(place: argparse._ActionsContainer, *, required: bool) -> None:
    what = "the file to write: its ending is the format"
    place.add_argument("-o", "--output", required=required, type=words.output, metavar="OUT", help=what)


def _add_file_options(parser: argparse.ArgumentParser) -> None:
    """Add what any command that writes one picture takes; what isn't given is the default of `FileOptions`."""
    add = parser.add_argument
    add("--depth", type=int, choices=(8, 16), help="bits per color; those of the photo, if not given")
    add(
        "--quality",
        type=words.percent,
        metavar="1-100",
        help="of JPEG, WebP and AVIF; at 100 the last two lose nothing",
    )
    add("--subsampling", choices=("444", "420"), help="of JPEG and AVIF: a color for each pixel, or one for four")
    add("--profile", type=words.profile, metavar="P", help="the color space: srgb (if not given), p3 or an .icc file")
    add("--overwrite", action="store_true", help="replace OUT if it exists")


def _open(options: argparse.Namespace) -> int:
    from colorstudio.app import open as opening

    return opening.run(options)


def _info(options: argparse.Namespace) -> int:
    from colorstudio.app import info

    return info.run(options)


def _convert(options: argparse.Namespace) -> int:
    from colorstudio.app import convert

    return convert.run(options)


def _doctor(options: argparse.Namespace) -> int:
    from colorstudio.app import doctor

    return doctor.run(options)


def _modes(options: argparse.Namespace) -> int:
    from colorstudio.app import modes

    return modes.run(options)


def _list_models(options: argparse.Namespace) -> int:
    from colorstudio.app import models

    return models.list_models(options)


def _verify_models(options: argparse.Namespace) -> int:
    from colorstudio.app import models

    return models.verify_models(options)


COMMANDS = (_add_open, _add_colorize, _add_modes, _add_convert, _add_info, _add_models, _add_evaluate, _add_doctor)
