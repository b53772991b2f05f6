from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.metadata import xml_nodes
from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.xmp import Name, Packet
from tests.samples import metadata as samples

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
TITLE = Name("dc", "http://purl.org/dc/elements/1.1/", "title")
ALBUM = Name("family", "http://example.org/family/", "album")
INSTRUCTIONS = Name("photoshop", "http://ns.adobe.com/photoshop/1.0/", "Instructions")


def packet() -> Packet:
    found = Packet.parse(samples.XMP)
    assert found is not None
    return found


def descriptions(packet: Packet) -> list[Element]:
    """As another parser reads the written packet."""
    root: Element = fromstring(bytes(packet))
    return root.findall(f".//{RDF}RDF/{RDF}Description")


def clark(name: Name) -> str:
    return f"{{{name.namespace}}}{name.local}"


def test_a_property_is_read_whether_attribute_or_element() -> None:
    assert packet().text(names.ORIENTATION) == "6"
    assert packet().text(names.PIXEL_Y_DIMENSION) == "9"
    assert packet().text(names.IMAGE_WIDTH) is None


def test_a_property_is_set_in_the_form_that_it_has() -> None:
    edited = packet()
    edited.set_text(names.ORIENTATION, "1")
    edited.set_text(names.PIXEL_Y_DIMENSION, "200")
    (description,) = descriptions(edited)
    assert description.get(clark(names.ORIENTATION)) == "1"
    assert description.findtext(clark(names.PIXEL_Y_DIMENSION)) == "200"


def test_what_is_not_touched_stays() -> None:
    edited = packet()
    edited.set_text(names.ORIENTATION, "1")
    (description,) = descriptions(edited)
    assert description.get(clark(INSTRUCTIONS)) == "first line\nsecond line"
    assert description.findtext(clark(ALBUM)) == "Krabice č. 3"
    assert b"xmlns:family=" in bytes(edited)
    assert b"<family:album>" in bytes(edited)


def test_a_packet_has_its_marks_once() -> None:
    again = Packet.parse(bytes(packet()))
    assert again is not None
    assert bytes(again) == bytes(packet())
    assert bytes(again).count(b"<?xpacket begin") == 1


@given(st.text().filter(lambda text: text == text.strip()))
def test_any_text_is_read_back_but_for_what_xml_cannot_hold(text: str) -> None:
    edited = Packet.empty()
    edited.set_text(TITLE, text)
    kept = xml_nodes._NOT_XML.sub("", text).strip()
    (description,) = descriptions(edited)
    assert (description.findtext(clark(TITLE)) or "").strip() == kept


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])))
def test_any_text_in_an_attribute_is_read_back(text: str) -> None:
    edited = packet()
    edited.set_text(INSTRUCTIONS, text + "\n\t")
    (description,) = descriptions(edited)
    assert description.get(clark(INSTRUCTIONS)) == text + "\n\t"


def test_a_property_is_removed_whatever_its_form() -> None:
    edited = packet()
    for name in (names.ORIENTATION, names.PIXEL_Y_DIMENSION, names.DESCRIPTION, names.IMAGE_WIDTH):
        edited.remove(name)
    assert edited.text(names.ORIENTATION) is None
    (description,) = descriptions(edited)
    assert description.find(clark(names.DESCRIPTION)) is None
    assert description.find(clark(names.PIXEL_Y_DIMENSION)) is None


def test_a_text_with_languages_changes_in_the_default_one_alone() -> None:
    edited = packet()
    assert edited.default_text(names.DESCRIPTION) == samples.CAPTION
    edited.set_default_text(names.DESCRIPTION, "Oma")
    (description,) = descriptions(edited)
    items = description.findall(f"{clark(names.DESCRIPTION)}/{RDF}Alt/{RDF}li")
    assert [item.text for item in items] == ["Oma", "Babička"]


def test_a_text_in_another_language_alone_is_the_default_until_there_is_one() -> None:
    found = Packet.parse(samples.XMP.replace(b'xml:lang="x-default"', b'xml:lang="de"'))
    assert found is not None
    assert found.default_text(names.DESCRIPTION) == samples.CAPTION
    found.set_default_text(names.DESCRIPTION, "Oma")
    assert found.default_text(names.DESCRIPTION) == "Oma"
    (description,) = descriptions(found)
    items = description.findall(f"{clark(names.DESCRIPTION)}/{RDF}Alt/{RDF}li")
    assert [item.text for item in items] == ["Oma", samples.CAPTION, "Babička"]


def test_a_text_without_languages_gets_them() -> None:
    found = Packet.parse(samples.XMP.replace(b'tiff:Orientation="6"', b'dc:title="Plain"'))
    assert found is not None
    assert found.default_text(TITLE) == "Plain"
    found.set_default_text(TITLE, "Plain.")
    (description,) = descriptions(found)
    assert description.get(clark(TITLE)) is None
    assert [item.text for item in description.findall(f"{clark(TITLE)}/{RDF}Alt/{RDF}li")] == ["Plain."]


def test_a_list_grows_at_its_end() -> None:
    edited = packet()
    edited.append(names.HISTORY, {names.EVENT_ACTION: "created"})
    again = Packet.parse(bytes(edited))
    assert again is not None
    again.append(names.HISTORY, {names.EVENT_ACTION: "colorized"})
    (description,) = descriptions(again)
    items = description.findall(f"{clark(names.HISTORY)}/{RDF}Seq/{RDF}li")
    assert [item.findtext(clark(names.EVENT_ACTION)) for item in items] == ["created", "colorized"]
    assert {item.get(f"{RDF}parseType") for item in items} == {"Resource"}


def test_a_structure_replaces_the_one_that_was_there() -> None:
    edited = packet()
    edited.set_structure(names.DERIVED_FROM, {names.REFERENCE_DOCUMENT_ID: "a"})
    edited.set_structure(names.DERIVED_FROM, {names.REFERENCE_DOCUMENT_ID: "b"})
    (description,) = descriptions(edited)
    found = description.findall(clark(names.DERIVED_FROM))
    assert [each.findtext(clark(names.REFERENCE_DOCUMENT_ID)) for each in found] == ["b"]


def test_a_prefix_that_means_something_else_is_not_taken() -> None:
    found = Packet.parse(samples.XMP.replace(b"xmlns:family=", b'xmlns:xmp="urn:other" xmlns:family='))
    assert found is not None
    found.set_text(names.CREATOR_TOOL, "colorstudio")
    (description,) = descriptions(found)
    assert description.findtext(clark(names.CREATOR_TOOL)) == "colorstudio"


def test_the_prefix_that_the_packet_has_is_taken() -> None:
    found = Packet.parse(
        samples.XMP.replace(b"xmlns:family=", b'xmlns:basic="http://ns.adobe.com/xap/1.0/" xmlns:family=')
    )
    assert found is not None
    found.set_text(names.CREATOR_TOOL, "colorstudio")
    assert b"<basic:CreatorTool>" in bytes(found)


def test_rdf_without_description_gets_one() -> None:
    found = Packet.parse(b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>')
    assert found is not None
    found.set_text(names.CREATOR_TOOL, "colorstudio")
    (description,) = [each for each in fromstring(bytes(found)) if each.tag == f"{RDF}Description"]
    assert description.findtext(clark(names.CREATOR_TOOL)) == "colorstudio"


def test_comments_and_instructions_of_others_stay() -> None:
    found = Packet.parse(
        samples.XMP.replace(b"<family:album>", b"<!-- box --><?other thing?><family:album><![CDATA[<]]>")
    )
    assert found is not None
    for kept in (b"<!-- box -->", b"<?other thing?>", b"<![CDATA[<]]>Krab"):
        assert kept in bytes(found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no XML",
        samples.XMP[:-200],
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + samples.XMP,
        b"<!DOCTYPE x>" + samples.XMP,
        b"<a>no RDF</a>",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<a>" * 500_000 + b"</a>" * 500_000,
        b"<a>" + b"<b/>" * 1_000_000 + b"</a>",
        b"\xff\xfe\x00",
    ],
    ids=[
        "empty",
        "no XML",
        "cut",
        "entity",
        "DOCTYPE",
        "no RDF",
        "no encoding",
        "odd encoding",
        "deep",
        "wide",
        "no text",
    ],
)
def test_a_packet_that_is_not_sound_is_none(data: bytes) -> None:
    assert Packet.parse(data) is None


def test_a_packet_beyond_all_bounds_is_none() -> None:
    assert Packet.parse(samples.XMP + b" " * xml_nodes.MOST_BYTES + b"<!-- -->") is None


def test_padding_and_zeros_around_a_packet_are_dropped() -> None:
    padded = Packet.parse(b"\n" + samples.XMP.replace(b"<?xpacket end", b" " * 4000 + b"<?xpacket end") + b"\0\0")
    assert padded is not None
    assert bytes(padded) == bytes(packet())


@given(st.integers(0, len(samples.XMP) - 1), st.binary(min_size=1, max_size=4))
def test_a_packet_with_bytes_changed_never_raises(place: int, junk: bytes) -> None:
    found = Packet.parse(samples.XMP[:place] + junk + samples.XMP[place + len(junk) :])
    if found is not None:
        found.set_text(names.CREATOR_TOOL, "colorstudio")
        fromstring(bytes(found))
