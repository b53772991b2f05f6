"""Documents to plain JSON values and back. docs/project-format.md is the contract: change both in one commit."""

from __future__ import annotations

from colorstudio.document.eye import Eye
from colorstudio.document.fields import Fields, point
from colorstudio.document.frame import STRAIGHTENING, TURNS, Frame
from colorstudio.document.hint_codec import (
    chroma_from_plain,
    color_to_plain,
    hint_from_plain,
    hint_to_plain,
    points_to_plain,
)
from colorstudio.document.ids import ReferenceId, are_distinct, is_id
from colorstudio.document.migrations import FORMAT, UPGRADES, Upgrade, check_format, newest, upgrade_document
from colorstudio.document.model import MOST_HINTS, MOST_REFERENCES, Document
from colorstudio.document.names import MOST_NAME, is_digest, is_name
from colorstudio.document.palette import LIGHTNESS, MOST_SWATCHES, Palette, Swatch
from colorstudio.document.photo_reference import PhotoReference, is_link
from colorstudio.document.places import SIDE
from colorstudio.document.plain import JsonObject, thaw
from colorstudio.document.references import MOST_BOXES, MOST_SETTLED, WEIGHT, BoxPair, Method, Reference
from colorstudio.document.settings import (
    PRIOR,
    SATURATION,
    TEMPERATURE,
    VIVIDNESS,
    WARMTH,
    Decode,
    Settings,
    is_model,
)
from colorstudio.support.errors import BadInput
from colorstudio.support.geometry import PhotoRect, Size


def to_versioned(document: Document) -> JsonObject:
    """Write a document and, before anything else, in which format it is written."""
    return {"format": newest()} | document_to_plain(document)


def from_versioned(text: JsonObject, *, what: str, upgrades: tuple[Upgrade, ...] = UPGRADES) -> Document:
    """Read a document of any format up to ours. `what` is what a person calls the file that it comes from."""
    written_in = written_format(text)
    check_format(written_in, what=what, upgrades=upgrades)
    plain = {name: value for name, value in text.items() if name != "format"}
    return document_from_plain(upgrade_document(plain, written_in, upgrades))


def written_format(text: JsonObject) -> int:
    return Fields(text, "document").whole("format", FORMAT)


def document_to_plain(document: Document) -> JsonObject:
    return {
        "photo": photo_to_plain(document.photo),
        "frame": frame_to_plain(document.frame),
        "settings": settings_to_plain(document.settings),
        "palette": palette_to_plain(document.palette),
        "references": [reference_to_plain(reference) for reference in document.references],
        "hints": [hint_to_plain(hint) for hint in document.hints],
    } | thaw(document.unknown)


def document_from_plain(value: object, where: str = "document") -> Document:
    """Read a document. Raises `BadInput` with the place of the first value that can't be."""
    fields = Fields(value, where)
    photo = photo_from_plain(fields.value("photo"), f"{where}.photo")
    frame = frame_from_plain(fields.value("frame"), f"{where}.frame")
    settings = settings_from_plain(fields.value("settings"), f"{where}.settings")
    palette = palette_from_plain(fields.value("palette"), f"{where}.palette")
    references = fields.each("references", reference_from_plain, most=MOST_REFERENCES)
    hints = fields.each("hints", hint_from_plain, most=MOST_HINTS)
    if not are_distinct(hint.id for hint in hints) or not are_distinct(reference.id for reference in references):
        raise BadInput(f"{where} has two things with the same id.")
    return Document(photo, hints, references, palette, frame, settings, fields.unknown())


def photo_to_plain(photo: PhotoReference) -> JsonObject:
    size: JsonObject = {"width": photo.size.width, "height": photo.size.height}
    return {"name": photo.name, "sha256": photo.digest} | size | {"link": photo.link} | thaw(photo.unknown)


def photo_from_plain(value: object, where: str) -> PhotoReference:
    fields = Fields(value, where)
    return PhotoReference(
        name=fields.text("name", is_name, what="the name of a file"),
        digest=fields.text("sha256", is_digest, what="a SHA-256"),
        size=Size(fields.whole("width", SIDE), fields.whole("height", SIDE)),
        link=fields.optional("link", lambda name: fields.text(name, is_link, what="a path"), None),
        unknown=fields.unknown(),
    )


def frame_to_plain(frame: Frame) -> JsonObject:
    return {
        "straightening": frame.straightening,
        "crop": None if frame.crop is None else _box_to_plain(frame.crop),
        "quarter_turns": frame.quarter_turns,
    } | thaw(frame.unknown)


def frame_from_plain(value: object, where: str) -> Frame:
    fields = Fields(value, where)
    return Frame(
        straightening=fields.number("straightening", STRAIGHTENING),
        crop=fields.optional("crop", fields.box, None),
        quarter_turns=fields.whole("quarter_turns", TURNS),
        unknown=fields.unknown(),
    )


def settings_to_plain(settings: Settings) -> JsonObject:
    return {
        "vividness": settings.vividness,
        "saturation": settings.saturation,
        "warmth": settings.warmth,
        "prior": settings.prior,
        "model": settings.model,
        "decode": settings.decode.value,
        "temperature": settings.temperature,
    } | thaw(settings.unknown)


def settings_from_plain(value: object, where: str) -> Settings:
    fields = Fields(value, where)
    return Settings(
        vividness=fields.number("vividness", VIVIDNESS.range),
        saturation=fields.number("saturation", SATURATION.range),
        warmth=fields.number("warmth", WARMTH.range),
        prior=fields.number("prior", PRIOR.range),
        model=fields.optional("model", lambda name: fields.text(name, is_model, what="the name of a model"), None),
        decode=fields.kind("decode", Decode),
        temperature=fields.number("temperature", TEMPERATURE.range),
        unknown=fields.unknown(),
    )


def palette_to_plain(palette: Palette) -> JsonObject:
    swatches = [
        {"name": swatch.name, "lightness": swatch.lightness, "chroma": color_to_plain(swatch.chroma)}
        | thaw(swatch.unknown)
        for swatch in palette.swatches
    ]
    return {"name": palette.name, "swatches": swatches} | thaw(palette.unknown)


def palette_from_plain(value: object, where: str) -> Palette:
    fields = Fields(value, where)
    return Palette(
        name=fields.words("name", most=MOST_NAME),
        swatches=fields.each("swatches", _swatch_from_plain, most=MOST_SWATCHES),
        unknown=fields.unknown(),
    )


def reference_to_plain(reference: Reference) -> JsonObject:
    boxes = [
        {"here": _box_to_plain(pair.here), "there": _box_to_plain(pair.there)} | thaw(pair.unknown)
        for pair in reference.boxes
    ]
    return {
        "id": reference.id,
        "name": reference.name,
        "sha256": reference.digest,
        "weight": reference.weight,
        "method": reference.method.value,
        "eye": reference.eye.value,
        "boxes": boxes,
        "settled": points_to_plain(reference.settled),
    } | thaw(reference.unknown)


def reference_from_plain(value: object, where: str) -> Reference:
    fields = Fields(value, where)
    return Reference(
        id=ReferenceId(fields.text("id", is_id, what="an id")),
        name=fields.text("name", is_name, what="the name of a file"),
        digest=fields.text("sha256", is_digest, what="a SHA-256"),
        weight=fields.number("weight", WEIGHT.range),
        method=fields.kind("method", Method),
        eye=fields.kind("eye", Eye),
        boxes=fields.each("boxes", _box_pair_from_plain, most=MOST_BOXES),
        settled=fields.each("settled", point, most=MOST_SETTLED),
        unknown=fields.unknown(),
    )


def _swatch_from_plain(value: object, where: str) -> Swatch:
    fields = Fields(value, where)
    return Swatch(
        name=fields.words("name", most=MOST_NAME),
        lightness=fields.number("lightness", LIGHTNESS),
        chroma=chroma_from_plain(fields.value("chroma"), f"{where}.chroma"),
        unknown=fields.unknown(),
    )


def _box_to_plain(box: PhotoRect) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]


def _box_pair_from_plain(value: object, where: str) -> BoxPair:
    fields = Fields(value, where)
    return BoxPair(here=fields.box("here"), there=fields.box("there"), unknown=fields.unknown())
