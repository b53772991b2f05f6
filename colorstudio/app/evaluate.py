"""`colorstudio evaluate`: the papers' measures, on photos that a person names."""

from __future__ import annotations

import argparse
import json
from math import isfinite
from pathlib import Path
from typing import Any, Protocol

from colorstudio.app.console import complain, progress
from colorstudio.app.network import Networks
from colorstudio.app.output import refuse_existing
from colorstudio.app.preparing import prepare_solver
from colorstudio.document.settings import DEFAULT_MODEL
from colorstudio.evaluation.calibration import measure_calibration
from colorstudio.evaluation.hints import measure_hints
from colorstudio.evaluation.photos import Photos, find_photos
from colorstudio.evaluation.plot import Plot
from colorstudio.evaluation.points import Placement
from colorstudio.evaluation.protocol import Protocol as Measured
from colorstudio.evaluation.speed import measure_speed
from colorstudio.evaluation.spread import measure_spread
from colorstudio.evaluation.table import Table
from colorstudio.network.predictor import Predictor
from colorstudio.support.atomic import Existing, replacing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import CannotWrite
from colorstudio.support.preferences import Device


class Scores(Protocol):
    """What a measure found."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know of the photos."""
        ...

    def json(self) -> dict[str, Any]:
        """All figures with their protocol."""
        ...

    def tables(self) -> tuple[Table, ...]:
        """What a person wants to read of it."""
        ...


class Measure(Protocol):
    """One of the papers' measures."""

    def __call__(self, photos: Photos, predictor: Predictor, *, protocol: Measured, token: CancelToken) -> Scores:
        """Take it."""
        ...


MEASURES: dict[str, Measure] = {
    "hints": measure_hints,
    "calibration": measure_calibration,
    "spread": measure_spread,
    "speed": measure_speed,
}


def usage_problem(options: argparse.Namespace) -> str | None:
    """What is wrong with the words as a whole; argparse looks at each alone."""
    if options.plot is not None and options.measure not in ("hints", "calibration"):
        return f"there is no plot of {options.measure}"
    files = [file.absolute() for file in _files(options)]
    return "--json, --csv and --plot need a file each" if len(set(files)) < len(files) else None


def run(options: argparse.Namespace) -> int:
    """Measure, print the tables, and write the files that were asked for."""
    existing = Existing.REPLACED if options.overwrite else Existing.KEPT
    for file in _files(options):
        _refuse(file, options.photos, existing=existing)
    photos = find_photos(options.photos, every=options.every)
    prepare_solver()
    predictor = Networks(Device(options.device)).of(options.model or DEFAULT_MODEL)
    protocol = Measured(placement=Placement(options.placement), seed=options.seed, prior=options.prior)
    with progress(f"Measuring {options.measure}") as token:
        scores = MEASURES[options.measure](photos, predictor, protocol=protocol, token=token)
    for note in scores.notes:
        complain(note)
    tables, facts = scores.tables(), scores.json()
    if "protocol" in facts:
        print("; ".join(f"{name}: {value}" for name, value in facts["protocol"].items()), end="\n\n")
    print("\n".join(table.text() for table in tables))
    _write(options.json, json.dumps(_finite(facts), indent=1), existing=existing)
    _write(options.csv, "\n".join(f"{table.title}\n{table.csv()}" for table in tables), existing=existing)
    plot = getattr(scores, "plot", None)
    if plot is not None:
        drawn: Plot = plot()
        _write(options.plot, drawn.svg(), existing=existing)
    return 0


def _files(options: argparse.Namespace) -> list[Path]:
    return [file for file in (options.json, options.csv, options.plot) if file is not None]


def _write(path: Path | None, text: str, *, existing: Existing) -> None:
    if path is not None:
        with replacing(path, existing=existing) as new:
            new.write_text(text, encoding="utf-8")


def _refuse(file: Path, photos: Path, *, existing: Existing) -> None:
    """Refuse before hours of measuring what could not be written, or must not be."""
    refuse_existing(file, existing=existing)
    if not file.absolute().parent.is_dir():
        raise CannotWrite(f"There is no folder for {file}. Make it, or choose another.")
    if file.exists() and file.samefile(photos):
        raise CannotWrite(f"{file} has the photos. Choose another name.")


def _finite(facts: Any) -> Any:
    """The facts without numbers that JSON doesn't know: the mean of nothing is null."""
    if isinstance(facts, dict):
        return {name: _finite(value) for name, value in facts.items()}
    if isinstance(facts, list | tuple):
        return [_finite(value) for value in facts]
    return None if isinstance(facts, float) and not isfinite(facts) else facts
