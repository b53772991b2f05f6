"""`colorstudio colorize`: photos or projects in, colored pictures out, each whole or not at all."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from colorstudio.app.console import complain, for_each, progress
from colorstudio.app.network import Networks
from colorstudio.app.output import chosen_file_options, refuse_existing
from colorstudio.app.preparing import prepare_solver
from colorstudio.app.wishes import PROJECT, given_hints, wish_of
from colorstudio.engine.coloring import color
from colorstudio.engine.models import NONE
from colorstudio.engine.wish import HintPicture, Solver
from colorstudio.engine.writing import Target
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import format_for
from colorstudio.imaging.source import printable
from colorstudio.support.atomic import Existing
from colorstudio.support.errors import BadInput, CannotWrite
from colorstudio.support.preferences import Device
from colorstudio.support.resources import resource

_ELSE = ".png"  # the format of a picture whose photo's own can't be written


@dataclass(frozen=True, slots=True)
class Job:
    """One photo or project, the picture to be written, and the hint picture, if there is one."""

    path: Path
    out: Path
    hints: tuple[HintPicture, Path] | None


def usage_problem(options: argparse.Namespace) -> str | None:
    """What is wrong with the words as a whole; argparse looks at each alone."""
    paths: list[Path] = [_sample()] if options.sample else options.photos
    if not paths:
        return "name a photo or a project, or take --sample"
    if options.sample and options.photos:
        return "name a photo, or take --sample: not both"
    if options.temperature is not None and options.decode != "annealed":
        return "--temperature goes with --decode annealed"
    if options.format and options.output:
        return "--format goes with --out-dir; the ending of OUT is its format"
    return _idle_option(options) or (_problem_of_many(paths, options) if len(paths) > 1 else None)


def _idle_option(options: argparse.Namespace) -> str | None:
    """What is said of a network where there is none; --device colors nothing, so it may stand in any script."""
    names = [name for name in ("prior", "decode", "temperature", "vividness") if getattr(options, name) is not None]
    if options.solver == Solver.LEVIN2004.value:
        names += ["model"] if options.model not in (None, NONE) else []
        without = f"--solver {options.solver}"
    elif options.model == NONE:
        without = f"--model {NONE}"
    else:
        return None
    return f"--{names[0]} is the network's, which {without} leaves out" if names else None


def _problem_of_many(paths: list[Path], options: argparse.Namespace) -> str | None:
    if options.output:
        return "-o takes one photo; for more give --out-dir"
    if options.hints or options.hints_marked:
        return "one hints file is for one photo; for more give --hints-dir"
    if len({path.absolute() for path in paths}) < len(paths):
        return "a photo is named twice"
    twice = [out for out, count in Counter(_outputs(options)).items() if count > 1]
    return f"two photos would both become {printable(str(twice[0]))}: color them into two folders" if twice else None


def run(options: argparse.Namespace) -> int:
    """Color each photo; one that can't be gets its sentence, the others are still colored."""
    jobs = [Job(path, out, _hints(path, options)) for path, out in zip(_paths(options), _outputs(options), strict=True)]
    if options.out_dir is not None:
        _make_folder(options.out_dir)
    if options.hints_dir is not None and not options.hints_dir.is_dir():
        raise BadInput(f"There is no folder {printable(str(options.hints_dir))} with hints.")
    if any(job.path.exists() for job in jobs):
        prepare_solver()
    networks = Networks(Device(options.device))
    return for_each(jobs, lambda job: _color(job, options, networks, alone=len(jobs) == 1), debug=options.debug)


def _paths(options: argparse.Namespace) -> list[Path]:
    return [_sample()] if options.sample else list(options.photos)


def _sample() -> Path:
    return resource("sample", "astronaut.png")


def _outputs(options: argparse.Namespace) -> Iterator[Path]:
    for path in _paths(options):
        yield options.output or options.out_dir / (path.stem + _suffix(path, options.format))


def _suffix(path: Path, wanted: str | None) -> str:
    """The format asked for, else the photo's own, else one that loses nothing."""
    if wanted:
        return f".{wanted}"
    try:
        format_for(path)
    except BadInput:
        return _ELSE
    return path.suffix


def _hints(path: Path, options: argparse.Namespace) -> tuple[HintPicture, Path] | None:
    given = given_hints(options)
    if given is not None:
        return given
    if options.hints_dir and path.suffix != PROJECT:
        return HintPicture.TRANSPARENT, _hints_named_after(path, options.hints_dir)
    return (HintPicture.TRANSPARENT, resource("sample", "astronaut-hints.png")) if options.sample else None


def _hints_named_after(path: Path, folder: Path) -> Path:
    """The hints of ``portrait.jpg``: ``portrait.jpg.png`` (there may be a ``portrait.tif``), or ``portrait.png``."""
    exact = folder / f"{path.name}.png"
    return exact if exact.exists() else folder / f"{path.stem}.png"


def _make_folder(folder: Path) -> None:
    if folder.is_file():
        raise CannotWrite(f"{printable(str(folder))} is a file: name a folder to write to.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"Can't make the folder {printable(str(folder))}: {error.strerror}.") from error


def _color(job: Job, options: argparse.Namespace, networks: Networks, *, alone: bool) -> None:
    existing = Existing.REPLACED if options.overwrite else Existing.KEPT
    refuse_existing(job.out, existing=existing)
    target = Target(
        job.out,
        FileOptions(format_for(job.out), **chosen_file_options(options)),
        existing,
        None if options.no_mark else datetime.now().astimezone(),
        options.size,
    )
    with progress(f"Coloring {job.path.name}") as token:
        wish, notes = wish_of(job.path, job.hints, options, token=token.part(0, 0.05))
        predictor = None if wish.settings.model is None else networks.of(wish.settings.model)
        notes = (*notes, *color(wish, target, predictor=predictor, token=token.part(0.05, 1)))
    for note in notes:
        complain(note if alone else f"{printable(job.path.name)}: {note}")
