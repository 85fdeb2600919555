"""Bodies and people: who is named in Accountable and Audience, under canonical names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nshreport.finding import Finding, make_finding
from nshreport.plan.address import has_several_addresses, read_address
from nshreport.plan.cell import any_of
from nshreport.plan.side_sheets import SideRow, SideSheet, read_side_sheet
from nshreport.plan.workbook import Workbook

_SHEET = SideSheet(
    "People",
    {
        "name": "name|body or person|who",
        "kind": "kind|type",
        "spellings": "(other )?spellings|also known as|aliases",
        "role": "role",
        "address": "address|e ?mail( address)?",
    },
    needed=("name",),
)


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A body or person of the People sheet."""

    name: str
    is_person: bool
    spellings: tuple[str, ...] = ()
    role: str = ""
    address: str = ""
    address_cell: str = ""


@dataclass(frozen=True)
class Directory:
    """The People sheet: canonical names by every spelling; and in which case the plan writes the other names."""

    entries: tuple[DirectoryEntry, ...] = ()
    by_spelling: Mapping[str, DirectoryEntry] = field(default_factory=dict)
    by_letters: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The name as the People sheet has it; where it is not listed the name itself, without a leading The."""
        entry = self.by_spelling.get(_spelling(name))
        plain = _without_the(name)
        return entry.name if entry else self.by_letters.get(plain.casefold(), plain)

    def with_names(self, names: Iterable[str]) -> Directory:
        """The directory under which names that differ in upper and lower case only are one: as it is written most."""
        seldom_first = [name for name, _ in reversed(Counter(names).most_common())]
        return replace(self, by_letters={name.casefold(): name for name in seldom_first})

    def knows(self, name: str) -> DirectoryEntry | None:
        """The entry under any of its spellings."""
        return self.by_spelling.get(_spelling(name))


@dataclass(frozen=True, slots=True)
class Accountable:
    """What an Accountable cell says: names in their order, and the rest."""

    bodies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    lead: str = ""
    remark: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Bodies and people together."""
        return self.bodies + self.people


def read_directory(workbook: Workbook) -> Directory:
    """The People sheet, if the workbook has one: columns Name, Kind, Other spellings, Role, Address in any order."""
    entries = tuple(_entry(row) for row in read_side_sheet(workbook, _SHEET) if row.text("name"))
    spellings: dict[str, DirectoryEntry] = {}
    for entry in entries:
        for spelling in (entry.name, *entry.spellings):
            spellings.setdefault(_spelling(spelling), entry)
    return Directory(entries, spellings)


def _entry(row: SideRow) -> DirectoryEntry:
    name, kind = row.lines("name"), row.text("kind")
    spellings = tuple(filter(None, map(str.strip, re.split(r"[;\n]", row.lines("spellings")))))
    is_person = kind.casefold().startswith("person") if kind else not is_body(name)
    return DirectoryEntry(name, is_person, spellings, row.lines("role"), row.lines("address"), row.cell("address"))


def address_findings(directory: Directory) -> Iterator[Finding]:
    """An Address cell that holds anything but one e-mail address: nothing is sent to it."""
    for entry in directory.entries:
        if entry.address and not read_address(entry.address):
            code = "several-addresses" if has_several_addresses(entry.address) else "address-not-understood"
            yield make_finding(code, sheet=_SHEET.name, cell=entry.address_cell, quote=entry.address, who=entry.name)


def _without_the(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)


def _spelling(name: str) -> str:
    return re.sub(r"[^\w&]+", " ", _without_the(name).casefold()).strip()


_BODIES = """
    team, group, sub.?group, committee, board, office, officers?, council(lors?)?, service, centre, center,
    department, directorate, division, unit, branch, section, members?, panel, forum, network, partnership,
    society, association, agency, authority, trust, university, college, school, administrations?, government,
    ministry, commission, institute, institution, consortium, company, ltd, working party, task ?force,
    steering, secretariat, staff, governors, trustees, volunteers, clerk, chair(man|woman|person)?, director,
    manager, head, lead(s|er|ers)?, secretary, treasurer, co-?ordinators?, all, everyone, communications, comms,
    finance, hr, it, marketing, policy, legal, quality, geography, research, methodology, operations, digital,
    editor, champions?, analysts?, statisticians, users, academia, contractor, supplier, consultants?, external,
    internal, tbc, tba, survey, data, warden, police, residents, parish, town, county, district, borough, club,
    church, library, museum, teachers?, heads?, ward, nhs, dr, cohort, libraries, services, faculty, faculties,
    registry, union, hub, studio, press, web, design, insight, programme, project, corporate, public, community,
    communities, health, housing, planning, transport, highways, education, learning, training, outreach,
    careers, environment(al)?, estates, facilities, procurement, governance, compliance, audit, revenues,
    licensing, payroll, fundraising, volunteering, events, engagement, development, support, admin(istration)?,
    systems, technology, technical, statistics, strategy, performance, sustainability, recruitment, innovation
"""
_BODY_WORDS = re.compile(rf"\b(?:{any_of(_BODIES)})\b", re.IGNORECASE)
"""A name with one of these words is a body; so is one in capitals (BEIS, NSHG)."""
_NAME_WORD = r"(?:[A-Z][\w'’.&-]*|[A-Z]\b)"
_TITLES = "Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Cllr|Rev"
_PERSON = re.compile(
    rf"(?:(?:{_TITLES})\.?\s+)?{_NAME_WORD}(?:\s+(?:de|van|von|der|la|le|Mc|Mac|O')?\s*{_NAME_WORD}){{0,3}}"
)
_TITLED = re.compile(rf"({_TITLES}|Councillor)\b\.?\s+[A-Z]")
_WITH = any_of("""
    (together |jointly |along )?with( (the )?(help|support|input|advice|assistance) (from|of))?, alongside,
    (supported|assisted|helped|advised) by, in (partnership|conjunction|collaboration|consultation) with
""")
_BETWEEN = re.compile(
    rf"\s*(?:/|;|,|\+|\n|\band/or\b|(?<![A-Z] )&(?! [A-Z]\b)|\band\b|\bor\b|\b(?:{_WITH.replace('(', '(?:')})\b)\s*"
)
_CONTRIBUTORS = re.compile(rf"(?:and |but )?(?:{_WITH})\b", re.IGNORECASE)
_SAYS = "will|is|are|has|have|was|were|should"
_CUT = re.compile(
    r"\s[-–—]+\s|\s*[-–—]{2,}\s*|[-–—]\s{2,}|:\s|(?<=\w{3})\.\s+(?=[A-Z][a-z]+ )|\s[-–—]"
    rf"|\s(?=(?:to|who|which|when|as|if|until|for|{_SAYS})\s+[a-z])"
)
_TELLS = re.compile(rf"({_SAYS})\b")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LONGEST_NAME = 9
_STATUS_WORDS = """
    on-?going, complete, done, in progress, tbc, tba, tbd, awaiting, waiting, invited, n/?a, none, contacted, emailed,
    deferred, cancelled, as and when, when and as, to be
"""
_STATUS_START = re.compile(rf"\s*\(?({any_of(_STATUS_WORDS)})\b", re.IGNORECASE)


def is_body(name: str) -> bool:
    """Whether a name is a body's: it has a word such as Team or Council, or stands in capitals.

    >>> is_body("Harmonisation Team"), is_body("BEIS"), is_body("Ian"), is_body("Dr Ann Board")
    (True, True, False, False)
    """
    if _TITLED.match(name):
        return False
    bare = re.sub(r"[^A-Za-z]", "", name)
    return bool(_BODY_WORDS.search(name)) or (bare.isupper() and len(bare) > 2) or len(name.split()) > 4  # noqa: PLR2004 - nobody writes five names


@lru_cache(maxsize=16384)
def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Names in their order, names that stand in brackets, and the remark."""
    names: list[str] = []
    bracketed: list[str] = []
    remarks: list[str] = []
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    for number, paragraph in enumerate(paragraphs):
        found, inside, remark = _read_paragraph(paragraph, first=number == 0)
        names += found
        bracketed += inside
        remarks += [remark] if remark else []
    return tuple(names), tuple(bracketed), "\n".join(remarks)


def _read_paragraph(paragraph: str, *, first: bool) -> tuple[list[str], list[str], str]:
    if _STATUS_START.match(paragraph):
        return [], [], paragraph
    if _CONTRIBUTORS.match(paragraph):
        return [], _contributors(paragraph), ""
    if paragraph.startswith("("):
        alone = _BRACKETS.fullmatch(paragraph)
        inside = [*_contributors(alone[1]), *_names_in_brackets(alone[1])] if alone else []
        return [], inside, "" if inside or (alone and _CONTRIBUTORS.match(alone[1])) else paragraph
    brackets = _BRACKETS.findall(paragraph)
    plain = _BRACKETS.sub(" ", paragraph)
    cut = _CUT.search(plain)
    head, rest = (plain[: cut.start()], plain[cut.end() :].strip()) if cut else (plain, "")
    names = [_without_the(part.strip(" .:-–—")) for part in _BETWEEN.split(head)]
    names = [name for name in names if name]
    if not names or not all(_is_name(name) for name in names):
        return ([], [], paragraph) if not names or not _is_name(names[0]) else (names[:1], [], paragraph)
    if not first and _TELLS.match(rest):
        return [], [], paragraph
    asides = [aside for aside in (rest, *brackets) if aside]
    inside = [name for aside in asides for name in _contributors(aside)]
    inside += [name for bracket in brackets for name in _names_in_brackets(bracket)]
    said = [aside for aside in asides if not _CONTRIBUTORS.match(aside)]
    said = [aside for aside in said if aside == rest or not _names_in_brackets(aside)]
    return names, inside, " ".join(said)


def _contributors(text: str) -> list[str]:
    """Who is named with the accountable: "with the Harmonisation Team", "supported by Comms"."""
    found = _CONTRIBUTORS.match(text)
    names = [_without_the(part.strip(" .:-–—")) for part in _BETWEEN.split(text[found.end() :])] if found else []
    return [name for name in names if _is_name(name)]


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _LONGEST_NAME and (
        words[0][:1].isupper() or words[0][:1].isdigit() or "@" in text or bool(_BODY_WORDS.search(text))
    )


def _names_in_brackets(text: str) -> list[str]:
    """People named in brackets: "(Charlie and Ian)", "(Ian – Business Harmonisation)"; no abbreviation, no remark."""
    head = re.split(r"\s[-–—]\s|,\s+(?=[a-z])", text)[0]
    names = [part.strip() for part in _BETWEEN.split(head) if part.strip()]
    return names if names and all(_PERSON.fullmatch(name) and not is_body(name) for name in names) else []


def read_accountable(text: str, directory: Directory) -> Accountable:
    """Who is accountable, by an Accountable cell: bodies and people under their canonical names, the lead first.

    Names are split at "/", ",", "and", "or" and line breaks; people may stand in brackets behind their body; what
    stands behind a dash, or begins with a status word, is a remark.

    >>> read_accountable("Steering Group/Harmonisation Team (Ian)", Directory()).people
    ('Ian',)
    """
    names, bracketed, remark = _read(text)
    bodies: dict[str, None] = {}
    people: dict[str, None] = {}
    lead = ""
    for name in (*names, *bracketed):
        canonical = directory.canonical(name)
        entry = directory.knows(name)
        person = entry.is_person if entry else not is_body(canonical)
        (people if person else bodies)[canonical] = None
        lead = lead or canonical
    return Accountable(tuple(bodies), tuple(people), lead, remark)


_AUDIENCE_BETWEEN = re.compile(r"\s*(?:/|;|,|\n|\+|\band\b|(?<![A-Z] )&(?! [A-Z]\b))\s*")


def read_audiences(text: str, directory: Directory) -> tuple[str, ...]:
    """The audiences apart, in their order, under canonical names.

    >>> read_audiences("GSS and Devolved Administrations", Directory())
    ('GSS', 'Devolved Administrations')
    """
    parts = (part.strip(" .") for part in _AUDIENCE_BETWEEN.split(text))
    return tuple(dict.fromkeys(directory.canonical(part) for part in parts if part))
