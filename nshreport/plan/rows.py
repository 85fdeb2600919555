"""What each row below a plan's header is: a tactic, a section's heading, more of a tactic, or none of the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Literal

from nshreport.plan.cell import any_of, as_text, is_example, is_instruction
from nshreport.plan.cell_marks import NO_MARK
from nshreport.plan.code_key import is_key
from nshreport.plan.header import LAST_COLUMN, PROGRESS, Header, is_dated
from nshreport.plan.headings import TIMED, heading_meaning, is_plain_heading, tidy_heading
from nshreport.plan.workbook import Sheet

RowKind = Literal["tactic", "section", "more", "header", "other", "passed"]
"""A row of the table: a tactic, a section's heading, more of the tactic above, the header again, the header of another
table, or nothing of the plan."""

_LONGEST_HEADING = 60
_TOTAL = re.compile(
    r"\s*((sub[- ]?|grand )?totals?\b[ :]*(actions?|tasks?|tactics?)?|overall( (total|progress|project))?:?)\s*",
    re.IGNORECASE,
)
_TOTAL_OF = re.compile(r"\s*(sub[- ]?|grand )?totals?\b|.{1,30}\btotals?\s*:?$", re.IGNORECASE)
_LEGEND = re.compile(
    r"\s*((rag |colour |status )?(key|legend|rating guide)|notes?|definitions?|abbreviations?|glossary)\s*(:|$)",
    re.IGNORECASE,
)
_PHASES = """
    phase, stage, quarter, q[1-4], part, section, theme, work ?stream, priority, objective, term, step, wave, sprint,
    year
"""
_PHASE_WORDS = re.compile(rf"\b({any_of(_PHASES)})\b", re.IGNORECASE)
_PHASE_NUMBER = re.compile(
    r"\s*(phase|stage|sprint|work ?package|work ?stream) (\d+|[ivx]+|one|two|three)\b", re.IGNORECASE
)
_MONTHS = "jan, feb, mar, apr, may, june?, july?, aug, sept?, oct, nov, dec"
_MONTH_WORDS = re.compile(rf"\b({any_of(_MONTHS)})[a-z]*\b|\b(spring|summer|autumn|winter|20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the table below the header; `row` counts from 0."""

    row: int
    kind: RowKind
    assumed: bool = False
    """A section that only its place tells: nothing marks it as one."""


def read_rows(header: Header) -> tuple[SheetRow, ...]:
    """What each row below the header is."""
    rows = range(header.last_row + 1, len(header.sheet.rows))
    drafts = [SheetRow(row, _first_guess(header, row)) for row in rows]
    drafts = [
        _settle_lone(header, drafts, index) if line.kind == "section" else line for index, line in enumerate(drafts)
    ]
    # The header again below a heading of its own says that what stands above the first header is a heading too.
    again = any(line.kind == "header" and len(_filled(header, line.row - 1)) == 1 for line in drafts)
    lines = _until_another_table(header, _without_tail(header, _without_lists(header, tuple(drafts))))
    return (*title_above(header), *lines) if again else lines


def title_above(header: Header) -> tuple[SheetRow, ...]:
    """What stands alone above a header, as the heading of its section."""
    row = header.row - 1
    return (SheetRow(row, "section"),) if row >= 0 and len(_filled(header, row)) == 1 else ()


def _first_guess(header: Header, row: int) -> RowKind:
    filled = _filled(header, row)
    if not filled:
        return "passed"
    if _is_header_again(header, row):
        return "header"
    tactic = [text for column, text in filled.items() if column in header.columns["tactic"]]
    first = next(iter(filled.values()))
    if (tactic and is_example(tactic[0])) or _is_total(header, filled) or is_key(filled.values()):
        return "passed"
    if len(filled) == 1 and is_instruction(first):
        return "passed"
    if len(filled) == 1:
        merged_from_above = header.sheet.value(row, next(iter(filled))) is None
        return "passed" if merged_from_above else "section"
    if not tactic:
        return "more"
    heads = _is_numbered_heading(header, row) or _is_whole(header, row) or _is_phase_with_dates(header, row)
    return "section" if heads else "tactic"


def _is_whole(header: Header, row: int) -> bool:
    """Whether a row sums up those below it."""
    return _is_numbered_whole(header, row) or _is_indented_whole(header, row) or _spans_its_parts(header, row)


def _is_phase_with_dates(header: Header, row: int) -> bool:
    """Whether a row is a phase by its name and says only when: "Phase 1: Planning", from 1 to 31 January."""
    filled, tactic = _filled(header, row), header.columns["tactic"][0]
    timed = {column for name in TIMED for column in header.columns.get(name, ())}
    only = filled.keys() <= {tactic, *timed, *header.columns.get("reference", ()), *header.columns.get("days", ())}
    says_more = "accountable" in header.columns or bool(PROGRESS & header.columns.keys())
    return only and says_more and (bool(_PHASE_NUMBER.match(filled.get(tactic, ""))) or _shouts(header, row))


def _shouts(header: Header, row: int) -> bool:
    """Whether a row's title is in capitals and that of the next, of which more is said, is not."""
    if row + 1 >= len(header.sheet.rows):
        return False
    title, below = (str(header.sheet.value(one, header.columns["tactic"][0]) or "") for one in (row, row + 1))
    return title.isupper() and not below.isupper() and len(_filled(header, row)) < len(_filled(header, row + 1))


def _is_numbered_whole(header: Header, row: int) -> bool:
    """Whether the next row's number says that it is a part of this one: 1.1 below 1."""
    column = next(iter(header.columns.get("reference", ())), None)
    if column is None or row + 1 >= len(header.sheet.rows):
        return False
    whole, part = (as_text(header.sheet.value(number, column), NO_MARK).rstrip(".") for number in (row, row + 1))
    return bool(re.fullmatch(r"\d+(\.\d+)*", whole)) and bool(re.fullmatch(rf"{re.escape(whole)}\.\d+", part))


def _is_indented_whole(header: Header, row: int) -> bool:
    """Whether the next row is a part of this one by its outline level, or by the spaces before its title."""
    whole, part = (_level(header, number) for number in (row, row + 1))
    return whole < part


def _level(header: Header, row: int) -> int:
    level = header.sheet.value(row, header.carried.get("Outline Level", LAST_COLUMN))
    text = str(header.sheet.value(row, header.columns["tactic"][0]) or "")
    return int(level) if isinstance(level, (int, float)) else len(text) - len(text.lstrip(" \u00a0"))


def _spans_its_parts(header: Header, row: int) -> bool:
    """Whether a row that names nobody is from the first start to the last end of those below it that name somebody."""
    columns = [header.columns.get(name, (None,))[0] for name in ("accountable", "start", "end")]
    who, start, end = columns
    sheet = header.sheet
    if who is None or start is None or end is None or sheet.shown(row, who) is not None:
        return False
    begins, ends = sheet.value(row, start), sheet.value(row, end)
    if not isinstance(begins, date) or not isinstance(ends, date):
        return False
    parts = [*takewhile(lambda below: sheet.shown(below, who) is not None, range(row + 1, len(sheet.rows)))]
    days = [(sheet.value(part, start), sheet.value(part, end)) for part in parts]
    starts = [day for day, _ in days if isinstance(day, date)]
    lasts = [day for _, day in days if isinstance(day, date)]
    return len(starts) == len(lasts) == len(parts) > 1 and (begins, ends) == (min(starts), max(lasts))


def _is_total(header: Header, filled: dict[int, str]) -> bool:
    """Whether a row is a sum: it says Total, or begins so and holds no date, status or name."""
    telling = {column for name in (*TIMED, *PROGRESS, "accountable") for column in header.columns.get(name, ())}
    first = next(iter(filled.values()))
    return bool(_TOTAL.fullmatch(first)) or (bool(_TOTAL_OF.match(first)) and not telling & filled.keys())


def _is_numbered_heading(header: Header, row: int) -> bool:
    """Whether a row holds a title and its number only, in bold over a title that is not ("A | Outreach")."""
    tactic = header.columns["tactic"][0]
    reference = set(header.columns.get("reference", ()))
    below = next((after for after in range(row + 1, len(header.sheet.rows)) if len(_filled(header, after)) > 2), None)  # noqa: PLR2004 - more than a number and a title
    return (
        bool(reference)
        and set(_filled(header, row)) <= {tactic, *reference}
        and header.sheet.mark(row, tactic).bold
        and below is not None
        and not header.sheet.mark(below, tactic).bold
    )


def _filled(header: Header, row: int) -> dict[int, str]:
    """The row's filled columns; a cell merged downwards holds its value in every row, one merged across only once."""
    sheet = header.sheet
    width = max(len(sheet.rows[row]), len(sheet.rows[header.last_row]))
    columns = range(header.left, min(width, header.width))
    return {column: str(value) for column in columns if (value := sheet.shown(row, column)) is not None}


def _is_header_again(header: Header, row: int) -> bool:
    tactic = header.columns["tactic"][0]
    heading, text = header.sheet.value(header.last_row, tactic), header.sheet.value(row, tactic)
    upper = header.sheet.value(header.row, tactic)
    return isinstance(text, str) and tidy_heading(text) in {tidy_heading(str(heading)), tidy_heading(str(upper))}


def _spans(sheet: Sheet, row: int) -> bool:
    return any(first_row <= row <= last_row and last > first for first_row, first, last_row, last in sheet.merged)


def _settle_lone(header: Header, drafts: list[SheetRow], index: int) -> SheetRow:
    """A row with one filled cell: a section, a tactic of which nothing else is said, or more of the tactic above."""
    row = drafts[index].row
    if _is_whole(header, row):
        return drafts[index]
    column, text = list(_filled(header, row).items())[-1]
    below = next((line for line in drafts[index + 1 :] if _filled(header, line.row)), None)
    if below is not None and _is_header_again(header, below.row):
        return SheetRow(row, "section")
    if below is None and column in header.columns["tactic"] and _is_like_a_section(header, drafts[:index], row):
        return SheetRow(row, "passed")  # the heading of a phase in which there is nothing yet
    heads = below is not None and below.kind in {"tactic", "section"}
    in_tactic = column in header.columns["tactic"]
    if heads and (_is_marked(header, row, column, text) or (not in_tactic and column < header.columns["tactic"][0])):
        return SheetRow(row, "section")
    if heads and in_tactic and _heads_unmarked(header, drafts):
        return SheetRow(row, "section", assumed=True)
    return SheetRow(row, "tactic" if in_tactic else "more")


def _is_like_a_section(header: Header, above: list[SheetRow], row: int) -> bool:
    """Whether a lone text is marked as all texts that head rows above it are: "Phase 3" below "Phase 2"."""
    sections = [line.row for line in above if line.kind == "section"]
    marks = [_marks_of_heading(header, one) for one in (*sections, row)]
    return len(sections) > 1 and any(marks[0]) and len(set(marks)) == 1


def _marks_of_heading(header: Header, row: int) -> tuple[bool, ...]:
    column, text = next(iter(_filled(header, row).items()))
    tidy = text.strip()
    return (
        bool(_PHASE_NUMBER.match(tidy)),
        tidy.isupper(),
        tidy.endswith(":"),
        header.sheet.mark(row, column).bold,
        _spans(header.sheet, row),
    )


def _is_marked(header: Header, row: int, column: int, text: str) -> bool:
    return _spans(header.sheet, row) or header.sheet.mark(row, column).bold or _looks_like_heading(text)


def _heads_unmarked(header: Header, drafts: list[SheetRow]) -> bool:
    """Whether lone texts in the tactic column head sections here: several, short, few, each over a tactic.

    Where one of them comes before any tactic, they need only be fewer than the tactics.
    """
    lone = [number for number, line in enumerate(drafts) if line.kind == "section"]
    tactics = sum(line.kind == "tactic" for line in drafts)
    short = all(len(_first_text(header, drafts[number].row)) <= _LONGEST_HEADING for number in lone)
    over = all(
        number + 1 < len(drafts) and drafts[number + 1].kind in {"tactic", "passed", "header"} for number in lone
    )
    filled = [number for number, line in enumerate(drafts) if line.kind in {"tactic", "section"}]
    few = len(lone) * 2 <= tactics or (filled[:1] == lone[:1] and len(lone) < tactics)
    return len(lone) > 1 and few and short and over


def _looks_like_heading(text: str) -> bool:
    tidy = text.strip()
    return (
        tidy.endswith(":")
        or (tidy.isupper() and len(tidy) > 1)
        or bool(_PHASE_WORDS.match(tidy))
        or bool(_MONTH_WORDS.match(tidy))
    )


def _without_lists(header: Header, rows: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """The rows without another list below the plan: from its headings on nothing is dated, as the plan's rows are."""
    timed = {column for name in TIMED for column in header.columns.get(name, ())}

    dated = [any(is_dated(header.sheet.shown(row.row, column)) for column in timed) for row in rows]
    after_dates = max((number + 1 for number, found in enumerate(dated) if found), default=0)
    above = [found for row, found in zip(rows[:after_dates], dated, strict=False) if row.kind == "tactic"]
    for number, row in enumerate(rows[after_dates:], start=after_dates):
        if (
            row.kind in {"tactic", "more"}
            and len(above) > 1
            and sum(above) >= _MOSTLY * len(above)
            and _is_another_heading(header, row.row)
        ):
            title = number - 1 if rows[number - 1].kind in {"section", "tactic"} and not dated[number - 1] else number
            begin = title if len(_filled(header, rows[title].row)) == 1 else number
            kept = (one if place < begin else SheetRow(one.row, "passed") for place, one in enumerate(rows))
            return tuple(SheetRow(one.row, "other") if one.row == row.row else one for one in kept)
        if row.kind == "tactic":
            above.append(dated[number])
    return rows


_MOSTLY = 0.8


def _is_another_heading(header: Header, row: int) -> bool:
    """Whether a row could head another list: short texts, half of them headings in so many words.

    It stands apart from the plan, or neither it nor any row below says when or how it goes.
    """
    texts = list(_filled(header, row).values())
    plain = sum(map(is_plain_heading, texts))
    short = all(len(text) <= _LONGEST_HEADING and not any(map(str.isdigit, text)) for text in texts)
    if len(texts) == 1 or not short or not (plain * 2 >= len(texts) or _repeats_a_heading(header, row)):
        return False
    telling = {column for name in (*TIMED, *PROGRESS) for column in header.columns.get(name, ())}
    rows = range(row, len(header.sheet.rows))
    return _stands_apart(header, row) or not any(telling & _filled(header, one).keys() for one in rows)


def _repeats_a_heading(header: Header, row: int) -> bool:
    """Whether a cell is a heading of what its column means already, after a blank row: "Owner" below names."""
    meanings = {column: name for name in ("accountable", *TIMED) for column in header.columns.get(name, ())}
    filled = _filled(header, row)
    return _stands_apart(header, row) and any(
        is_plain_heading(text) and heading_meaning(text) == meanings.get(column, "") for column, text in filled.items()
    )


def _without_tail(header: Header, lines: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """The lines without notes, sums and legends: what follows a blank row or a total and says neither when nor who."""
    telling = {
        column for name in (*TIMED, *PROGRESS, "accountable") for column in header.columns.get(name, ()) if column > 0
    }
    texts = [_filled(header, line.row) for line in lines]
    telling_rows = (
        number for number, line in enumerate(lines) if line.kind == "tactic" and telling & texts[number].keys()
    )
    last = max(telling_rows, default=-1)
    gap = next((number for number in range(last + 1, len(lines)) if not texts[number]), len(lines))
    blanks = {line.row for line, found in zip(lines, texts, strict=True) if not found}
    legends = (
        number
        for number, line in enumerate(lines)
        if line.row - 1 in blanks and _LEGEND.match(next(iter(texts[number].values()), ""))
    )
    legend = next(legends, len(lines))
    telling -= {column for name in PROGRESS for column in header.columns.get(name, ())}
    dated = max((number for number, found in enumerate(texts) if telling & found.keys()), default=-1)
    totals = (number for number in range(dated + 1, len(lines)) if texts[number] and _is_total(header, texts[number]))
    total = next(totals, len(lines))
    gap = min(gap, legend, total) if last >= 0 else len(lines)
    return tuple(
        line if number < gap or line.kind == "other" else SheetRow(line.row, "passed")
        for number, line in enumerate(lines)
    )


def _until_another_table(header: Header, lines: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """The lines up to the header of another table, which is the last of them; its title is no section here."""
    tactics = [number for number, line in enumerate(lines) if line.kind == "tactic"]
    apart = [number for number in tactics if _stands_apart(header, lines[number].row)]
    bold = bool(apart) and _is_bold(header, header.last_row)
    if bold:
        bold = sum(_is_bold(header, lines[number].row) for number in tactics) * 2 < len(tactics)
    for number in apart:
        if _is_all_headings(header, lines[number].row, bold=bold):
            last = max((line.row for line in lines[:number] if line.kind in {"tactic", "more"}), default=-1)
            kept = [line if line.row <= last else SheetRow(line.row, "passed") for line in lines[:number]]
            return (
                *kept,
                SheetRow(lines[number].row, "other"),
                *(SheetRow(line.row, "passed") for line in lines[number + 1 :]),
            )
    return lines


def _stands_apart(header: Header, row: int) -> bool:
    """Whether a row stands below a blank one, or below a title there."""
    above = _filled(header, row - 1)
    return not above or (len(above) == 1 and not _filled(header, row - 2))


def _is_all_headings(header: Header, row: int, *, bold: bool) -> bool:
    """Whether a row holds nothing but headings; where only headings are `bold`, half of its words need to be known."""
    texts = list(_filled(header, row).values())
    known = sum(heading_meaning(text) != "" for text in texts)
    if any(character.isdigit() for text in texts for character in text):
        return False
    if bold:
        return _is_bold(header, row) and known * 2 >= len(texts)
    return known == len(texts) and sum(map(is_plain_heading, texts)) * 2 > len(texts)


def _is_bold(header: Header, row: int) -> bool:
    return all(header.sheet.mark(row, column).bold for column in _filled(header, row))


def _first_text(header: Header, row: int) -> str:
    return next(iter(_filled(header, row).values()), "")
