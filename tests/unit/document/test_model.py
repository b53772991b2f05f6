"""What no document may hold is caught where it is made, because its file could not be read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest

from colorstudio.document.colors import Chroma
from colorstudio.document.footprint import bytes_owned
from colorstudio.document.frame import Frame
from colorstudio.document.hints import MOST_POINTS, Barrier, Origin, Region, StrokePoint
from colorstudio.document.ids import HintId, ReferenceId, is_id, new_hint_id, new_reference_id
from colorstudio.document.palette import Palette, Swatch
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.references import BoxPair
from colorstudio.document.settings import PRIOR, SATURATION, TEMPERATURE, VIVIDNESS, WARMTH, Settings
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.geometry import PhotoPoint, PhotoRect, Size
from tests.samples.documents import BROWN, PHOTO, TRIANGLE, dab, document, everything, grid, photo, reference, stroke

NAN = float("nan")
POINT = PhotoPoint(1.0, 1.0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Chroma(NAN, 0.0),
        lambda: Chroma(0.0, 129.0),
        lambda: StrokePoint(PhotoPoint(NAN, 0.0)),
        lambda: StrokePoint(POINT, 1.5),
        lambda: stroke("a", points=()),
        lambda: stroke("a", points=(StrokePoint(POINT),) * (MOST_POINTS + 1)),
        lambda: stroke("a", radius=0.0),
        lambda: stroke("a", hardness=-0.1),
        lambda: stroke("a", strength=NAN),
        lambda: stroke("NOT AN ID"),
        lambda: stroke("a", note="\ud800"),
        lambda: dab("a", at=PhotoPoint(0.0, float("inf"))),
        lambda: dab("a", strength=2.0),
        lambda: Region(id=HintId("a"), corners=TRIANGLE[:2], color=BROWN, strength=1.0, origin=Origin.PAINTED),
        lambda: Barrier(id=HintId("a"), points=TRIANGLE[:1]),
        lambda: Frame(straightening=46.0),
        lambda: Frame(crop=PhotoRect(3.0, 1.0, 1.0, 3.0)),
        lambda: Frame(quarter_turns=4),
        lambda: Settings(vividness=2.0),
        lambda: Settings(model="../secret"),
        lambda: Swatch("brown", 101.0, BROWN),
        lambda: Palette("x" * 300),
        lambda: BoxPair(PhotoRect(0.0, 0.0, 0.0, 1.0), PhotoRect(0.0, 0.0, 1.0, 1.0)),
        lambda: replace(reference(), name="a/b"),
        lambda: replace(reference(), weight=-1.0),
        lambda: replace(photo(), digest="abc"),
        lambda: replace(photo(), size=Size(0, 5)),
        lambda: replace(photo(), link=""),
        lambda: document(dab("a"), dab("a")),
        lambda: document(references=(reference(), reference())),
    ],
)
def test_what_can_not_be_is_a_mistake_of_ours(make: Callable[[], object]) -> None:
    with pytest.raises(AssertionError):
        make()


def test_a_document_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        document().hints = ()  # type: ignore[misc]


def test_a_document_can_be_hashed_and_compared() -> None:
    assert everything() == everything()
    assert hash(everything()) == hash(everything())
    assert everything() != document()


def test_every_slider_starts_inside_its_range() -> None:
    defaults = Settings()
    assert defaults.vividness == VIVIDNESS.default
    for tunable in (VIVIDNESS, SATURATION, WARMTH, PRIOR, TEMPERATURE):
        assert tunable.default in tunable.range
    assert SATURATION.range.in_words() == "from 0 to 2"


def test_a_photo_is_referred_to_by_what_it_is_and_not_by_where_it_lies() -> None:
    odd = source_from_bytes("C:\\scans\\x.png", bytes(PHOTO.data))
    assert PhotoReference.of(odd, size=Size(24, 16)) == replace(photo(), name="C__scans_x.png")


def test_new_ids_are_ids_and_new() -> None:
    made: set[HintId | ReferenceId] = {new() for new in (new_hint_id, new_reference_id) for _ in range(50)}
    assert len(made) == 100
    assert all(map(is_id, made))


def test_a_document_owns_what_the_other_does_not_hold() -> None:
    whole = everything()
    same = replace(whole, settings=Settings())
    assert bytes_owned(whole, beside=same) == bytes_owned(document(), beside=document()) - 600
    assert bytes_owned(whole, beside=document()) > 5 * 600 + len(grid().data)
    assert bytes_owned(whole, beside=replace(whole, hints=whole.hints[1:])) > 2 * 176
    assert bytes_owned(whole, beside=replace(whole, references=())) > 600
