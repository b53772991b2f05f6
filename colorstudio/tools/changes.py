"""Changes of hints that panels, keys and menus make, each as one edit with its label; None where nothing would change.

Ids of hints that are gone are passed over: a selection may be older than the document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from colorstudio.document.colors import HintColor
from colorstudio.document.edits import AddHints, Edit, RemoveHints, ReplaceHints, Replacement
from colorstudio.document.eye import Eye
from colorstudio.document.hints import Barrier, Hint, Kept, Origin
from colorstudio.document.ids import HintId, new_hint_id
from colorstudio.document.model import Document
from colorstudio.document.names import MOST_NOTE, is_text
from colorstudio.support.errors import BadInput
from colorstudio.tools.extent import extent, meet, whole_photo
from colorstudio.tools.labels import in_color, to_hints
from colorstudio.tools.limits import has_room
from colorstudio.tools.offset import Offset, all_shifted


def added(document: Document, hint: Hint, *, label: str) -> Edit | None:
    """Put a new hint on top, unless no part of it would lie in the photo or the document is full."""
    reaches = meet(extent(hint), whole_photo(document.photo.size))
    return AddHints(label, (hint,)) if reaches and has_room(document, 1) else None


def recolored(document: Document, ids: Collection[HintId], *, color: HintColor, lightness: float) -> Edit | None:
    """Give hints another color, which from then on is the person's own; kept colors and barriers have none.

    lightness : under them, for the name of the color
    """

    def change(hint: Hint) -> Hint:
        if isinstance(hint, Kept | Barrier) or hint.color == color:
            return hint
        return replace(hint, color=color, origin=Origin.PAINTED)

    return _changed(_named(document, ids), change, label=lambda _: in_color("Recolor", color, lightness))


def with_strength(document: Document, ids: Collection[HintId], *, strength: float) -> Edit | None:
    """Let hints count more or less; a barrier has no strength."""

    def change(hint: Hint) -> Hint:
        return hint if isinstance(hint, Barrier) else replace(hint, strength=strength)

    return _changed(_named(document, ids), change, label=lambda _: f"Strength {strength * 100:.0f} %")


def with_eye(document: Document, ids: Collection[HintId], *, eye: Eye) -> Edit | None:
    """Hide hints, which then take no part in the picture, or show them again."""
    deed = {Eye.OPEN: "Show", Eye.CLOSED: "Hide"}[eye]
    return _changed(
        _named(document, ids), lambda hint: replace(hint, eye=eye), label=lambda hints: to_hints(deed, hints)
    )


def with_note(document: Document, ids: Collection[HintId], *, note: str) -> Edit | None:
    """Write down how the color is known. Raises `BadInput` for what no project can hold."""
    if not is_text(note, most=MOST_NOTE):
        raise BadInput(f"A note can have at most {MOST_NOTE:,} letters, all of them in Unicode. Shorten it.")
    return _changed(
        _named(document, ids),
        lambda hint: replace(hint, note=note),
        label=lambda hints: to_hints("Note on" if note else "Remove note of", hints),
    )


def moved(document: Document, ids: Collection[HintId], *, by: Offset) -> Edit | None:
    hints = _named(document, ids)
    return _replaced(hints, all_shifted(hints, by), label=lambda hints: to_hints("Move", hints))


def duplicated(document: Document, ids: Collection[HintId], *, by: Offset) -> AddHints | None:
    """Put copies on top, a little aside; None too if the document is full."""
    hints = _named(document, ids)
    if not hints or not has_room(document, len(hints)):
        return None
    copies = tuple(replace(hint, id=new_hint_id()) for hint in all_shifted(hints, by))
    return AddHints(to_hints("Duplicate", hints), copies)


def removed(document: Document, ids: Collection[HintId]) -> Edit | None:
    hints = _named(document, ids)
    return RemoveHints(to_hints("Delete", hints), tuple(hint.id for hint in hints)) if hints else None


def cleared(document: Document) -> Edit | None:
    """Take all hints away, the hidden ones too."""
    return RemoveHints("Clear all hints", tuple(hint.id for hint in document.hints)) if document.hints else None


def _named(document: Document, ids: Collection[HintId]) -> tuple[Hint, ...]:
    return tuple(hint for hint in document.hints if hint.id in ids)


def _changed(
    hints: Sequence[Hint], change: Callable[[Hint], Hint], *, label: Callable[[Sequence[Hint]], str]
) -> Edit | None:
    return _replaced(hints, tuple(map(change, hints)), label=label)


def _replaced(old: Sequence[Hint], new: Sequence[Hint], *, label: Callable[[Sequence[Hint]], str]) -> Edit | None:
    """Replace each hint by its successor; the label tells of those that differ."""
    pairs = [(before, after) for before, after in zip(old, new, strict=True) if before != after]
    if not pairs:
        return None
    replacements = tuple(Replacement(before.id, (after,)) for before, after in pairs)
    return ReplaceHints(label([before for before, _ in pairs]), replacements)
