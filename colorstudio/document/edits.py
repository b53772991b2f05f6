"""Edits: each a value that says what a person did, in words for the History list, and makes the next document.

An edit that changes nothing gives back the same document. One that does not fit the document (a hint it names is gone)
raises `BadInput`: edits also come from journals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.document.ids import HintId, ReferenceId, are_distinct
from colorstudio.document.model import MOST_HINTS, MOST_REFERENCES, Document
from colorstudio.document.palette import Palette
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.references import MOST_SETTLED, Reference
from colorstudio.document.settings import Settings
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoPoint


@dataclass(frozen=True, slots=True)
class AddHints:
    """Put hints on top of the others: a gesture with a brush, a chosen color, duplicates."""

    label: str
    hints: tuple[Hint, ...]

    def apply(self, document: Document) -> Document:
        return _with_hints(document, (*document.hints, *self.hints))


@dataclass(frozen=True, slots=True)
class RemoveHints:
    """Take hints away."""

    label: str
    ids: tuple[HintId, ...]

    def apply(self, document: Document) -> Document:
        _check_there(self.ids, (hint.id for hint in document.hints))
        gone = set(self.ids)
        return _with_hints(document, tuple(hint for hint in document.hints if hint.id not in gone))


@dataclass(frozen=True, slots=True)
class Replacement:
    """One hint and what stands in its place: itself changed, the pieces that an eraser left of it, or nothing."""

    of: HintId
    by: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class ReplaceHints:
    """Change hints where they lie: move, recolor, strength, note, hide, erase a part."""

    label: str
    replacements: tuple[Replacement, ...]

    def apply(self, document: Document) -> Document:
        pieces = {replacement.of: replacement.by for replacement in self.replacements}
        if len(pieces) < len(self.replacements):
            raise BadInput("This step changes one hint in two ways.")
        _check_there(pieces, (hint.id for hint in document.hints))
        return _with_hints(document, tuple(piece for hint in document.hints for piece in pieces.get(hint.id, (hint,))))


@dataclass(frozen=True, slots=True)
class AddReferences:
    """Use the colors of more photos; their bytes are kept beside the document."""

    label: str
    references: tuple[Reference, ...]

    def apply(self, document: Document) -> Document:
        return _with_references(document, (*document.references, *self.references))


@dataclass(frozen=True, slots=True)
class RemoveReferences:
    """Use them no longer."""

    label: str
    ids: tuple[ReferenceId, ...]

    def apply(self, document: Document) -> Document:
        _check_there(self.ids, (reference.id for reference in document.references))
        left = tuple(reference for reference in document.references if reference.id not in set(self.ids))
        return _with_references(document, left)


@dataclass(frozen=True, slots=True)
class ChangeReferences:
    """Set weight, method, eye or boxes, or dismiss suggestions: each takes the place of the one with its id."""

    label: str
    references: tuple[Reference, ...]

    def apply(self, document: Document) -> Document:
        changed = {reference.id: reference for reference in self.references}
        _check_there(changed, (reference.id for reference in document.references))
        return _with_references(document, tuple(changed.get(old.id, old) for old in document.references))


@dataclass(frozen=True, slots=True)
class AcceptSuggestions:
    """Make ordinary hints of what a reference suggests.

    places : where the suggestions were, so that they are not made again
    """

    label: str
    reference: ReferenceId
    hints: tuple[Hint, ...]
    places: tuple[PhotoPoint, ...]

    def apply(self, document: Document) -> Document:
        _check_there((self.reference,), (reference.id for reference in document.references))
        return AddHints(self.label, self.hints).apply(
            _with_references(document, tuple(map(self._settled, document.references)))
        )

    def _settled(self, reference: Reference) -> Reference:
        if reference.id != self.reference:
            return reference
        settled = (*reference.settled, *self.places)
        if len(settled) > MOST_SETTLED:
            raise BadInput(f"At most {MOST_SETTLED:,} suggestions of one reference can be settled.")
        return replace(reference, settled=settled)


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Move a slider, choose a model, take a variant."""

    label: str
    settings: Settings

    def apply(self, document: Document) -> Document:
        return document if self.settings == document.settings else replace(document, settings=self.settings)


@dataclass(frozen=True, slots=True)
class ChangePalette:
    """Add, drop, reorder or load swatches."""

    label: str
    palette: Palette

    def apply(self, document: Document) -> Document:
        return document if self.palette == document.palette else replace(document, palette=self.palette)


@dataclass(frozen=True, slots=True)
class ChangeFrame:
    """Turn, straighten, crop."""

    label: str
    frame: Frame

    def apply(self, document: Document) -> Document:
        return document if self.frame == document.frame else replace(document, frame=self.frame)


@dataclass(frozen=True, slots=True)
class ChangePhoto:
    """Embed or link the photo, or say where it is now. It stays the same photo."""

    label: str
    photo: PhotoReference

    def apply(self, document: Document) -> Document:
        if self.photo.digest != document.photo.digest:
            raise BadInput(f"{self.photo.name} is another photo than {document.photo.name}.")
        return document if self.photo == document.photo else replace(document, photo=self.photo)


Edit = (
    AddHints
    | RemoveHints
    | ReplaceHints
    | AddReferences
    | RemoveReferences
    | ChangeReferences
    | AcceptSuggestions
    | ChangeSettings
    | ChangePalette
    | ChangeFrame
    | ChangePhoto
)


def _with_hints(document: Document, hints: tuple[Hint, ...]) -> Document:
    if hints == document.hints:
        return document
    if len(hints) > MOST_HINTS:
        raise BadInput(f"A photo can have at most {MOST_HINTS:,} hints.")
    if not are_distinct(hint.id for hint in hints):
        raise BadInput("This step brings a hint that is already there.")
    return replace(document, hints=hints)


def _with_references(document: Document, references: tuple[Reference, ...]) -> Document:
    if references == document.references:
        return document
    if len(references) > MOST_REFERENCES:
        raise BadInput(f"A photo can have at most {MOST_REFERENCES:,} references.")
    if not are_distinct(reference.id for reference in references):
        raise BadInput("This step brings a reference that is already there.")
    return replace(document, references=references)


def _check_there(wanted: Iterable[str], there: Iterable[str]) -> None:
    missing = set(wanted) - set(there)
    if missing:
        raise BadInput("This step changes something that is no longer there.", detail=", ".join(sorted(missing)))
