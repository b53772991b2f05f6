"""Hints to plain JSON values and back. docs/project-format.md is the contract: change both in one commit."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable

from colorstudio.document.chroma_grid import CELL_BYTES, MOST_CELLS, ChromaGrid, is_chroma
from colorstudio.document.colors import CHROMA, Chroma, Gray, HintColor
from colorstudio.document.eye import Eye
from colorstudio.document.fields import Fields, malformed, numbers, point
from colorstudio.document.hints import (
    HARDNESS,
    MOST_POINTS,
    PRESSURE,
    RADIUS,
    STRENGTH,
    Barrier,
    ColorHint,
    Dab,
    Hint,
    Kept,
    Origin,
    PressureSets,
    Region,
    Stroke,
    StrokePoint,
)
from colorstudio.document.ids import HintId, is_id
from colorstudio.document.names import MOST_NOTE
from colorstudio.document.places import COORDINATE
from colorstudio.document.plain import JsonObject, thaw
from colorstudio.document.ranges import Range
from colorstudio.support.geometry import PhotoPoint

_CELLS = Range(1, MOST_CELLS)


def hint_to_plain(hint: Hint) -> JsonObject:
    note: JsonObject = {"note": hint.note} if hint.note else {}
    return {"id": hint.id} | _own_fields(hint) | {"eye": hint.eye.value} | note | thaw(hint.unknown)


def hint_from_plain(value: object, where: str) -> Hint:
    fields = Fields(value, where)
    return _READERS[fields.text("kind", _READERS.__contains__, what="a kind of hint")](fields)


def points_to_plain(points: Iterable[PhotoPoint]) -> list[list[float]]:
    return [[spot.x, spot.y] for spot in points]


def color_to_plain(color: HintColor) -> object:
    return color.value if isinstance(color, Gray) else [color.a, color.b]


def chroma_from_plain(value: object, where: str) -> Chroma:
    a, b = numbers(value, where, (CHROMA, CHROMA))
    return Chroma(a, b)


def _own_fields(hint: Hint) -> JsonObject:
    match hint:
        case Stroke():
            points = [[spot.at.x, spot.at.y, spot.pressure] for spot in hint.points]
            own: JsonObject = {"kind": "stroke", "points": points, "pressure": hint.pressure_sets.value}
            return own | _brush(hint) | _color(hint)
        case Dab():
            return {"kind": "dab", "at": [hint.at.x, hint.at.y]} | _brush(hint) | _color(hint)
        case Region():
            return {"kind": "region", "corners": points_to_plain(hint.corners)} | _color(hint)
        case Kept():
            own = {"kind": "kept", "corners": points_to_plain(hint.corners), "strength": hint.strength}
            return own | _grid(hint.grid)
        case Barrier():
            return {"kind": "barrier", "points": points_to_plain(hint.points)}


def _brush(hint: Stroke | Dab) -> JsonObject:
    return {"radius": hint.radius, "hardness": hint.hardness}


def _color(hint: ColorHint) -> JsonObject:
    return {"color": color_to_plain(hint.color), "strength": hint.strength, "origin": hint.origin.value}


def _grid(grid: ChromaGrid) -> JsonObject:
    return {"rows": grid.rows, "columns": grid.columns, "ab": base64.b64encode(grid.data).decode("ascii")}


def _read_stroke(fields: Fields) -> Stroke:
    return Stroke(
        id=_read_id(fields),
        points=fields.each("points", _read_stroke_point, fewest=1, most=MOST_POINTS),
        radius=fields.number("radius", RADIUS),
        hardness=fields.number("hardness", HARDNESS),
        pressure_sets=fields.kind("pressure", PressureSets),
        color=_read_color(fields),
        strength=fields.number("strength", STRENGTH),
        origin=fields.kind("origin", Origin),
        eye=fields.kind("eye", Eye),
        note=_read_note(fields),
        unknown=fields.unknown(),
    )


def _read_dab(fields: Fields) -> Dab:
    return Dab(
        id=_read_id(fields),
        at=fields.point("at"),
        radius=fields.number("radius", RADIUS),
        hardness=fields.number("hardness", HARDNESS),
        color=_read_color(fields),
        strength=fields.number("strength", STRENGTH),
        origin=fields.kind("origin", Origin),
        eye=fields.kind("eye", Eye),
        note=_read_note(fields),
        unknown=fields.unknown(),
    )


def _read_region(fields: Fields) -> Region:
    return Region(
        id=_read_id(fields),
        corners=fields.each("corners", point, fewest=3, most=MOST_POINTS),
        color=_read_color(fields),
        strength=fields.number("strength", STRENGTH),
        origin=fields.kind("origin", Origin),
        eye=fields.kind("eye", Eye),
        note=_read_note(fields),
        unknown=fields.unknown(),
    )


def _read_kept(fields: Fields) -> Kept:
    return Kept(
        id=_read_id(fields),
        corners=fields.each("corners", point, fewest=3, most=MOST_POINTS),
        grid=_read_grid(fields),
        strength=fields.number("strength", STRENGTH),
        eye=fields.kind("eye", Eye),
        note=_read_note(fields),
        unknown=fields.unknown(),
    )


def _read_barrier(fields: Fields) -> Barrier:
    return Barrier(
        id=_read_id(fields),
        points=fields.each("points", point, fewest=2, most=MOST_POINTS),
        eye=fields.kind("eye", Eye),
        note=_read_note(fields),
        unknown=fields.unknown(),
    )


_READERS: dict[str, Callable[[Fields], Hint]] = {
    "stroke": _read_stroke,
    "dab": _read_dab,
    "region": _read_region,
    "kept": _read_kept,
    "barrier": _read_barrier,
}


def _read_id(fields: Fields) -> HintId:
    return HintId(fields.text("id", is_id, what="an id"))


def _read_note(fields: Fields) -> str:
    return fields.optional("note", lambda name: fields.words(name, most=MOST_NOTE), "")


def _read_color(fields: Fields) -> HintColor:
    value = fields.value("color")
    return Gray.KEEP if value == Gray.KEEP.value else chroma_from_plain(value, f"{fields.where}.color")


def _read_stroke_point(value: object, where: str) -> StrokePoint:
    x, y, pressure = numbers(value, where, (COORDINATE, COORDINATE, PRESSURE))
    return StrokePoint(PhotoPoint(x, y), pressure)


def _read_grid(fields: Fields) -> ChromaGrid:
    rows, columns = fields.whole("rows", _CELLS), fields.whole("columns", _CELLS)
    if rows * columns > MOST_CELLS:
        raise malformed(f"{fields.where}.rows × columns", f"at most {MOST_CELLS:,} cells")
    place = f"{fields.where}.ab"
    try:
        data = base64.b64decode(fields.text("ab", str.isascii, what="base64"), validate=True)
    except binascii.Error as error:
        raise malformed(place, "base64") from error
    if not is_chroma(data) or len(data) != rows * columns * CELL_BYTES:
        raise malformed(place, f"two numbers {CHROMA.in_words()} for each of {rows} × {columns} cells")
    return ChromaGrid(rows, columns, data)
