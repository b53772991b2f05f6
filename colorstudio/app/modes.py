"""`colorstudio modes`: which colors a place of a photo may have, and how probable each is."""

from __future__ import annotations

import argparse
import json
from typing import Any

from colorstudio.app.console import complain, progress
from colorstudio.app.network import Networks
from colorstudio.app.preparing import prepare_solver
from colorstudio.app.wishes import PROJECT, given_hints, wish_of
from colorstudio.document.settings import DEFAULT_MODEL
from colorstudio.engine.possible import Possible, possible_colors
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Device


def run(options: argparse.Namespace) -> int:
    """Print the possible colors, the likeliest first."""
    hints = given_hints(options)
    if hints is not None or options.photo.suffix == PROJECT:
        prepare_solver()
    with progress(f"Looking at {options.photo.name}") as token:
        wish, notes = wish_of(options.photo, hints, options, token=token.part(0, 0.1))
        name = wish.settings.model or DEFAULT_MODEL  # a project may leave all to the hints, but asks here
        predictor = Networks(Device(options.device)).of(name)
        place = PhotoPoint(*options.at)
        possible, of_prediction = possible_colors(wish, place, predictor=predictor, token=token.part(0.1, 1))
    for note in (*notes, *of_prediction):
        complain(note)
    facts = [_facts(color) for color in possible]
    print(json.dumps(facts) if options.json else "\n".join([_HEADINGS, *map(_as_text, facts)]))
    return 0


def _facts(possible: Possible) -> dict[str, Any]:
    mode = possible.mode
    return {
        "probability": round(mode.probability, 4),
        "color": "#{:02x}{:02x}{:02x}".format(*possible.rgb),
        "a": round(mode.a, 2),
        "b": round(mode.b, 2),
        "spread": round(mode.spread, 2),
        "gray": mode.is_gray,
    }


_HEADINGS = "probability  color         a       b  spread"


def _as_text(facts: dict[str, Any]) -> str:
    remark = "  gray" if facts["gray"] else ""
    chroma = f"{facts['a']:6.1f}  {facts['b']:6.1f}  {facts['spread']:6.0f}"
    return f"{100 * facts['probability']:9.1f} %  {facts['color']}  {chroma}{remark}"
