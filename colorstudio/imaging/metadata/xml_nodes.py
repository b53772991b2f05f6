"""What the standard library's XML tree lacks: reading a stranger's XML, namespaces in scope, faithful writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.dom.minidom import CDATASection, Document, Element, Node, Text
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.minidom import parseString

MOST_BYTES = 16 << 20
MOST_NODES = 100_000  # elements and attributes: a tree takes a kilobyte for one that took four bytes
DEEPEST = 64  # levels; real packets have less than 20. Building a tree takes time in the square of its depth

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
XMLNS = "http://www.w3.org/2000/xmlns/"


def parse(data: bytes) -> Document | None:
    """The document; None if it isn't sound, brings a document type, or goes beyond the bounds."""
    if len(data) > MOST_BYTES:
        return None
    try:
        _Bounds().check(data)
        document: Document = parseString(data, forbid_dtd=True)
    except (ExpatError, DefusedXmlException, ValueError, LookupError):  # the last: an encoding that nobody knows
        return None
    return document


class _Bounds:
    """Runs through a document without building it."""

    def __init__(self) -> None:
        self._nodes = 0
        self._depth = 0

    def check(self, data: bytes) -> None:
        """Raise `ValueError` if the document is too deep or too large; or what the parser raises."""
        parser = ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._enter
        parser.EndElementHandler = self._leave
        parser.Parse(data, True)

    def _enter(self, _: str, attributes: dict[str, str]) -> None:
        self._nodes += 1 + len(attributes)
        self._depth += 1
        if self._nodes > MOST_NODES or self._depth > DEEPEST:
            raise ValueError("beyond the bounds")

    def _leave(self, _: str) -> None:
        self._depth -= 1

    def _refuse(self, *_: object) -> None:
        raise ValueError("a document type")


def written(node: Node) -> str:
    """The node as XML. Unlike minidom's of Python 3.11 it keeps line breaks in attributes, where Adobe has captions."""
    if isinstance(node, Element):
        declared_first = sorted(node.attributes.values(), key=lambda each: each.namespaceURI != XMLNS)
        attributes = "".join(f" {each.name}={quoteattr(each.value)}" for each in declared_first)
        if not node.childNodes:
            return f"<{node.tagName}{attributes}/>"
        return f"<{node.tagName}{attributes}>{''.join(map(written, node.childNodes))}</{node.tagName}>"
    if isinstance(node, Text) and not isinstance(node, CDATASection):
        return escape(node.data, {"\r": "&#13;"})
    return node.toxml()


def elements_of(parent: Element) -> Iterator[Element]:
    """The child elements."""
    return (node for node in parent.childNodes if isinstance(node, Element))


def children(parent: Element, namespace: str, local: str) -> Iterator[Element]:
    """The child elements of that name."""
    return (each for each in elements_of(parent) if (each.namespaceURI, each.localName) == (namespace, local))


def text_of(element: Element) -> str:
    """The characters right below the element."""
    return "".join(node.data for node in element.childNodes if isinstance(node, Text)).strip()


def set_text_of(element: Element, text: str) -> None:
    """Let the element hold this and nothing else."""
    for node in list(element.childNodes):
        element.removeChild(node)
    add_text(element, text)


def add_text(element: Element, text: str) -> None:
    """Append characters, but for those that XML can't hold."""
    node = Text()
    node.data = _NOT_XML.sub("", text)
    element.appendChild(node)


def prefix_for(element: Element, namespace: str, *, preferred: str) -> str:
    """The prefix that stands for the namespace at this element; declared there if there is none."""
    bound = _bindings(element)
    for prefix, meaning in bound.items():
        if meaning == namespace:
            return prefix
    prefix = preferred
    while prefix in bound:  # by somebody else
        prefix += "_"
    element.setAttributeNS(XMLNS, f"xmlns:{prefix}", namespace)
    return prefix


def declare_all(element: Element) -> None:
    """Declare at this element all namespaces that hold there, so that it can stand elsewhere."""
    for prefix, namespace in _bindings(element).items():
        element.setAttributeNS(XMLNS, f"xmlns:{prefix}", namespace)


def _bindings(element: Element) -> dict[str, str]:
    """Namespaces by prefix, as they hold at this element."""
    chain = []
    node: Node | None = element
    while isinstance(node, Element):
        chain.append(node)
        node = node.parentNode
    return {
        attribute.localName: attribute.value
        for each in reversed(chain)
        for attribute in each.attributes.values()
        if attribute.namespaceURI == XMLNS and attribute.prefix == "xmlns"
    }
