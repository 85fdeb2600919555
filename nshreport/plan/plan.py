"""The plan, found and tidied: the plan year, and one row per tactic with its phase, objectives and accountable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from nshreport.finding import Finding, make_finding
from nshreport.plan.cell import is_instruction
from nshreport.plan.columns import BY_NAME
from nshreport.plan.decisions import Decision, read_decisions
from nshreport.plan.headings import TIMED
from nshreport.plan.key_dates import (
    Comment,
    KeyDate,
    MessageList,
    read_commentary,
    read_key_dates,
    read_messages,
    read_objectives,
)
from nshreport.plan.layout import PlanLayout, find_layout
from nshreport.plan.limits import LIMITS
from nshreport.plan.measures import Measure, read_measures
from nshreport.plan.parts import Part, read_parts
from nshreport.plan.people import Directory, address_findings, read_accountable, read_audiences, read_directory
from nshreport.plan.phase import QUARTER, find_windows
from nshreport.plan.settings import Corrections, Settings, read_corrections
from nshreport.plan.tactic_rows import TacticRow, read_table
from nshreport.plan.trimmed_copy import too_large
from nshreport.plan.vocabulary import Vocabulary, find_vocabulary, heading_of
from nshreport.plan.workbook import Value, Workbook
from nshreport.words import MONTHS, say_day, say_days

_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:\s?[-/–—_]\s?((?:20)?\d\d)(?!\d|[/.-]\d))?(?!\d|[/.-]\d|[^\W\d_])")
_EDITION_LINE = re.compile(
    r"\b(updated?|version|printed|as at|as of|last saved|issued|reviewed|prepared)\b", re.IGNORECASE
)
_SCHOOL = re.compile(r"\b(school|academic|term|university|college)\b", re.IGNORECASE)
_APRIL, _SEPTEMBER = 4, 9
_FAR_DAYS = 183


def settle_year(layout: PlanLayout, workbook: Workbook, settings: Settings) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings with the plan year and its first month filled in, and findings where they were assumed.

    The year comes from the options or the Settings sheet (already in `settings`), then the title above the table, the
    sheet's or the file's name, then the year written most often in the table, then the report date. The first month
    comes from the same settings, then from headings that name a quarter and its months ("Q1 – Apr/May/June"), then
    from a pair of years (2017/18 begins in April, a school's in September), else it is January.
    """
    findings = []
    year, pair, source = _named_year(layout, workbook.name.rpartition(".")[0])
    if settings.year is not None:
        year = settings.year
    elif year is None:
        year, source = _written_year(layout, settings)
        findings.append(make_finding("year-assumed", sheet=layout.first.sheet.name, detail=f"{year}, {source},"))
    first_month = settings.first_month
    if first_month is None:
        first_month = _month_of_columns(layout, replace(settings, year=year))
    if first_month is None and pair:
        first_month = (
            _SEPTEMBER if _SCHOOL.search(" ".join((*layout.title_lines, *layout.sheets, workbook.name))) else _APRIL
        )
        findings.append(
            make_finding("first-month-assumed", sheet=layout.first.sheet.name, detail=MONTHS[first_month - 1])
        )
    settled = replace(settings, year=year, first_month=first_month or 1)
    return settled, (*findings, *_far_away(settled, layout))


def _far_away(settings: Settings, layout: PlanLayout) -> Iterable[Finding]:
    """A report date months before or after the plan year is more likely a slip than meant."""
    after = (settings.as_of - settings.plan_end).days > _FAR_DAYS
    before = (settings.plan_start - settings.as_of).days > _FAR_DAYS
    if after or before:
        year = say_days(settings.plan_start, settings.plan_end)
        effect = "every deadline is read as past" if after else "every deadline is read as still to come"
        yield make_finding(
            "report-date-far", sheet=layout.first.sheet.name, detail=say_day(settings.as_of), year=year, effect=effect
        )


def _named_year(layout: PlanLayout, book_name: str) -> tuple[int | None, bool, str]:
    """The year in the title, sheet name or file name; whether it is a pair such as 2017/18; where it is.

    Where these name several, it is the one that the plan's dates name most often, else the first: "2027 Census" may
    have a "Work programme 2025".
    """
    titles = [line for line in layout.title_lines if not _EDITION_LINE.search(line)]
    lines = [("title", line) for line in titles] + [("sheet", name) for name in layout.sheets] + [("file", book_name)]
    named = [(source, found) for source, line in lines for found in _YEAR.finditer(line)]
    if not named:
        return None, False, ""
    written = _count_years(layout, timed=True) if len(named) > 1 else Counter()
    source, found = max(named, key=lambda one: written[int(one[1][1])])
    year = int(found[1])
    return year, found[2] is not None and int(found[2]) % 100 == (year + 1) % 100, source


def _written_year(layout: PlanLayout, settings: Settings) -> tuple[int, str]:
    written = _count_years(layout, timed=True) or _count_years(layout, timed=False)
    if written:
        return max(written, key=lambda year: (written[year], -year)), "the year written most often in the plan"
    return settings.as_of.year, "the year of the report date"


def _count_years(layout: PlanLayout, *, timed: bool) -> Counter[int]:
    """How often each year is written in the plan, or only where it says when: a tactic's title may name others."""
    return Counter(
        year
        for table, line in layout.lines()
        for column, value in enumerate(table.sheet.rows[line.row])
        if not timed or any(column in table.columns.get(name, ()) for name in TIMED)
        for year in _years_in(value)
    )


def _years_in(value: Value) -> Sequence[int]:
    if isinstance(value, date):
        return (value.year,)
    if isinstance(value, str):
        return [int(year) if year else 2000 + int(short) for year, _, short in _WRITTEN.findall(value)]
    return ()


_WRITTEN = re.compile(r"(?<!\d)(?:(20\d\d)|\d\d?([-/.])(?:\d\d?|[A-Za-z]{3,9})\2(\d\d))(?!\d)")


def _month_of_columns(layout: PlanLayout, settings: Settings) -> int | None:
    """The month in which the year begins: the first of twelve columns of months, else by a quarter and its months."""
    months = [words.partition(" ")[0] for words in layout.first.grid.words.values()] if layout.first.grid else []
    if len(set(months)) == len(MONTHS) and set(months) <= set(MONTHS):
        return MONTHS.index(months[0]) + 1
    for text in _section_texts(layout):
        quarter, windows = QUARTER.search(text), find_windows(QUARTER.sub(" ", text), settings)
        if quarter and windows and windows[0].start is not None:
            return (windows[0].start.month - 1 - 3 * (int(quarter[1]) - 1)) % len(MONTHS) + 1
    return None


def _section_texts(layout: PlanLayout) -> Iterable[str]:
    """The headings of the sections and of columns of periods, and the sheets' names where each is a section."""
    first = layout.first
    heads = (first.sheet.value(first.header_row, column) for column in (first.grid.words if first.grid else ()))
    yield from (head for head in heads if isinstance(head, str))
    yield from layout.sheets if len(layout.sheets) > 1 else ()
    for table, line in layout.lines():
        if line.kind == "section":
            yield " ".join(str(value) for value in table.sheet.rows[line.row] if value is not None)


_OBJECTIVE = re.compile(
    r"[(\[]\s*(?:obj(?:ective)?s?\.?)\s*:?\s*((?:\d{1,2}|[\s,;/&+.–-]|\band\b|\bto\b)+)[)\]]", re.IGNORECASE
)
_LONE_NUMBERS = re.compile(
    r"(?:obj(?:ective)?s?\.?\s*)?((?:\d{1,2}|[\s,;/&+.–-]|\band\b|\bto\b)+)(?:[:.)].*)?", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Plan:
    """A plan on its way through the pipeline: its frame, one row per tactic, what was found, and what it goes by."""

    frame: pd.DataFrame
    settings: Settings
    layout: PlanLayout
    workbook: Workbook
    directory: Directory
    corrections: Corrections = field(default_factory=Corrections)
    key_dates: tuple[KeyDate, ...] = ()
    comments: tuple[Comment, ...] = ()
    """What the runner says, in this report and in others."""
    decisions: tuple[Decision, ...] = ()
    """What the group is asked by the team, and what it decided, in the order of the sheet."""
    objectives: dict[int, str] = field(default_factory=dict)
    """The objectives by number, from the Objectives sheet."""
    messages: tuple[MessageList, ...] = ()
    """The key messages, and the approach, opportunities and challenges, where the workbook has such sheets."""
    measures: tuple[Measure, ...] = ()
    parts: tuple[Part, ...] = ()
    """The rows of the Parts sheet."""
    row_counts: dict[str, int] = field(default_factory=dict)
    """Rows with words below the headings: tactics, phases, continuations, headings again, ignored."""
    carried: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Columns of the plan that mean nothing to the program, as text, row by row next to the frame."""
    findings: tuple[Finding, ...] = ()

    @property
    def commentary(self) -> str:
        """The runner's own words for this report date."""
        return "\n".join(comment.words for comment in self.comments if comment.day == self.settings.as_of)

    def with_columns(self, columns: dict[str, object], findings: Iterable[Finding] = ()) -> Plan:
        """The plan with a stage's columns and findings added; what earlier stages made stays as it is."""
        known = set(columns) & set(self.frame.columns)
        if known:
            message = f"columns made twice: {sorted(known)}"
            raise ValueError(message)
        typed = {name: as_column(name, values) for name, values in columns.items()}
        return replace(self, frame=self.frame.assign(**typed)).with_findings(findings)

    def with_findings(self, findings: Iterable[Finding]) -> Plan:
        """The plan with more findings, those left out that the team's Corrections have settled."""
        return replace(self, findings=(*self.findings, *self.corrections.settle(findings)))

    def rows(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The values of the columns named, tactic by tactic."""
        return zip(*(self.frame[name] for name in names), strict=True)

    @property
    def title(self) -> str:
        """The plan's title: from Settings, else the first line above the table that is one, else the file's name."""
        return self.settings.title or find_title(self.layout.title_lines) or tidy_file_name(self.workbook.name)

    @property
    def ref_heading(self) -> str:
        """The heading of the plan's own column of references, tidied; blank where there is none."""
        return heading_of(self.layout, "reference")

    @property
    def headings(self) -> dict[str, str]:
        """The headings of the columns that give the title, the timing and who is accountable; blank ones left out."""
        found = {meaning: heading_of(self.layout, meaning) for meaning in ("tactic", "timing", "accountable")}
        return {meaning: heading for meaning, heading in found.items() if heading}

    @property
    def words(self) -> Vocabulary:
        """The plan's own words for a row, the accountable and the group."""
        return find_vocabulary(self.layout, self.settings, self.directory, self.title)


_TITLED = "(plan|project|event|campaign|report)"
_TITLE_LABEL = re.compile(rf"({_TITLED} )?(title|name)( of (the )?{_TITLED})?\s*:?", re.IGNORECASE)
_MARKING = r"(un)?(official|classified)|secret|restricted|confidential|in confidence|internal( use( only)?)?|sensitive"
"""A protective marking, such as OFFICIAL - SENSITIVE."""
_NO_TITLE = re.compile(
    rf"(for |not )?({_MARKING})(\W+({_MARKING}))*|(not protectively marked|draft)( v?[\d.]+)?"
    r"|(table|figure|sheet|page|part) ?\d+|.*:|[^a-z]*\b(lead|manager|owner|date|version)\b[^a-z]*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 100


def find_title(lines: Sequence[str]) -> str:
    """The first of the lines above a table that could be its title: no instruction, label, marking or sentence.

    >>> find_title(["Enter the title in B1.", "Table 1", "Library move"]), find_title(["OFFICIAL", "The survey"])
    ('Library move', 'The survey')
    """
    for line in lines:
        text = " ".join(line.strip().split("\n")[0].split())
        label = _TITLE_LABEL.fullmatch(text) or _NO_TITLE.fullmatch(text)
        if text and not label and not is_instruction(text) and not text.endswith(".") and len(text) <= _LONGEST_TITLE:
            return text
    return ""


_CAPITALS = r"[A-Z][a-z]*[A-Z][A-Za-z]*"
_ABBREVIATION = re.compile(rf"\(({_CAPITALS}(?: {_CAPITALS})*)\)")
"""Words of at least two capitals in brackets: (NSH SG), (DfE), but not (Draft)."""


def find_abbreviation(title: str) -> str:
    """The abbreviation in brackets by which a plan's title says what it is of; blank where there is none.

    >>> find_abbreviation("National Statistics Harmonisation Steering Group (NSH SG) Communication Plan 2017")
    'NSH SG'
    """
    found = _ABBREVIATION.search(title)
    return found[1] if found else ""


def tidy_file_name(name: str) -> str:
    """A file's name as a title: its words, without its ending, version and copy's number.

    >>> tidy_file_name("housing_comms_plan_2025.xlsx"), tidy_file_name("Plan v3 (2).xlsx"), tidy_file_name("plan.xlsx")
    ('Housing comms plan 2025', 'Plan', 'plan')
    """
    stem = name.rpartition(".")[0] or name
    words = re.sub(r"[_\s]+", " ", re.sub(r"\(\d+\)|[_ -]v\d+(\.\d+)*|[_ -](final|copy|draft)\b", "", stem)).strip()
    return words[:1].upper() + words[1:] if " " in words else words or stem


def as_column(name: str, values: object) -> pd.Series:
    """Values as a column of the dtype that the data dictionary gives it; a missing date is NaT, a missing number NA."""
    kind = BY_NAME[name].kind
    series = values if isinstance(values, pd.Series) else pd.Series(values, dtype=object)
    if kind == "date":
        return pd.Series(series.to_numpy(dtype="datetime64[s]"), index=series.index)
    if kind == "number":
        return series.astype("Int64")
    if kind == "yes/no":
        return series.astype(bool)
    return series.astype(object) if kind in {"numbers", "names", "windows"} else series.astype("str")


def find_plan(workbook: Workbook, settings: Settings) -> Plan:
    """The plan of a workbook: its tactics, tidied, with the text as typed next to it.

    Raises:
        NoPlanError: no sheet has the headings of a plan.
        EmptyPlanError: no tactic stands below the headings.
        UsageError: the sheet or row that the settings name is not there.
        NotAWorkbookError: there are more tactics than the limits allow.
    """
    layout = find_layout(workbook, settings)
    settings, year_findings = settle_year(layout, workbook, settings)
    lines, table_findings, row_counts = read_table(layout, workbook, settings)
    if len(lines) > LIMITS.tactics:
        raise too_large(workbook.name, f"its plan has {len(lines):,} rows, and {LIMITS.tactics:,} can be reported")
    directory, corrections = read_directory(workbook), read_corrections(workbook).on(layout.first.sheet.name)
    directory = directory.with_names(_names(lines, directory, corrections))
    key_dates, key_date_findings = read_key_dates(workbook, settings)
    comments, comment_findings = read_commentary(workbook, settings)
    decisions, decision_findings = read_decisions(workbook, settings)
    objectives = read_objectives(workbook)
    measures, measure_findings = read_measures(workbook, settings, directory, objectives)
    parts, part_findings = read_parts(workbook, settings.plan_year, settings.begins)
    records = [_record(number, line, directory, corrections) for number, line in enumerate(lines, 1)]
    frame = pd.DataFrame({name: as_column(name, [record[name] for record in records]) for name in records[0]})
    cells = [(line.sheet, cell) for line in lines for cell in line.cells.values()]
    unused = corrections.unused(cells, [text for line in lines for text in line.texts.values()])
    plan = Plan(
        frame=frame,
        settings=settings,
        layout=layout,
        workbook=workbook,
        directory=directory,
        corrections=corrections,
        key_dates=key_dates,
        comments=comments,
        decisions=decisions,
        objectives=objectives,
        messages=read_messages(workbook),
        measures=measures,
        parts=parts,
        row_counts=row_counts,
        carried=pd.DataFrame([line.carried for line in lines], dtype=object).fillna("").astype(str),
    )
    return plan.with_findings(
        (
            *year_findings,
            *table_findings,
            *key_date_findings,
            *comment_findings,
            *decision_findings,
            *measure_findings,
            *part_findings,
            *address_findings(directory),
            *unused,
        )
    )


def _names(lines: Iterable[TacticRow], directory: Directory, corrections: Corrections) -> Iterator[str]:
    """Every name in the plan's cells, as often as it stands there."""
    for line in lines:
        meant = _meant(line, corrections)
        yield from read_accountable(meant.get("accountable", ""), directory).names
        yield from read_audiences(meant.get("audience", ""), directory)


def _meant(line: TacticRow, corrections: Corrections) -> dict[str, str]:
    """A tactic's texts, those that the team has corrected as they are meant."""
    return {meaning: corrections.meant(line.sheet, line.cells[meaning], text) for meaning, text in line.texts.items()}


def _record(number: int, line: TacticRow, directory: Directory, corrections: Corrections) -> dict[str, object]:
    """One row of the frame: what find_plan's columns hold for a tactic."""
    texts, cells = line.texts, line.cells
    meant = _meant(line, corrections)
    tactic, objectives = split_objectives(meant["tactic"])
    accountable = read_accountable(meant.get("accountable", ""), directory)
    phase = line.phase
    return {
        "row": number,
        "reference": texts.get("reference", ""),
        "sheet": line.sheet,
        "cell": cells["tactic"],
        "phase": phase.number if phase else None,
        "phase_name": phase.name if phase else "",
        "phase_start": phase.start if phase else None,
        "phase_end": phase.end if phase else None,
        "tactic": tactic,
        "tactic_typed": texts["tactic"],
        "objectives": objectives or _numbers_alone(meant.get("objective", "")),
        "purpose": texts.get("purpose", "").strip(),
        "audience": texts.get("audience", "").strip(),
        "audiences": read_audiences(meant.get("audience", ""), directory),
        "accountable": texts.get("accountable", "").strip(),
        "lead": accountable.lead,
        "bodies": accountable.bodies,
        "people": accountable.people,
        "remark": accountable.remark,
        "timing": _timing_as_typed(texts),
        "timing_own": meant.get("timing", ""),
        "timing_from": meant.get("start", ""),
        "timing_to": meant.get("end", ""),
        "timing_days": meant.get("days", ""),
        "feedback": texts.get("feedback", "").strip(),
        "feedback_meant": meant.get("feedback", "").strip(),
        "status_meant": meant.get("status", "").strip(),
        "status_typed": texts.get("status", "").strip(),
        "completed_typed": meant.get("completed", "").strip(),
        "percent_typed": texts.get("percent", "").strip(),
        "team_rag": line.team_rag,
        "comments": line.comments,
        "timing_cell": next((cells[name] for name in TIMED if texts.get(name)), _first_cell(cells, TIMED)),
        "accountable_cell": cells.get("accountable", ""),
        "audience_cell": cells.get("audience", ""),
        "feedback_cell": cells.get("feedback", ""),
        "status_cell": cells.get("status", ""),
    }


def _first_cell(cells: Mapping[str, str], meanings: Iterable[str]) -> str:
    return next((cells[name] for name in meanings if name in cells), cells["tactic"])


def _timing_as_typed(texts: Mapping[str, str]) -> str:
    """What the timing columns hold, in one text: the Timing cell, then start and end."""
    own, start, end = (texts.get(name, "").strip() for name in ("timing", "start", "end"))
    pair = f"{start} to {end}" if start and end and start != end else start or end
    return "; ".join(filter(None, (own, pair if pair != own else "")))


def split_objectives(text: str) -> tuple[str, tuple[int, ...]]:
    r"""A tactic's title without its objectives, on one line, and the objectives' numbers.

    >>> split_objectives("Hold Annual NSHG Workshop\n(Objective 1 & 2)")
    ('Hold Annual NSHG Workshop', (1, 2))
    """
    numbers = tuple(number for found in _OBJECTIVE.findall(text) for number in _numbers(found))
    title = _OBJECTIVE.sub("", text)
    lines = [" ".join(line.split()) for line in title.split("\n")]
    tidy = ""
    for line in filter(None, lines):
        # A new line that begins a new thought gets a comma; one that goes on, or opens a bracket, a space.
        joint = (
            "" if not tidy else " " if tidy[-1] in ",;:.-–—/&(" or line[0] in "(&-–—," or line[0].islower() else ", "
        )
        tidy += joint + line
    return tidy.strip(" ,") or " ".join(text.split()), tuple(dict.fromkeys(numbers))


def _numbers(text: str) -> list[int]:
    """The numbers of a list such as "1, 3 & 4" or "1-3"."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?", text):
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def _numbers_alone(text: str) -> tuple[int, ...]:
    """The numbers of an Objective column's cell: of those it begins with, not of numbers in its prose."""
    found = _LONE_NUMBERS.fullmatch(text.strip())
    return tuple(_numbers(found[1])) if found else ()
