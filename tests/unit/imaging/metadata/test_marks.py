from datetime import UTC, datetime

import pytest
from PIL import ExifTags, Image

from colorstudio._version import __version__
from colorstudio.imaging.metadata import Metadata, iptc
from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.marks import SENTENCE, Marks, ModelUsed, marked
from colorstudio.imaging.metadata.xmp import Packet
from tests.samples import metadata as samples

DIGEST = "5f" * 32
WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
BY_HAND = Marks(DIGEST, WHEN)
BY_NETWORK = Marks(DIGEST, WHEN, ModelUsed("hintnet", "c0" * 32))
TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def packet_of(metadata: Metadata, marks: Marks = BY_NETWORK) -> Packet:
    found, _ = marked(metadata, marks)
    packet = Packet.parse(found.xmp or b"")
    assert packet is not None
    return packet


def with_property(spelled: bytes) -> Metadata:
    namespaces = (
        b'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        b'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
    )
    return Metadata(xmp=samples.XMP.replace(b"xmlns:family=", namespaces + spelled + b" xmlns:family="))


def test_colors_of_a_network_are_called_so_by_the_full_address() -> None:
    packet = packet_of(Metadata())
    assert packet.text(names.DIGITAL_SOURCE_TYPE) == TYPES + "compositeWithTrainedAlgorithmicMedia"
    assert packet.text(names.AI_SYSTEM_USED) == "colorstudio (hintnet)"
    assert packet.text(names.AI_SYSTEM_VERSION_USED) == f"{__version__}, weights sha256:{'c0' * 32}"


def test_colors_of_a_hand_are_a_persons_edits() -> None:
    packet = packet_of(Metadata(), BY_HAND)
    assert packet.text(names.DIGITAL_SOURCE_TYPE) == TYPES + "humanEdits"
    assert packet.text(names.AI_SYSTEM_USED) is None


def test_a_hand_does_not_take_the_mark_of_a_network_off() -> None:
    spelled = f'Iptc4xmpExt:DigitalSourceType="{TYPES}trainedAlgorithmicMedia"'
    packet = packet_of(with_property(spelled.encode()), BY_HAND)
    assert packet.text(names.DIGITAL_SOURCE_TYPE) == TYPES + "trainedAlgorithmicMedia"


def test_what_the_scan_was_is_told_in_the_history() -> None:
    spelled = f'Iptc4xmpExt:DigitalSourceType="{TYPES}negativeFilm"'
    found, _ = marked(with_property(spelled.encode()), BY_NETWORK)
    assert f"{TYPES}negativeFilm</stEvt:parameters>".encode() in (found.xmp or b"")


def test_the_history_tells_that_it_was_colorized_when_and_by_what() -> None:
    found, _ = marked(Metadata(xmp=samples.XMP), BY_NETWORK)
    for told in (
        b"<stEvt:action>colorized</stEvt:action>",
        b"<stEvt:when>2026-03-04T05:06:07+00:00</stEvt:when>",
        f"<stEvt:softwareAgent>colorstudio {__version__}</stEvt:softwareAgent>".encode(),
    ):
        assert told in (found.xmp or b"")


def test_the_picture_names_the_file_that_it_was_made_of() -> None:
    found, _ = marked(Metadata(), BY_NETWORK)
    assert f"<stRef:instanceID>sha256:{DIGEST}</stRef:instanceID>".encode() in (found.xmp or b"")


def test_the_identity_of_the_source_becomes_that_of_the_ancestor() -> None:
    packet = packet_of(with_property(b'xmpMM:DocumentID="xmp.did:scan"'))
    assert packet.text(names.ORIGINAL_DOCUMENT_ID) == "xmp.did:scan"
    assert packet.text(names.DOCUMENT_ID) not in ("xmp.did:scan", None)
    assert b"<stRef:documentID>xmp.did:scan</stRef:documentID>" in bytes(packet)


def test_an_older_ancestor_stays() -> None:
    packet = packet_of(with_property(b'xmpMM:OriginalDocumentID="xmp.did:first" xmpMM:DocumentID="xmp.did:scan"'))
    assert packet.text(names.ORIGINAL_DOCUMENT_ID) == "xmp.did:first"


def test_the_same_work_gives_the_same_bytes() -> None:
    assert marked(Metadata(xmp=samples.XMP), BY_NETWORK) == marked(Metadata(xmp=samples.XMP), BY_NETWORK)


def test_the_caption_gets_a_sentence_wherever_it_stands() -> None:
    found, _ = marked(Metadata(samples.exif(), samples.XMP, samples.IPTC), BY_NETWORK)
    expected = f"{samples.CAPTION}. {SENTENCE}"
    packet = Packet.parse(found.xmp or b"")
    assert packet is not None
    assert packet.default_text(names.DESCRIPTION) == expected
    assert iptc.caption(found.iptc or b"") == expected
    exif = Image.Exif()
    exif.load(found.exif or b"")
    assert exif[ExifTags.Base.ImageDescription].encode("latin-1").decode() == expected


@pytest.mark.parametrize(
    ("exif", "records"), [(samples.exif(), None), (None, samples.IPTC)], ids=["in EXIF", "in IPTC"]
)
def test_a_caption_outside_of_xmp_is_not_hidden_by_the_sentence(exif: bytes | None, records: bytes | None) -> None:
    packet = packet_of(Metadata(exif=exif, iptc=records))
    assert packet.default_text(names.DESCRIPTION) == f"{samples.CAPTION}. {SENTENCE}"


@pytest.mark.parametrize("caption", ["Oma.", "Oma? ", "Oma…"])
def test_a_caption_that_ends_as_a_sentence_gets_no_second_end(caption: str) -> None:
    packet = packet_of(Metadata(xmp=samples.XMP.replace(samples.CAPTION.encode(), caption.encode())))
    assert packet.default_text(names.DESCRIPTION) == f"{caption.strip()} {SENTENCE}"


def test_a_photo_without_caption_gets_the_sentence_in_xmp_alone() -> None:
    blank = samples.directory([samples.ascii_row(270, "   ")], at=8, order="<")
    metadata = Metadata(exif=b"II*\0\x08\0\0\0" + blank, iptc=samples.dataset(90, b"Graz"))
    found, _ = marked(metadata, BY_NETWORK)
    assert SENTENCE.encode() in (found.xmp or b"")
    assert SENTENCE.encode() not in (found.exif or b"") + (found.iptc or b"")
    assert marked(Metadata(), BY_NETWORK)[0].exif is None


def test_a_picture_colorized_again_says_it_once_and_has_two_entries_in_its_history() -> None:
    once, _ = marked(Metadata(samples.exif(), samples.XMP, samples.IPTC), BY_NETWORK)
    twice, _ = marked(once, BY_NETWORK)
    assert (twice.xmp or b"").count(SENTENCE.encode()) == 1
    assert (twice.xmp or b"").count(b"<stEvt:action>colorized") == 2
    assert (twice.exif, twice.iptc) == (once.exif, once.iptc)


@pytest.mark.parametrize(
    ("sentence", "caption"), [("", samples.CAPTION), ("Barvy 2026.", f"{samples.CAPTION}. Barvy 2026.")]
)
def test_the_sentence_is_the_persons_to_change(sentence: str, caption: str) -> None:
    packet = packet_of(Metadata(xmp=samples.XMP), Marks(DIGEST, WHEN, sentence=sentence))
    assert packet.default_text(names.DESCRIPTION) == caption


def test_a_packet_that_is_not_sound_gives_way_to_the_marks_and_it_is_said() -> None:
    found, notes = marked(Metadata(xmp=b"<broken"), BY_NETWORK)
    assert len(notes) == 1
    assert Packet.parse(found.xmp or b"") is not None


def test_who_took_the_photo_and_when_stays() -> None:
    found, _ = marked(Metadata(exif=samples.exif()), BY_NETWORK)
    assert samples.ARTIST.encode() in (found.exif or b"")
    assert samples.TAKEN.encode() in (found.exif or b"")
