"""What marks a picture as colorized: where its colors come from, which photo it was made of, and when.

The terms are those of the IPTC's vocabulary of digital source types and of its Photo Metadata Standard 2025.1. Colors
of a network get the strict term, though a network that only colors is arguably less. Who took the photo, when and
where stays untouched: nobody claims the photo itself.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from colorstudio._version import __version__
from colorstudio.imaging.metadata import Metadata, iptc
from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.exif import Exif, parse
from colorstudio.imaging.metadata.ifd import string, text
from colorstudio.imaging.metadata.renewal import SOFTWARE
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.metadata.xmp import Packet

SENTENCE = "Colorized from a black-and-white photograph."

_VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_COLORED_BY_A_NETWORK = _VOCABULARY + "compositeWithTrainedAlgorithmicMedia"
_COLORED_BY_HAND = _VOCABULARY + "humanEdits"  # hints of a person, spread by an equation that learned nothing
_MADE_BY_NETWORKS = (_COLORED_BY_A_NETWORK, _VOCABULARY + "trainedAlgorithmicMedia")  # hand work doesn't change that


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """The network that colored, by its name and the SHA-256 of its weights."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be said about one colorized picture.

    source_digest : SHA-256 of the file that was colored, hexadecimal
    when : with a time zone
    model : None if the colors are the person's alone
    sentence : appended to the photo's caption
    """

    source_digest: str
    when: datetime
    model: ModelUsed | None = None
    sentence: str = SENTENCE


def marked(metadata: Metadata, marks: Marks) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata with the marks, and what had to give way to them."""
    packet = Packet.parse(metadata.xmp) if metadata.xmp else Packet.empty()
    notes = () if packet else ("The XMP of the photo isn't sound: the marks of the colorized picture take its place.",)
    packet = packet or Packet.empty()
    exif = parse(metadata.exif)
    caption = packet.default_text(names.DESCRIPTION) or _caption_elsewhere(exif, metadata.iptc)
    packet.set_default_text(names.DESCRIPTION, _with_sentence(caption, marks.sentence))
    source_type = packet.text(names.DIGITAL_SOURCE_TYPE)
    _say_how(packet, marks, source_type)
    _say_of_what(packet, marks, source_type)
    changed = replace(
        metadata,
        xmp=bytes(packet),
        exif=bytes(_with_sentence_in_exif(exif, marks.sentence)) if exif else metadata.exif,
        iptc=_with_sentence_in_iptc(metadata.iptc, marks.sentence) if metadata.iptc else None,
    )
    return changed, notes


def _say_how(packet: Packet, marks: Marks, source_type: str | None) -> None:
    if marks.model is not None:
        packet.set_text(names.DIGITAL_SOURCE_TYPE, _COLORED_BY_A_NETWORK)
        packet.set_text(names.AI_SYSTEM_USED, f"colorstudio ({marks.model.name})")
        packet.set_text(names.AI_SYSTEM_VERSION_USED, f"{__version__}, weights sha256:{marks.model.digest}")
    elif source_type not in _MADE_BY_NETWORKS:
        packet.set_text(names.DIGITAL_SOURCE_TYPE, _COLORED_BY_HAND)


def _say_of_what(packet: Packet, marks: Marks, source_type: str | None) -> None:
    """Tie the picture to its source, and tell in its history what was done; it gets identities of its own."""
    source = f"sha256:{marks.source_digest}"
    when = marks.when.isoformat(timespec="seconds")
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{source} {when}")
    document = packet.text(names.DOCUMENT_ID) or source
    packet.set_structure(
        names.DERIVED_FROM, {names.REFERENCE_DOCUMENT_ID: document, names.REFERENCE_INSTANCE_ID: source}
    )
    if packet.text(names.ORIGINAL_DOCUMENT_ID) is None:
        packet.set_text(names.ORIGINAL_DOCUMENT_ID, document)
    packet.set_text(names.DOCUMENT_ID, f"xmp.did:{identity}")
    packet.set_text(names.INSTANCE_ID, f"xmp.iid:{identity}")
    event = {
        names.EVENT_ACTION: "colorized",
        names.EVENT_INSTANCE_ID: f"xmp.iid:{identity}",
        names.EVENT_SOFTWARE_AGENT: SOFTWARE,
        names.EVENT_WHEN: when,
    }
    if source_type:  # "print", "negativeFilm": true of the scan, no longer of this picture
        event[names.EVENT_PARAMETERS] = f"digital source type of the source: {source_type}"
    packet.append(names.HISTORY, event)


def _caption_elsewhere(exif: Exif | None, records: bytes | None) -> str:
    """The caption that readers would see without XMP: one in XMP hides it, so it has to be the same."""
    in_records = iptc.caption(records) if records else None
    if in_records:
        return in_records
    field = exif.main.fields.get(Tag.IMAGE_DESCRIPTION) if exif else None
    return string(field) if field else ""


def _with_sentence(caption: str, sentence: str) -> str:
    if not caption.strip():
        return sentence
    if not sentence or sentence in caption:
        return caption
    caption = caption.rstrip()
    return f"{caption}{' ' if caption[-1] in '.!?…' else '. '}{sentence}"


def _with_sentence_in_exif(exif: Exif, sentence: str) -> Exif:
    field = exif.main.fields.get(Tag.IMAGE_DESCRIPTION)
    if field is None or not string(field).strip():
        return exif
    described = text(_with_sentence(string(field), sentence))
    return replace(exif, main=exif.main.with_fields({Tag.IMAGE_DESCRIPTION: described}))


def _with_sentence_in_iptc(records: bytes, sentence: str) -> bytes:
    caption = iptc.caption(records)
    return iptc.with_caption(records, _with_sentence(caption, sentence)) if caption else records
