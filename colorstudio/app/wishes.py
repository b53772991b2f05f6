"""From the words of a command to a wish: a photo or a project, its hints, and the settings that were given."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Final

from colorstudio.app.network import chosen_settings
from colorstudio.document.linked_photo import find_photo
from colorstudio.document.project_file import read
from colorstudio.document.settings import Settings
from colorstudio.engine.models import NONE
from colorstudio.engine.wish import HintPicture, Solver, Wish
from colorstudio.imaging.source import printable, read_source
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

PROJECT: Final = ".colorstudio"


def given_hints(options: argparse.Namespace) -> tuple[HintPicture, Path] | None:
    """The hint picture that was named for one photo."""
    if options.hints:
        return HintPicture.TRANSPARENT, options.hints
    return (HintPicture.MARKED, options.hints_marked) if options.hints_marked else None


def wish_of(
    path: Path, hints: tuple[HintPicture, Path] | None, options: argparse.Namespace, *, token: CancelToken
) -> tuple[Wish, tuple[str, ...]]:
    """What is to be colored, and what the person should know of it."""
    solver = Solver(options.solver)
    if path.suffix == PROJECT:
        if hints is not None:
            raise BadInput(f"{printable(path.name)} has its hints in it. Leave out the hints file.")
        project = read(path)
        document = project.document
        photo = project.photo or find_photo(document.photo, path, token=token)
        settings = _settings(options, document.settings, solver)
        return Wish(photo, document.hints, frame=document.frame, settings=settings, solver=solver), project.notes
    settings = _settings(options, Settings(), solver)
    picture = None
    if hints is not None:
        kind, file = hints
        picture = kind, read_source(file, token=token)
    elif settings.model is None or settings.prior == 0:
        raise BadInput(
            f"Nothing says which colors {printable(path.name)} has: {_why_without_network(solver, settings)}. "
            "Add --hints, --hints-marked or --hints-dir."
        )
    return Wish(read_source(path, token=token), picture=picture, settings=settings, solver=solver), ()


def _settings(options: argparse.Namespace, settings: Settings, solver: Solver) -> Settings:
    """What was given, over the project's or the defaults; the solver of 2004 has no place for a network."""
    chosen = chosen_settings(options, settings)
    return replace(chosen, model=None) if solver is Solver.LEVIN2004 else chosen


def _why_without_network(solver: Solver, settings: Settings) -> str:
    """Name the option that turned the network's colors off."""
    if solver is Solver.LEVIN2004:
        return f"--solver {solver.value} knows no network"
    if settings.model is None:
        return f"--model {NONE} leaves the network out"
    return "--prior 0 leaves the network's colors out"
