"""Whatever a hand does with any tool, at any zoom and anywhere: nothing raises, and every edit fits the document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document.edits import AddHints, RemoveHints, ReplaceHints
from colorstudio.document.hints import Barrier, Hint, Kept, PressureSets, Region
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.document.places import COORDINATE
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.brush import brush
from colorstudio.tools.eraser import eraser
from colorstudio.tools.eyedropper import eyedropper
from colorstudio.tools.gesture import Modifier, Pointer
from colorstudio.tools.gray import gray
from colorstudio.tools.hand import hand
from colorstudio.tools.outcome import Ask, Outcome, Select, Staged, Tool, ZoomTo
from colorstudio.tools.point import point
from colorstudio.tools.possible import possible
from colorstudio.tools.select import select
from colorstudio.tools.zoom import zoom
from tests.samples.documents import everything
from tests.samples.gestures import SIZE, Hand, Table, held, sheet
from tests.strategies import hints

TOOLS: Final = (possible, brush, point, gray, select, eraser, eyedropper, hand, zoom)

# Mostly on the photo and near its hints, sometimes far out.
coordinates = st.one_of(
    st.floats(-20, 60), st.floats(-500, 900), st.floats(allow_nan=False), st.sampled_from([COORDINATE.least, 1e300])
)
keys = st.sampled_from([Modifier.NONE, *Modifier, Modifier.SHIFT | Modifier.CONTROL])
pressures = st.floats(0, 1)
moves = st.lists(st.tuples(coordinates, coordinates, pressures, keys), max_size=6)


@dataclass(frozen=True)
class Doing:
    """One gesture with one tool."""

    tool: Tool
    zoom: float
    start: tuple[float, float]
    pressure: float
    pointer: Pointer
    keys: Modifier
    moves: list[tuple[float, float, float, Modifier]]
    radius: float
    sets: PressureSets
    is_called_off: bool


doings = st.builds(
    Doing,
    tool=st.sampled_from(TOOLS),
    zoom=st.sampled_from([0.02, 0.05, 1.0, 8.0, 32.0]),
    start=st.tuples(coordinates, coordinates),
    pressure=pressures,
    pointer=st.sampled_from(Pointer),
    keys=keys,
    moves=moves,
    radius=st.sampled_from([0.01, 2.0, 10.0, 100.0]),
    sets=st.sampled_from(PressureSets),
    is_called_off=st.booleans(),
)


def do(doing: Doing, document: Document, selection: frozenset[HintId]) -> Outcome:
    holding = held(radius=doing.radius, pressure_sets=doing.sets)
    person = Hand(doing.tool, Table(document, replace(holding, selection=selection)), zoom=doing.zoom)
    person.press(*doing.start, pressure=doing.pressure, pointer=doing.pointer, keys=doing.keys)
    for x, y, pressure, held_keys in doing.moves:
        person.drag(x, y, pressure=pressure, keys=held_keys)
    for draft in person.drafts:
        if isinstance(draft, Staged):
            draft.edit.apply(document)  # raises what does not fit
    if doing.is_called_off:
        person.cancel()
        return None
    return person.release()


@given(doings=st.lists(doings, min_size=1, max_size=8), other=st.lists(hints(), max_size=3, unique_by=lambda h: h.id))
def test_every_gesture_ends_well(doings: list[Doing], other: list[Hint]) -> None:
    known = everything().hints
    document = sheet(*known, *(hint for hint in other if hint.id not in {hint.id for hint in known}))
    selection: frozenset[HintId] = frozenset()
    for doing in doings:
        outcome = do(doing, document, selection)
        match outcome:
            case AddHints() | RemoveHints() | ReplaceHints():
                document = outcome.apply(document)
            case Select(ids):
                assert ids <= {hint.id for hint in document.hints}
                selection = ids
            case Ask(PhotoRect() as rect) | ZoomTo(rect):
                assert 0 <= rect.left < rect.right <= SIZE.width
                assert 0 <= rect.top < rect.bottom <= SIZE.height
            case Ask(PhotoPoint() as place):
                assert 0 <= place.x < SIZE.width
                assert 0 <= place.y < SIZE.height
            case _:
                pass


@given(doing=doings)
def test_what_is_let_go_is_what_was_seen(doing: Doing) -> None:
    """The last draft of an edit is the edit, but for a hand that jumps when it lets go."""
    document = sheet(*(hint for hint in everything().hints if not isinstance(hint, Kept | Barrier | Region)))
    holding = Table(document, held(radius=doing.radius, pressure_sets=doing.sets))
    person = Hand(doing.tool, holding, zoom=doing.zoom)
    person.press(*doing.start, pressure=doing.pressure, keys=doing.keys)
    for x, y, pressure, held_keys in doing.moves:
        person.drag(x, y, pressure=pressure, keys=held_keys)
    seen = person.draft
    outcome = person.release()
    if isinstance(seen, Staged):
        assert outcome == seen.edit
