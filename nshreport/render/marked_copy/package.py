"""A workbook's file as the package that it is: parts, what they are, and how they refer to each other."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import quoteattr
from zipfile import BadZipFile, ZipFile

from nshreport.render.archive import zip_files
from nshreport.render.marked_copy.outline import add_inside, apply_edits, read_outline

_MOST_BYTES = 128_000_000
"""Of all parts, unpacked."""
_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EMPTY_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS_NAMESPACE}"/>'
).encode()


class Relation(NamedTuple):
    """What a part refers to: `kind` is the last word of its type, such as comments."""

    identity: str
    kind: str
    target: str


@dataclass
class Package:
    """The parts by name, in their order."""

    parts: dict[str, bytes]

    @classmethod
    def read(cls, content: bytes) -> Package:
        """The parts of a file.

        Raises:
            BadZipFile: it is none, it is too large, or one of its parts, be it a picture, cannot be unpacked.
        """
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:  # nothing unpacks to more than it says
                raise BadZipFile
            try:
                return cls({name: archive.read(name) for name in archive.namelist()})
            except (zlib.error, EOFError, RuntimeError) as trouble:  # damaged, cut off, packed in an unknown way
                raise BadZipFile from trouble

    def pack(self) -> bytes:
        """The file of these parts: the same bytes wherever and whenever it is made."""
        return zip_files(self.parts)

    def relations(self, name: str) -> list[Relation]:
        """What a part of the package, or with a blank name the package itself, refers to inside it."""
        part = self.parts.get(_relations_of(name))
        found = read_outline(part, 2) if part else []
        found_relations = (one.attributes for one in found if one.name == "Relationship")
        folder = posixpath.dirname(name)
        return [
            Relation(one["Id"], one["Type"].rpartition("/")[2], _resolve(folder, one["Target"]))
            for one in found_relations
            if one.get("TargetMode") != "External"
        ]

    def related(self, name: str, kind: str) -> str | None:
        """The first part of a kind to which a part refers."""
        return next((one.target for one in self.relations(name) if one.kind == kind), None)

    def add_part(self, source: str, name: str, content: bytes, kind: str) -> str:
        """Add a part to which another refers, and say by which identity it does."""
        self.parts[name] = content
        place = _relations_of(source)
        relations = self.parts.get(place, _EMPTY_RELATIONS)
        outline = read_outline(relations, 2)
        taken = {one.attributes.get("Id") for one in outline}
        identity = next(free for number in range(1, len(outline) + 2) if (free := f"rIdReport{number}") not in taken)
        markup = (
            f'<Relationship xmlns="{_RELATIONS_NAMESPACE}" Id="{identity}" Type="{_RELATION}{kind}" '
            f"Target={quoteattr('/' + name)}/>"
        )
        self.parts[place] = apply_edits(relations, [add_inside(relations, outline[-1], markup.encode())])
        return identity

    def declare(self, what: str, key: str, value: str, content_type: str) -> None:
        """Say what a part (an Override by its PartName) or an ending (a Default by its Extension) is, unless said."""
        types = self.parts[_TYPES]
        outline = read_outline(types, 2)
        if any(one.name == what and one.attributes.get(key, "").casefold() == value.casefold() for one in outline):
            return
        markup = (
            f'<{what} xmlns="{_TYPES_NAMESPACE}" {key}={quoteattr(value)} ContentType="application/'
            f'vnd.openxmlformats-officedocument.{content_type}"/>'
        )
        self.parts[_TYPES] = apply_edits(types, [add_inside(types, outline[-1], markup.encode())])

    def free_name(self, pattern: str) -> str:
        """The first name of a pattern, with {} for a number, that no part has."""
        taken = {name.casefold() for name in self.parts}
        numbers = range(1, len(taken) + 2)
        return next(name for number in numbers if (name := pattern.format(number)).casefold() not in taken)


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolve(folder: str, target: str) -> str:
    """A target as a part's name: with a slash from the top, else from the folder of the part that refers to it."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
