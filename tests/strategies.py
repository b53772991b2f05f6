"""What documents and edits can be, for hypothesis."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from colorstudio.document.chroma_grid import ChromaGrid
from colorstudio.document.colors import CHROMA, Chroma, Gray, HintColor
from colorstudio.document.edits import (
    AcceptSuggestions,
    AddHints,
    AddReferences,
    ChangeFrame,
    ChangePalette,
    ChangePhoto,
    ChangeReferences,
    ChangeSettings,
    Edit,
    RemoveHints,
    RemoveReferences,
    ReplaceHints,
    Replacement,
)
from colorstudio.document.eye import Eye
from colorstudio.document.frame import STRAIGHTENING, Frame
from colorstudio.document.hints import (
    RADIUS,
    Barrier,
    Dab,
    Hint,
    Kept,
    Origin,
    PressureSets,
    Region,
    Stroke,
    StrokePoint,
)
from colorstudio.document.ids import HintId, ReferenceId
from colorstudio.document.model import Document
from colorstudio.document.palette import Palette, Swatch
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.places import COORDINATE
from colorstudio.document.plain import Unknown, freeze
from colorstudio.document.ranges import SHARE, Range
from colorstudio.document.references import BoxPair, Method, Reference
from colorstudio.document.settings import PRIOR, SATURATION, TEMPERATURE, VIVIDNESS, WARMTH, Decode, Settings
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size
from tests.samples.documents import PHOTO, POSTCARD

T = TypeVar("T")


def within(range_: Range) -> SearchStrategy[float]:
    return st.floats(range_.least, range_.most)


ids = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
hint_ids = ids.map(HintId)
reference_ids = ids.map(ReferenceId)
words = st.text(st.characters(codec="utf-8"), max_size=20)
names = st.from_regex(r"[^\x00-\x1f\x7f/\\:\ud800-\udfff]{1,12}\.(png|jpg)", fullmatch=True)
eyes = st.sampled_from(Eye)
places = st.builds(PhotoPoint, within(COORDINATE), within(COORDINATE))
chromas = st.builds(Chroma, within(CHROMA), within(CHROMA))
colors: SearchStrategy[HintColor] = st.one_of(chromas, st.just(Gray.KEEP))

json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), words),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(words, inner, max_size=2)),
    max_leaves=4,
)


def _from_tomorrow() -> SearchStrategy[Unknown]:
    """Fields that a later version may add."""
    fields = st.dictionaries(words.map("tomorrow: {}".format), json_values, max_size=2)
    return st.one_of(st.just(()), fields.map(lambda known: freeze(known.items())))


unknown = _from_tomorrow()


@st.composite
def boxes(draw: DrawFn) -> PhotoRect:
    left, right = sorted(draw(st.lists(within(COORDINATE), min_size=2, max_size=2, unique=True)))
    top, bottom = sorted(draw(st.lists(within(COORDINATE), min_size=2, max_size=2, unique=True)))
    return PhotoRect(left, top, right, bottom)


@st.composite
def grids(draw: DrawFn) -> ChromaGrid:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    count = 2 * rows * columns
    numbers = draw(st.lists(st.floats(-128, 128, width=32), min_size=count, max_size=count))
    return ChromaGrid.of(np.array(numbers).reshape(rows, columns, 2))


def _lines(fewest: int) -> SearchStrategy[tuple[PhotoPoint, ...]]:
    return st.lists(places, min_size=fewest, max_size=5).map(tuple)


def _common(own_ids: SearchStrategy[HintId]) -> dict[str, SearchStrategy[Any]]:
    return {"id": own_ids, "eye": eyes, "note": words, "unknown": unknown}


def _colored() -> dict[str, SearchStrategy[Any]]:
    return {"color": colors, "strength": within(SHARE), "origin": st.sampled_from(Origin)}


def hints(own_ids: SearchStrategy[HintId] = hint_ids) -> SearchStrategy[Hint]:
    brush = {"radius": within(RADIUS), "hardness": within(SHARE)}
    points = st.lists(st.builds(StrokePoint, places, within(SHARE)), min_size=1, max_size=5).map(tuple)
    common = _common(own_ids)
    return st.one_of(
        st.builds(Stroke, points=points, pressure_sets=st.sampled_from(PressureSets), **brush, **_colored(), **common),
        st.builds(Dab, at=places, **brush, **_colored(), **common),
        st.builds(Region, corners=_lines(3), **_colored(), **common),
        st.builds(Kept, corners=_lines(3), grid=grids(), strength=within(SHARE), **common),
        st.builds(Barrier, points=_lines(2), **common),
    )


def references(own_ids: SearchStrategy[ReferenceId] = reference_ids) -> SearchStrategy[Reference]:
    """References to one of two pictures, whose bytes the samples have; one is the photo itself."""
    return st.builds(
        Reference,
        id=own_ids,
        name=names,
        digest=st.sampled_from([PHOTO.digest, POSTCARD.digest]),
        weight=within(SHARE),
        method=st.sampled_from(Method),
        eye=eyes,
        boxes=st.lists(st.builds(BoxPair, boxes(), boxes(), unknown), max_size=2).map(tuple),
        settled=st.lists(places, max_size=2).map(tuple),
        unknown=unknown,
    )


photos = st.builds(
    PhotoReference,
    name=names,
    digest=st.just(PHOTO.digest),
    size=st.builds(Size, st.integers(1, 1_000_000), st.integers(1, 1_000_000)),
    link=st.one_of(st.none(), names.map("/home/anna/{}".format)),
    unknown=unknown,
)
frames = st.builds(
    Frame,
    straightening=within(STRAIGHTENING),
    crop=st.one_of(st.none(), boxes()),
    quarter_turns=st.integers(0, 3),
    unknown=unknown,
)
palettes = st.builds(
    Palette,
    words,
    st.lists(st.builds(Swatch, words, st.floats(0, 100), chromas, unknown), max_size=3).map(tuple),
    unknown,
)
settings = st.builds(
    Settings,
    vividness=within(VIVIDNESS.range),
    saturation=within(SATURATION.range),
    warmth=within(WARMTH.range),
    prior=within(PRIOR.range),
    model=st.one_of(st.none(), st.just("hintnet"), st.just("eccv16")),
    decode=st.sampled_from(Decode),
    temperature=within(TEMPERATURE.range),
    unknown=unknown,
)
hint_lists = st.lists(hints(), max_size=4, unique_by=lambda hint: hint.id).map(tuple)
reference_lists = st.lists(references(), max_size=3, unique_by=lambda reference: reference.id).map(tuple)
documents = st.builds(
    Document,
    photo=photos,
    hints=hint_lists,
    references=reference_lists,
    palette=palettes,
    frame=frames,
    settings=settings,
    unknown=unknown,
)

edits: SearchStrategy[Edit] = st.one_of(
    st.builds(AddHints, words, hint_lists),
    st.builds(RemoveHints, words, st.lists(hint_ids, max_size=3).map(tuple)),
    st.builds(ReplaceHints, words, st.lists(st.builds(Replacement, hint_ids, hint_lists), max_size=2).map(tuple)),
    st.builds(AddReferences, words, reference_lists),
    st.builds(RemoveReferences, words, st.lists(reference_ids, max_size=3).map(tuple)),
    st.builds(ChangeReferences, words, reference_lists),
    st.builds(AcceptSuggestions, words, reference_ids, hint_lists, st.lists(places, max_size=3).map(tuple)),
    st.builds(ChangeSettings, words, settings),
    st.builds(ChangePalette, words, palettes),
    st.builds(ChangeFrame, words, frames),
    st.builds(ChangePhoto, words, photos),
)


def fitting_edits(document: Document) -> SearchStrategy[Edit]:
    """Edits that can be applied to this document: what tools would make of it."""
    return st.one_of(
        st.builds(ChangeSettings, words, settings),
        st.builds(ChangePalette, words, palettes),
        st.builds(ChangeFrame, words, frames),
        st.builds(ChangePhoto, words, photos),
        *_hint_edits(document),
        *_reference_edits(document),
    )


def _hint_edits(document: Document) -> list[SearchStrategy[Edit]]:
    adding: SearchStrategy[Edit] = st.builds(AddHints, words, _new_hints(document))
    if not document.hints:
        return [adding]
    there = st.sampled_from([hint.id for hint in document.hints])
    changed = there.flatmap(lambda id_: _replacements(id_, hints(st.just(id_)).map(_alone)))
    erased = there.flatmap(lambda id_: _replacements(id_, _new_hints(document)))
    removing = st.builds(RemoveHints, words, st.lists(there, max_size=2, unique=True).map(tuple))
    return [adding, removing, st.builds(ReplaceHints, words, st.one_of(changed, erased).map(_alone))]


def _reference_edits(document: Document) -> list[SearchStrategy[Edit]]:
    old = [reference.id for reference in document.references]
    new = references(reference_ids.filter(lambda id_: id_ not in old))
    adding: SearchStrategy[Edit] = st.builds(AddReferences, words, new.map(_alone))
    if not old:
        return [adding]
    there = st.sampled_from(old)
    changed = there.flatmap(lambda id_: references(st.just(id_)))
    return [
        adding,
        st.builds(RemoveReferences, words, there.map(_alone)),
        st.builds(ChangeReferences, words, changed.map(_alone)),
        st.builds(AcceptSuggestions, words, there, _new_hints(document), st.lists(places, max_size=2).map(tuple)),
    ]


def _new_hints(document: Document) -> SearchStrategy[tuple[Hint, ...]]:
    taken = [hint.id for hint in document.hints]
    new = hints(hint_ids.filter(lambda id_: id_ not in taken))
    return st.lists(new, max_size=2, unique_by=lambda hint: hint.id).map(tuple)


def _replacements(id_: HintId, by: SearchStrategy[tuple[Hint, ...]]) -> SearchStrategy[Replacement]:
    return st.builds(Replacement, st.just(id_), by)


def _alone(item: T) -> tuple[T]:
    return (item,)
