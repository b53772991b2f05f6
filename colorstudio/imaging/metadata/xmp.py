"""One XMP packet as properties that can be read and set; what nobody touches keeps its prefixes, order and spelling.

Knows RDF as XMP uses it (a property is an attribute or an element of a top-level `rdf:Description`) and leaves to
others what the properties mean. Packets come from strangers: entities and document types are refused.

Source: XMP specification part 1 (ISO 16684-1), sections 7 and C.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.dom.minidom import Document, Element, ProcessingInstruction

from colorstudio.imaging.metadata.xml_nodes import (
    add_text,
    children,
    declare_all,
    elements_of,
    parse,
    prefix_for,
    set_text_of,
    text_of,
    written,
)

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_XMLNS = "http://www.w3.org/2000/xmlns/"
_EMPTY = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
)
_DEFAULT_LANGUAGE = "x-default"
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="w"?>'


class Name(NamedTuple):
    """A property; the prefix is what a packet that doesn't have one yet gets."""

    prefix: str
    namespace: str
    local: str


class Packet:
    """A packet while it is edited."""

    def __init__(self, document: Document, rdf: Element) -> None:
        self._document = document
        self._rdf = rdf

    @classmethod
    def empty(cls) -> Packet:
        packet = cls.parse(_EMPTY.encode())
        assert packet is not None
        return packet

    @classmethod
    def parse(cls, data: bytes) -> Packet | None:
        """The packet; None if it isn't sound XML with RDF in it, or goes beyond bounds."""
        document = parse(data.strip(b"\0 \t\r\n"))
        found = document.getElementsByTagNameNS(_RDF, "RDF") if document else ()
        return cls(document, found[0]) if document and found else None

    def __bytes__(self) -> bytes:
        """The packet in UTF-8, without the padding that it may have had."""
        return _BEGIN.encode() + self.body() + _END.encode()

    # ------------------------------------------------------------------------------------------ simple values
    def text(self, name: Name) -> str | None:
        """The value of a simple property."""
        for description in self._descriptions():
            if description.hasAttributeNS(name.namespace, name.local):
                return description.getAttributeNS(name.namespace, name.local)
            for element in children(description, name.namespace, name.local):
                return text_of(element)
        return None

    def set_text(self, name: Name, value: str) -> None:
        """Give a simple property a value, in the form in which it was there."""
        for description in self._descriptions():
            if description.hasAttributeNS(name.namespace, name.local):
                description.attributes[name.namespace, name.local].value = value
                return
            for element in children(description, name.namespace, name.local):
                set_text_of(element, value)
                return
        add_text(self._add(name), value)

    def remove(self, name: Name) -> None:
        """Take a property out, whatever its form."""
        for description in self._descriptions():
            if description.hasAttributeNS(name.namespace, name.local):
                description.removeAttributeNS(name.namespace, name.local)
            for element in list(children(description, name.namespace, name.local)):
                description.removeChild(element)

    def keep_only(self, wanted: Callable[[Name], bool]) -> None:
        """Take out all properties that are not wanted, whatever their form, and what is no property at all."""
        descriptions = self._descriptions()
        for stranger in [each for each in elements_of(self._rdf) if each not in descriptions]:
            self._rdf.removeChild(stranger)
        for description in descriptions:
            for namespace, local in list(description.attributes.keysNS()):
                if _is_property(namespace) and not wanted(Name("", namespace or "", local)):
                    description.removeAttributeNS(namespace, local)
            for element in list(elements_of(description)):
                if not wanted(Name("", element.namespaceURI or "", element.localName)):
                    description.removeChild(element)

    def remove_anywhere(self, unwanted: Callable[[str], bool]) -> None:
        """Take out what has an unwanted local name, at any depth."""
        for description in self._descriptions():
            _remove_below(description, unwanted)

    @property
    def is_empty(self) -> bool:
        """Whether no property is left."""
        return not any(
            list(elements_of(description)) or any(_is_property(name) for name, _ in description.attributes.keysNS())
            for description in self._descriptions()
        )

    # ------------------------------------------------------------------------------------------ other forms
    def default_text(self, name: Name) -> str | None:
        """The text of a property with languages, in the default one (or the only one that is there)."""
        items = self._items(name)
        chosen = next((item for item in items if _language(item) == _DEFAULT_LANGUAGE), items[0] if items else None)
        return self.text(name) if chosen is None else text_of(chosen)

    def set_default_text(self, name: Name, value: str) -> None:
        """Give a property with languages its text in the default one; the others stay."""
        for item in self._items(name):
            if _language(item) == _DEFAULT_LANGUAGE:
                set_text_of(item, value)
                return
        alternatives = self._list(name, "Alt")
        first = alternatives.firstChild
        item = self._add_rdf(alternatives, "li")
        alternatives.insertBefore(item, first)  # readers that know no languages take the first
        item.setAttributeNS(_XML, "xml:lang", _DEFAULT_LANGUAGE)
        add_text(item, value)

    def set_structure(self, name: Name, parts: Mapping[Name, str]) -> None:
        """Give a property named parts."""
        self.remove(name)
        self._fill(self._add(name), parts)

    def append(self, name: Name, parts: Mapping[Name, str]) -> None:
        """Append an item with named parts to an ordered list."""
        self._fill(self._add_rdf(self._list(name, "Seq"), "li"), parts)

    # ------------------------------------------------------------------------------------------ two packets
    def body(self) -> bytes:
        """The packet without the marks around it."""
        nodes = [node for node in self._document.childNodes if not _is_wrapper(node)]
        return "\n".join(map(written, nodes)).encode()

    def move_largest(self, other: Packet, *, least_bytes: int, keeping: Name) -> None:
        """Move the largest properties that are elements, but for one, until at least so many bytes have gone."""
        sized = [
            (len(written(each).encode()), each, parent)
            for parent in self._descriptions()
            for each in elements_of(parent)
            if (each.namespaceURI, each.localName) != (keeping.namespace, keeping.local)
        ]
        into = other._descriptions()[0]
        for size, element, parent in sorted(sized, key=lambda each: each[0], reverse=True):
            if least_bytes <= 0:
                return
            declare_all(element)
            parent.removeChild(element)
            into.appendChild(element)
            least_bytes -= size

    def absorb(self, other: Packet) -> None:
        """Take over all properties of another packet."""
        for description in other._descriptions():
            declare_all(description)
            self._rdf.appendChild(description)

    # ------------------------------------------------------------------------------------------ below
    def _descriptions(self) -> list[Element]:
        return list(children(self._rdf, _RDF, "Description"))

    def _items(self, name: Name) -> list[Element]:
        return [item for list_ in self._lists(name) for item in children(list_, _RDF, "li")]

    def _lists(self, name: Name) -> list[Element]:
        return [
            list_
            for description in self._descriptions()
            for element in children(description, name.namespace, name.local)
            for kind in ("Alt", "Seq", "Bag")
            for list_ in children(element, _RDF, kind)
        ]

    def _list(self, name: Name, kind: str) -> Element:
        """The list of a property, made anew if it has none."""
        lists = self._lists(name)
        if lists:
            return lists[0]
        self.remove(name)
        return self._add_rdf(self._add(name), kind)

    def _add(self, name: Name) -> Element:
        descriptions = self._descriptions()
        if not descriptions:
            descriptions = [self._add_rdf(self._rdf, "Description")]
            descriptions[0].setAttributeNS(_RDF, f"{descriptions[0].prefix}:about", "")
        return self._add_element(descriptions[0], name)

    def _add_rdf(self, parent: Element, local: str) -> Element:
        return self._add_element(parent, Name("rdf", _RDF, local))

    def _fill(self, element: Element, parts: Mapping[Name, str]) -> None:
        prefix = prefix_for(element, _RDF, preferred="rdf")
        element.setAttributeNS(_RDF, f"{prefix}:parseType", "Resource")
        for name, value in parts.items():
            add_text(self._add_element(element, name), value)

    def _add_element(self, parent: Element, name: Name) -> Element:
        prefix = prefix_for(parent, name.namespace, preferred=name.prefix)
        element = self._document.createElementNS(name.namespace, f"{prefix}:{name.local}")
        parent.appendChild(element)
        return element


def _is_property(namespace: str | None) -> bool:
    """Whether an attribute of a description is a property, and no name of RDF or XML itself."""
    return bool(namespace) and namespace not in (_RDF, _XML, _XMLNS)


def _remove_below(element: Element, unwanted: Callable[[str], bool]) -> None:
    for namespace, local in list(element.attributes.keysNS()):
        if _is_property(namespace) and unwanted(local):
            element.removeAttributeNS(namespace, local)
    for child in list(elements_of(element)):
        if child.namespaceURI != _RDF and unwanted(child.localName):
            element.removeChild(child)
        else:
            _remove_below(child, unwanted)


def _language(item: Element) -> str:
    return item.getAttributeNS(_XML, "lang")


def _is_wrapper(node: object) -> bool:
    """Whether this is one of the marks around a packet, which may be missing."""
    return isinstance(node, ProcessingInstruction) and node.target == "xpacket"
