"""Edits to plain JSON values and back, for the journal.

An edit with a field that is not known here does something that is not known here: it is refused, not half done. What
edits carry (hints, settings …) keeps its unknown fields as in a document.
"""

from __future__ import annotations

from collections.abc import Callable

from colorstudio.document.codec import (
    frame_from_plain,
    frame_to_plain,
    palette_from_plain,
    palette_to_plain,
    photo_from_plain,
    photo_to_plain,
    reference_from_plain,
    reference_to_plain,
    settings_from_plain,
    settings_to_plain,
)
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
from colorstudio.document.fields import Fields, malformed, point
from colorstudio.document.hint_codec import hint_from_plain, hint_to_plain, points_to_plain
from colorstudio.document.hints import Hint
from colorstudio.document.history import MOST_LABEL
from colorstudio.document.ids import HintId, ReferenceId, is_id
from colorstudio.document.model import MOST_HINTS, MOST_REFERENCES
from colorstudio.document.plain import JsonObject
from colorstudio.document.references import MOST_SETTLED, Reference


def edit_to_plain(edit: Edit) -> JsonObject:
    return {"kind": _KINDS[type(edit)], "label": edit.label} | _own_fields(edit)


def edit_from_plain(value: object, where: str) -> Edit:
    """Read an edit. Whether it fits the document shows when it is applied."""
    fields = Fields(value, where)
    read = _READERS[fields.text("kind", _READERS.__contains__, what="a kind of edit")]
    edit = read(fields, fields.words("label", most=MOST_LABEL))
    fields.nothing_else()
    return edit


def _own_fields(edit: Edit) -> JsonObject:
    match edit:
        case AddHints(hints=hints):
            return {"hints": [hint_to_plain(hint) for hint in hints]}
        case RemoveHints(ids=ids) | RemoveReferences(ids=ids):
            return {"ids": list(ids)}
        case ReplaceHints(replacements=replacements):
            return {
                "replacements": [{"of": one.of, "by": [hint_to_plain(hint) for hint in one.by]} for one in replacements]
            }
        case AddReferences(references=references) | ChangeReferences(references=references):
            return {"references": [reference_to_plain(reference) for reference in references]}
        case AcceptSuggestions(reference=reference, hints=hints, places=places):
            accepted = [hint_to_plain(hint) for hint in hints]
            return {"reference": reference, "hints": accepted, "places": points_to_plain(places)}
        case ChangeSettings(settings=settings):
            return {"settings": settings_to_plain(settings)}
        case ChangePalette(palette=palette):
            return {"palette": palette_to_plain(palette)}
        case ChangeFrame(frame=frame):
            return {"frame": frame_to_plain(frame)}
        case ChangePhoto(photo=photo):
            return {"photo": photo_to_plain(photo)}


def _add_hints(fields: Fields, label: str) -> Edit:
    return AddHints(label, _hints(fields, "hints"))


def _remove_hints(fields: Fields, label: str) -> Edit:
    return RemoveHints(label, tuple(map(HintId, _ids(fields))))


def _replace_hints(fields: Fields, label: str) -> Edit:
    return ReplaceHints(label, fields.each("replacements", _replacement, most=MOST_HINTS))


def _replacement(value: object, where: str) -> Replacement:
    fields = Fields(value, where)
    replacement = Replacement(of=HintId(fields.text("of", is_id, what="an id")), by=_hints(fields, "by"))
    fields.nothing_else()
    return replacement


def _add_references(fields: Fields, label: str) -> Edit:
    return AddReferences(label, _references(fields))


def _remove_references(fields: Fields, label: str) -> Edit:
    return RemoveReferences(label, tuple(map(ReferenceId, _ids(fields))))


def _change_references(fields: Fields, label: str) -> Edit:
    return ChangeReferences(label, _references(fields))


def _accept_suggestions(fields: Fields, label: str) -> Edit:
    return AcceptSuggestions(
        label,
        reference=ReferenceId(fields.text("reference", is_id, what="an id")),
        hints=_hints(fields, "hints"),
        places=fields.each("places", point, most=MOST_SETTLED),
    )


def _change_settings(fields: Fields, label: str) -> Edit:
    return ChangeSettings(label, settings_from_plain(fields.value("settings"), f"{fields.where}.settings"))


def _change_palette(fields: Fields, label: str) -> Edit:
    return ChangePalette(label, palette_from_plain(fields.value("palette"), f"{fields.where}.palette"))


def _change_frame(fields: Fields, label: str) -> Edit:
    return ChangeFrame(label, frame_from_plain(fields.value("frame"), f"{fields.where}.frame"))


def _change_photo(fields: Fields, label: str) -> Edit:
    return ChangePhoto(label, photo_from_plain(fields.value("photo"), f"{fields.where}.photo"))


_TABLE: tuple[tuple[type[Edit], str, Callable[[Fields, str], Edit]], ...] = (
    (AddHints, "add hints", _add_hints),
    (RemoveHints, "remove hints", _remove_hints),
    (ReplaceHints, "replace hints", _replace_hints),
    (AddReferences, "add references", _add_references),
    (RemoveReferences, "remove references", _remove_references),
    (ChangeReferences, "change references", _change_references),
    (AcceptSuggestions, "accept suggestions", _accept_suggestions),
    (ChangeSettings, "change settings", _change_settings),
    (ChangePalette, "change palette", _change_palette),
    (ChangeFrame, "change frame", _change_frame),
    (ChangePhoto, "change photo", _change_photo),
)
_KINDS = {type_: kind for type_, kind, _ in _TABLE}
_READERS = {kind: read for _, kind, read in _TABLE}


def _hints(fields: Fields, name: str) -> tuple[Hint, ...]:
    return fields.each(name, hint_from_plain, most=MOST_HINTS)


def _references(fields: Fields) -> tuple[Reference, ...]:
    return fields.each("references", reference_from_plain, most=MOST_REFERENCES)


def _ids(fields: Fields) -> tuple[str, ...]:
    return fields.each("ids", _id, most=MOST_HINTS)


def _id(value: object, where: str) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise malformed(where, "an id")
    return value
