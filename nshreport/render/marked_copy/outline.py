"""The outline of an XML part: where its elements are, so that something is added and nothing rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

_TAG = re.compile(rb"""<([^\s/>]+)(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NAMESPACE = re.compile(rb' xmlns(?::\w+)?="[^"]*"')
_HEAD = 64
"""Bytes in which a part shows whether its characters take two each."""
Edit = tuple[int, int, bytes]
"""From where to where, in bytes, and what is there then."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element by the local names of those around it and its own, and its attributes by their local names."""

    path: tuple[str, ...]
    attributes: dict[str, str]
    start: int
    close: int
    """Where its end tag begins; where it ends, if it has none of its own."""

    @property
    def name(self) -> str:
        """Its local name."""
        return self.path[-1]


@dataclass(slots=True)
class _Walk:
    """The elements of a part while it is read."""

    deepest: int
    parser: expat.XMLParserType
    path: list[str] = field(default_factory=list)
    opened: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    found: list[Element] = field(default_factory=list)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(_local(name))
        if len(self.path) <= self.deepest:
            self.opened.append((self.parser.CurrentByteIndex, attributes))

    def end(self, _: str) -> None:
        if len(self.path) <= self.deepest:
            start, attributes = self.opened.pop()
            named = {_local(key): value for key, value in attributes.items()}
            self.found.append(Element(tuple(self.path), named, start, self.parser.CurrentByteIndex))
        self.path.pop()


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def read_outline(part: bytes, deepest: int) -> list[Element]:
    """The elements of a part down to a depth, the root being 1, in the order in which they end.

    Raises:
        ExpatError: it is no XML.
        ValueError: its characters take two bytes each, so that what is added would not be read.

    >>> [element.name for element in read_outline(b"<a><b/><c>d</c></a>", 2)]
    ['b', 'c', 'a']
    """
    if b"\x00" in part[:_HEAD]:
        raise ValueError("UTF-16")
    parser = expat.ParserCreate(namespace_separator=" ")
    walk = _Walk(deepest, parser)
    parser.StartElementHandler = walk.begin
    parser.EndElementHandler = walk.end
    parser.Parse(part, True)  # noqa: FBT003 - it takes no names
    return walk.found


def add_inside(part: bytes, element: Element, markup: bytes) -> Edit:
    """What adds markup at the end of an element, also of one that was closed where it began."""
    markup = without_declared(part, markup)
    tag = _TAG.match(part, element.start)
    if tag is None or not tag[0].endswith(b"/>"):
        return element.close, element.close, markup
    return tag.start(), tag.end(), b"%s>%s</%s>" % (tag[0][:-2].rstrip(), markup, tag[1])


def without_declared(part: bytes, markup: bytes) -> bytes:
    """Markup without the namespaces that the part's root declares in the same way.

    >>> without_declared(b'<a xmlns:v="vector"/>', b'<v:b xmlns:v="vector" xmlns="main"/>')
    b'<v:b xmlns="main"/>'
    """
    root = next(tag[0] for tag in _TAG.finditer(part) if not tag[0].startswith((b"<?", b"<!")))
    said = set(_NAMESPACE.findall(root))
    return _NAMESPACE.sub(lambda found: b"" if found[0] in said else found[0], markup)


def apply_edits(part: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with the edits made; those at the same place are in their order.

    >>> apply_edits(b"<a></a>", [(3, 3, b"<b/>"), (3, 3, b"<c/>")])
    b'<a><b/><c/></a>'
    """
    pieces, done = [], 0
    for start, stop, markup in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [part[done:start], markup]
        done = stop
    return b"".join((*pieces, part[done:]))
