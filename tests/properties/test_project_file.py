"""Projects go to a file and come back as they were; what is damaged on the way is refused, never misread."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.document import plain
from colorstudio.document.codec import document_from_plain, document_to_plain
from colorstudio.document.edit_codec import edit_from_plain, edit_to_plain
from colorstudio.document.edits import Edit
from colorstudio.document.model import Document
from colorstudio.document.project_file import Project, read, write
from colorstudio.support.errors import BadInput
from tests.samples.documents import PHOTO, POSTCARD, project
from tests.strategies import documents, edits


@contextmanager
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "work.colorstudio"


def written() -> bytes:
    with place() as path:
        write(project(), path)
        return path.read_bytes()


WHOLE = written()


def reading(data: bytes) -> Project:
    with place() as path:
        path.write_bytes(data)
        return read(path)


@given(documents)
def test_a_document_comes_back_from_plain_values_with_all_that_nobody_knows(document: Document) -> None:
    text = plain.dump(document_to_plain(document))
    again = document_from_plain(plain.parse(text))
    assert again == document
    assert plain.dump(document_to_plain(again)) == text


@given(edits)
def test_an_edit_comes_back_from_plain_values(edit: Edit) -> None:
    text = plain.dump(edit_to_plain(edit))
    assert edit_from_plain(plain.parse(text), "edit") == edit


@given(documents)
def test_a_project_comes_back_from_its_file(document: Document) -> None:
    with place() as path:
        write(Project(document, PHOTO, (POSTCARD, PHOTO)), path)
        again = read(path)
    assert again.document == document
    digests = {reference.digest for reference in document.references}
    assert all(again.source(digest) is not None for digest in digests)
    assert (again.photo is None) == (document.photo.link is not None)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_project_cut_off_anywhere_is_refused(end: int) -> None:
    with pytest.raises(BadInput, match=r"work\.colorstudio"):
        reading(WHOLE[:end])


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=4))
def test_a_project_garbled_anywhere_is_refused_or_still_the_same(changes: list[tuple[int, int]]) -> None:
    """Some bytes of a zip say nothing, as the date, and a thumbnail may be lost; nothing else may pass."""
    garbled = bytearray(WHOLE)
    for at, difference in changes:
        garbled[at] ^= difference
    try:
        again = reading(bytes(garbled))
    except BadInput:
        return
    whole = project()
    assert again.document == whole.document
    assert again.thumbnail in {None, whole.thumbnail}


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused(data: bytes) -> None:
    for prefix in (b"", b"PK\x03\x04", WHOLE[: len(WHOLE) // 2]):
        with pytest.raises(BadInput, match=r"work\.colorstudio"):
            reading(prefix + data)
