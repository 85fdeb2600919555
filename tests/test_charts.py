from __future__ import annotations

import csv
import hashlib
import os
import re
import struct
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib import get_data_path
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from nshreport.history import BurnPoint, Slip
from nshreport.history.changes import Changes
from nshreport.history.deadline_history import Move
from nshreport.pipeline import read_report
from nshreport.plan import KeyDate, Options, Vocabulary
from nshreport.rating import Rag, Schedule
from nshreport.render.charts import Chart, Charts, make_panels, render_charts, render_gantt
from nshreport.render.charts.alt_text import write_alt_text
from nshreport.render.charts.axis import make_axis
from nshreport.render.charts.burn_up import burn_up
from nshreport.render.charts.contents import MOST
from nshreport.render.charts.drawing import Drawing, PartKind, RagMark, Shape, Stroke, TextPart
from nshreport.render.charts.figure import MARKERS, STYLES, draw_figure, house_style
from nshreport.render.charts.key_date_band import PRE_ELECTION_HATCH, make_band
from nshreport.render.charts.label import say_slip
from nshreport.render.charts.legend import SIGNS
from nshreport.render.charts.page import MOST_PAGES, Pages, plan_pages
from nshreport.render.charts.page_size import MARGIN
from nshreport.render.charts.phase_bars import phase_bars
from nshreport.render.charts.shapes import Sign, draw_tactic
from nshreport.render.charts.slip_chart import slip_chart
from nshreport.render.charts.text_layout import MISSING_LETTER, clean, measure, wrap
from nshreport.render.theme import PAPER, RAG_STYLES
from nshreport.report import PhaseSummary, Report, Tactic
from nshreport.words.feedback import State
from nshreport.words.timing import Window
from tests.made_reports import many_tactics, odd_texts, with_trends
from tests.sheet_cases import build, cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from nshreport.render.charts.shapes import TacticShapes

SVG = "{http://www.w3.org/2000/svg}"
A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
"""Its sides in points."""
CASES = Path(__file__).parent / "cases"
RAGS = tuple(Rag)
A_DAY = date(2017, 6, 15)
A_TACTIC = Tactic(
    row=1, reference="", cell="A4", phase=1, phase_name="Phase 1", title="Launch the guide", objectives=(), purpose="",
    audience="", audiences=(), accountable="The Harmonisation Team", lead="Harmonisation Team", names=(),
    timing="15 June", window="15 June 2017", start=A_DAY, end=A_DAY, due=A_DAY, precision="day", confirmed=True,
    undated=False, open_ended=False, occasions=(), feedback="", comments="", state=State.NO_UPDATE, evidence="",
    first_end=None, slip_days=None, schedule=Schedule.UPCOMING, working_days_left=None, rag=Rag.GREEN, reason="",
    remedy="", team_rag="", status_typed="",
)  # fmt: skip


def make_report(*tactics: Tactic) -> Report:
    """A report of the tactics given, numbered in their order, under the phases that they name."""
    numbered = tuple(replace(tactic, row=row) for row, tactic in enumerate(tactics, start=1))
    counts: dict[str, Counter[str]] = {}
    for tactic in numbered:
        counts.setdefault(tactic.phase_name or "No phase", Counter())[tactic.rag] += 1
    phases = tuple(
        PhaseSummary(number, name, None, None, {rag: found[rag] for rag in RAGS})
        for number, (name, found) in enumerate(counts.items(), start=1)
    )
    return Report(
        title="Communication Plan 2017", team="Harmonisation Team", as_of=date(2017, 3, 31),
        next_report=date(2017, 4, 30), source="plan.xlsx", sheet="Plan", tactics=numbered, phases=phases,
        headline=("5 of the 23 tactics need attention", "More."), requests=(),
        changes=Changes(), findings=(), objectives={}, schedule_rules=(), rag_rules=(), in_force={},
        plan_start=date(2017, 1, 1), plan_end=date(2017, 12, 31),
    )  # fmt: skip


def plan_2017() -> Report:
    """The plan of 2017 as of 31 March, from the expected readings."""
    with (CASES / "plan-2017.csv").open(encoding="utf-8-sig", newline="") as file:
        typed = list(csv.DictReader(file))
    with (CASES / "expected-2017-03-31.csv").open(encoding="utf-8-sig", newline="") as file:
        tactics = [_tactic(words, expected) for words, expected in zip(typed, csv.DictReader(file), strict=True)]
    report = make_report(*tactics)
    windows = (_quarter(number) for number in range(1, 5))
    phases = (replace(phase, start=start, end=end) for phase, (start, end) in zip(report.phases, windows, strict=True))
    return replace(report, phases=tuple(phases))


Day = tuple[int, int]


def _quarter(number: int) -> tuple[date, date]:
    return date(2017, 3 * number - 2, 1), date(2017 + number // 4, 3 * number % 12 + 1, 1) - timedelta(days=1)


def _tactic(words: dict[str, str], expected: dict[str, str]) -> Tactic:
    return replace(
        A_TACTIC,
        phase=int(expected["phase"]),
        phase_name=words["phase heading"].rstrip(":"),
        title=" ".join(words["Tactic"].partition("(Objective")[0].split()),
        lead="Steering Group" if words["Accountable"].startswith("Steering") else "Harmonisation Team",
        names=("Steering Group", "Harmonisation Team") if words["Accountable"].startswith("Steering") else ("Ian",),
        due=date.fromisoformat(expected["end"]) if expected["precision"] != "phase" else None,
        window="no date",
        start=date.fromisoformat(expected["start"]),
        end=date.fromisoformat(expected["end"]),
        precision=expected["precision"],
        confirmed=expected["confirmed"] == "yes",
        undated=expected["precision"] == "phase",
        first_end=date.fromisoformat(expected["first_end"]) if expected["first_end"] else None,
        slip_days=int(expected["slip_days"]) if expected["slip_days"] else None,
        state=State(expected["state"]),
        schedule=Schedule(expected["schedule"]),
        rag=Rag(expected["rag"]),
    )


LONG = (
    "Present the principles to the Survey Sharing Group and agree how each topic lead takes them to departments, " * 3
)
STRANGE = (
    "Emoji \U0001f389\U0001f469\u200d\U0001f52c party",
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "bell\x07 and\x00 null \ud800 half",
    "costs $5 or $\\alpha$ or $9 & <b>",
    "\u6f22\u5b57",
    "a\u0301\u0323\ufe0f z\u0335",
    "x" * 300,
    "   ",
)


def many(count: int, phases: int = 4, title: str = "Write to the topic leads of group") -> Report:
    """A plan of so many tactics, of all RAGs and forms."""
    tactics = []
    for row in range(count):
        start, kind = date(2017, 1, 1) + timedelta(row * 37 % 350), row % 7
        tactics.append(
            replace(
                A_TACTIC,
                title=f"{title} {row + 1}",
                phase_name=f"Phase {row * phases // count + 1}" if phases else "",
                start=start,
                end=start + timedelta((0, 30, 5, 90, 0, 14, 60)[kind]),
                confirmed=kind not in {1, 3, 4, 5},
                undated=kind == 3,
                window="no date",
                open_ended=kind == 5,
                rag=RAGS[row * 3 % 5],
                first_end=date(2017, 2, 14) if kind == 6 else None,
                slip_days=20 if kind == 6 else None,
            )
        )
    return make_report(*tactics)


def moved_window(start: Day, end: Day, new_start: Day, new_end: Day, days: int) -> Tactic:
    """A tactic that was first reported in another window of 2017."""
    first, last, now, due = (date(2017, *day) for day in (start, end, new_start, new_end))
    moved = replace(A_TACTIC, start=now, end=due, due=due, first_end=last, slip_days=days)
    return replace(moved, baseline_start=first, baseline_end=last)


def of_each_kind() -> Report:
    """A tactic of each kind that a plan may hold."""
    days = [date(2017, 2, 3), date(2017, 5, 5), date(2017, 8, 4)]
    weeks = [date(2017, 1, 2) + timedelta(7 * week) for week in range(52)]
    undated = replace(A_TACTIC, start=date(2017, 4, 1), end=date(2017, 6, 30), undated=True, confirmed=False, due=None)
    return make_report(
        replace(A_TACTIC, confirmed=False, rag=Rag.RED),
        replace(A_TACTIC, start=days[0], end=days[-1], occasions=tuple(Window(day, day) for day in days)),
        replace(A_TACTIC, start=weeks[0], end=weeks[-1], occasions=tuple(Window(day, day) for day in weeks)),
        replace(A_TACTIC, start=date(2017, 5, 1), end=date(2017, 6, 30), confirmed=False, open_ended=True),
        replace(A_TACTIC, start=date(2017, 12, 31), end=date(2017, 12, 31), confirmed=False, open_ended=True),
        replace(A_TACTIC, start=date(2017, 1, 1), end=date(2017, 5, 12), rag=Rag.RED),
        replace(A_TACTIC, schedule=Schedule.CANCELLED, rag=Rag.CANCELLED),
        replace(undated, window="monthly", rag=Rag.NOT_RATED),
        replace(undated, window="no date", first_end=date(2017, 2, 28), rag=Rag.AMBER),
        replace(A_TACTIC, first_end=date(2017, 9, 30), slip_days=-107),
        replace(A_TACTIC, start=date(2017, 4, 1), end=date(2017, 6, 30), first_end=date(2017, 5, 30), slip_days=31),
        moved_window((1, 1), (3, 31), (7, 1), (9, 30), days=183),
        moved_window((4, 1), (6, 30), (4, 1), (8, 31), days=62),
        moved_window((10, 1), (12, 31), (9, 1), (9, 30), days=-92),
        replace(A_TACTIC, start=date(2017, 4, 1), end=date(9999, 12, 31), rag=Rag.COMPLETE),
        replace(A_TACTIC, start=date(2017, 1, 1), end=date(2017, 1, 1), first_end=date(2016, 11, 3), slip_days=59),
        replace(A_TACTIC, start=date(2017, 3, 20), end=date(2017, 3, 30), rag=Rag.RED, schedule=Schedule.OVERDUE),
    )


MEETINGS = tuple(KeyDate(date(2017, month, 20), date(2017, month, 20), "Steering group", "") for month in range(1, 13))
PURDAH = KeyDate(date(2017, 5, 4), date(2017, 6, 8), "Before the election", "Pre-election period")
CONFERENCE = KeyDate(date(2017, 9, 4), date(2017, 9, 7), "Conference", "")
LONG_AGO = KeyDate(date(2012, 5, 4), date(2012, 6, 8), "Long ago", "")
KEY_DATES = (LONG_AGO, MEETINGS[0], PURDAH, CONFERENCE)
MANY_KEY_DATES = (*MEETINGS, PURDAH, *(KeyDate(A_DAY, A_DAY, f"Event {number} " + LONG, "") for number in range(30)))
TWENTY = tuple(
    KeyDate(day, day + timedelta(4 * (number % 4 == 0)), f"Meeting {number} of the steering group", "")
    for number, day in enumerate(date(2017, 1, 5) + timedelta(18 * number) for number in range(20))
)
SCENES: dict[str, Report] = {
    "the plan of 2017": plan_2017(),
    "one tactic": many(1),
    "no phases": many(15, phases=0),
    "forty tactics": many(40),
    "sixty tactics": many(60),
    "four hundred tactics": many(400),
    "as many phases as tactics": many(60, phases=60),
    "long titles": many(20, title=LONG),
    "forty long titles": many(40, title=LONG[:240]),
    "each kind": of_each_kind(),
    "strange texts": make_report(*(replace(A_TACTIC, title=text, lead=text, phase_name=text) for text in STRANGE)),
    "several years": make_report(
        *(replace(A_TACTIC, start=date(2014 + year, 2, 1), end=date(2017 + year, 5, 31)) for year in range(5))
    ),
    "one day": replace(make_report(A_TACTIC), as_of=A_DAY, plan_start=A_DAY, plan_end=A_DAY),
    "a report date years off": replace(make_report(A_TACTIC), as_of=date(2026, 11, 22)),
    "key dates": replace(plan_2017(), key_dates=KEY_DATES),
    "many key dates": replace(plan_2017(), key_dates=MANY_KEY_DATES),
    "many key dates beside many tactics": replace(many(60), key_dates=MANY_KEY_DATES),
    "strange key dates": replace(
        of_each_kind(),
        key_dates=tuple(KeyDate(A_DAY, A_DAY + timedelta(number), text, "") for number, text in enumerate(STRANGE)),
    ),
    "a plan year that begins in April": replace(
        make_report(A_TACTIC), plan_start=date(2017, 4, 1), plan_end=date(2018, 3, 31)
    ),
    "six reports": with_trends(plan_2017()),
    "six reports of sixty tactics": with_trends(many(60)),
    "two reports of strange texts": with_trends(
        make_report(*(replace(A_TACTIC, title=text) for text in STRANGE)), before=1, moved=1
    ),
    "many reports at the end of the year": with_trends(replace(many(15), as_of=date(2017, 12, 31)), before=40),
    "two reports of one tactic": with_trends(make_report(A_TACTIC), before=1, moved=1),
}
LARGE = {
    "forty tactics",
    "four hundred tactics",
    "long titles",
    "as many phases as tactics",
    "forty long titles",
    "many key dates",
    "many key dates beside many tactics",
    "sixty tactics",
    "six reports of sixty tactics",
}
each_scene = pytest.mark.parametrize(
    "scene", [pytest.param(scene, marks=pytest.mark.slow) if scene in LARGE else scene for scene in SCENES]
)


@cache
def charts_of(scene: str) -> Charts:
    return render_gantt(SCENES[scene])


@cache
def pages_of(scene: str) -> Pages:
    return plan_pages(SCENES[scene], len(make_panels(SCENES[scene])))


@cache
def boxes_of(scene: str) -> tuple[tuple[float, dict[str, Any]], ...]:
    """The page's width, and the extent of each of its texts: of the first three pages, which are like the others."""
    front, *others = dict.fromkeys((pages_of(scene).front, *pages_of(scene).printed[:2]))
    with house_style():
        figures = [draw_figure(page) for page in (front, *others)]
        return tuple((figure.bbox.width, extents(figure)) for figure in figures)


@cache
def others_of(scene: str) -> dict[str, Chart]:
    return render_charts(SCENES[scene])


def figure_of(scene: str) -> Figure:
    with house_style():
        return draw_figure(pages_of(scene).front)


def extents(figure: Figure) -> dict[str, Any]:
    renderer: Any = FigureCanvasAgg(figure)
    texts = [text for text in figure.findobj(Text) if isinstance(text, Text) and text.get_gid()]
    return {str(text.get_gid()): text.get_window_extent(renderer.get_renderer()) for text in texts}


def artist(figure: Figure, gid: str) -> Any:  # noqa: ANN401 - an artist's own methods differ with its class
    (found,) = figure.findobj(lambda candidate: candidate.get_gid() == gid)
    return found


def words_in(svg: bytes) -> str:
    """All text of an SVG in its order, without spaces: a title may be broken into lines."""
    texts = [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own file
    return "".join("".join(texts).split())


def titles_in(svg: bytes) -> dict[int, str]:
    """Each row's title as the SVG's own text has it, its lines joined, without spaces."""
    titles: dict[int, str] = {}
    for group in ET.fromstring(svg).iter(f"{SVG}g"):  # noqa: S314 - our own file
        if found := re.fullmatch(r"tactic-(\d+)-\d+", group.get("id", "")):
            text = "".join(element.text or "" for element in group.iterfind(f"{SVG}text"))
            titles[int(found[1])] = titles.get(int(found[1]), "") + "".join(text.split())
    return titles


def drawn(tactic: Tactic) -> TacticShapes:
    report = make_report(tactic)
    return draw_tactic(report.tactics[0], make_axis(report, 0, 365), 10)


def kinds(shapes: Sequence[Shape]) -> list[PartKind]:
    return [shape.kind for shape in shapes]


@each_scene
def test_every_text_lies_within_the_page(scene: str) -> None:
    for width, boxes in boxes_of(scene):
        height = A4[0] + A4[1] - width
        for name, box in boxes.items():
            assert 0 <= box.x0 <= box.x1 <= width, name
            assert 0 <= box.y0 <= box.y1 <= height, name


@each_scene
def test_no_two_texts_overlap(scene: str) -> None:
    for _, boxes in boxes_of(scene):
        for (one, first), (other, second) in combinations(boxes.items(), 2):
            across = min(first.x1, second.x1) - max(first.x0, second.x0)
            down = min(first.y1, second.y1) - max(first.y0, second.y0)
            # The box of a line of letters reaches into the next line by its ascenders.
            assert across <= 0.5 or down <= 2.0, (one, other)


ON_THE_AXIS = {
    *(PartKind.CONFIRMED, PartKind.UNCONFIRMED, PartKind.UNDATED, PartKind.CANCELLED),
    *(PartKind.FIRST, PartKind.FIRST_WINDOW, PartKind.BEYOND, PartKind.TODAY),
}
HOLLOW = {PartKind.UNDATED, PartKind.CANCELLED}


def faults_of_labels(page: Drawing) -> list[str]:
    """Labels that lie on a bar, a ghost or the report date's line; in a hollow bar one may be, whole."""
    found = []
    things = [part for part in page.parts if isinstance(part, (Shape, Stroke)) and part.kind in ON_THE_AXIS]
    for label in (part for part in page.parts if isinstance(part, TextPart) and part.name.endswith("-label")):
        left, baseline = label.points[0]
        right, top = left + measure(label.text, label.size), baseline - 0.75 * label.size
        for thing in things:
            lefts, tops = [x for x, _ in thing.points], [y for _, y in thing.points]
            inside = thing.kind in HOLLOW and min(lefts) < left and right < max(lefts)
            meets = left < max(lefts) and min(lefts) < right and top < max(tops) and min(tops) < baseline
            if meets and not inside:
                found.append(f"{label.text} on {thing.kind}")
    return found


@each_scene
def test_no_label_lies_on_a_bar_a_ghost_or_the_report_dates_line(scene: str) -> None:
    for page in (pages_of(scene).front, *pages_of(scene).printed):
        assert faults_of_labels(page) == []


@pytest.mark.parametrize("month", range(1, 13))
def test_no_label_lies_on_a_bar_whatever_the_month(month: int) -> None:
    report = replace(plan_2017(), as_of=date(2017, month, 28), key_dates=KEY_DATES)
    assert faults_of_labels(plan_pages(report, 0).front) == []


def test_a_row_that_fills_the_axis_has_no_label() -> None:
    report = make_report(replace(A_TACTIC, start=date(2017, 1, 1), end=date(2017, 12, 30)))
    assert "tactic-1-label" not in names_on(plan_pages(report, 0).front)


@pytest.mark.parametrize("dates", [(), KEY_DATES, TWENTY], ids=["no key dates", "four", "twenty"])
def test_forty_rows_are_landscape_with_months(dates: tuple[KeyDate, ...]) -> None:
    page = plan_pages(replace(many(40), key_dates=dates), 0).front
    assert page.width == pytest.approx(A4[1])
    assert {"Jan", "Feb", "Nov", "Dec"} <= {*texts_on(page).values()}


@each_scene
def test_titles_and_leads_stay_in_their_columns(scene: str) -> None:
    for _, boxes in boxes_of(scene):
        rag = boxes["column-rag"].x0
        for name, box in boxes.items():
            assert box.x1 <= rag or not re.fullmatch(r"tactic-\d+(-lead)?-\d+", name), name


@each_scene
def test_every_page_is_a4(scene: str) -> None:
    for page in pages_of(scene).printed:
        assert sorted([page.width, page.height]) == pytest.approx(A4)


@each_scene
def test_the_image_is_as_wide_as_a4_and_no_higher_than_what_is_on_it(scene: str) -> None:
    width, height = struct.unpack(">II", charts_of(scene).png[16:24])
    longest = {1654: 2339, 2339: 1654}[next(side for side in (1654, 2339) if abs(width - side) <= 2)]
    assert height <= longest + 2
    front = pages_of(scene).front
    assert max(down for part in front.parts for _, down in part.points) == pytest.approx(front.height - MARGIN)


@each_scene
def test_up_to_forty_tactics_have_their_titles_in_the_svg_and_long_ones_say_where_the_rest_is(scene: str) -> None:
    tactics, titles = SCENES[scene].tactics, titles_in(charts_of(scene).svg)
    shown = set(titles) if scene.endswith("long titles") else {tactic.row for tactic in tactics}
    for tactic in tactics if len(tactics) <= MOST else ():
        title = clean(tactic.title).replace(" ", "")
        if tactic.row in shown:
            whole = titles.get(tactic.row, "") == title
            assert whole or (len(clean(tactic.title)) > 200 and titles[tactic.row].endswith("…(wholeintheworkbook)"))


@each_scene
def test_the_pdf_has_every_tactic_and_at_most_forty_on_a_page(scene: str) -> None:
    pages = [names_on(page) for page in pages_of(scene).printed]
    assert {f"tactic-{tactic.row}-rag" for tactic in SCENES[scene].tactics} <= set().union(*pages)
    assert max(sum(name.endswith("-rag") and name.startswith("tactic") for name in page) for page in pages) <= MOST
    assert len(re.findall(rb"/Type /Page\b", charts_of(scene).pdf)) == len(pages) + len(make_panels(SCENES[scene]))


def names_on(page: Drawing) -> set[str]:
    return {part.name for part in page.parts if isinstance(part, TextPart)}


@each_scene
def test_every_row_says_its_rag_in_a_word_beside_its_mark(scene: str) -> None:
    rows = {f"tactic-{tactic.row}-rag": tactic.rag for tactic in SCENES[scene].tactics}
    marks = {(part.rag, part.points[0][1]) for part in pages_of(scene).front.parts if isinstance(part, RagMark)}
    for part in pages_of(scene).front.parts:
        if isinstance(part, TextPart) and part.name in rows:
            assert part.text == rows[part.name]
            assert any(rag == part.text and abs(middle - part.points[0][1]) < part.size for rag, middle in marks)


def test_a_long_plan_gets_an_overview_that_says_what_it_leaves_out() -> None:
    report = SCENES["four hundred tactics"]
    contents, page, _ = plan_pages(report, 0)
    words = " ".join(part.text for part in page.parts if isinstance(part, TextPart))
    assert "Left out: 370 tactics (50 red, 80 amber, 80 green, 80 complete and 80 cancelled)." in words
    assert "The PDF shows every tactic." in words
    assert "100 tactics: 20 red, 20 amber, 20 green, 20 complete and 20 cancelled" in words
    assert "the 30 most pressing of the 160 tactics that are red or amber" in write_alt_text(report, contents)


def test_the_case_of_sixty_green_tactics_is_never_an_empty_page(tmp_path: Path) -> None:
    (case,) = (case for case in cases("sheets") if case["name"] == "P1_big_all_green")
    header, first, *_ = case["rows"]
    rows = [header, *([f"Task {number} of the programme", *first[1:]] for number in range(1, 61))]
    report = read_report(
        build({**case, "rows": rows}, tmp_path), Options(date.fromisoformat(case["as_of"])), tmp_path
    ).report
    contents, page, _ = plan_pages(report, 0)
    assert [tactic.title for tactic in contents.tactics] == [
        f"Task {number} of the programme" for number in range(1, 31)
    ]
    assert texts_on(page)["title-1"] == report.headline[0]
    assert "60 tasks: 0 red and 60 green. This page shows 30 of 60 tasks" in texts_on(page)["note-1"]


def test_a_long_plan_without_phases_and_all_green_shows_what_is_due_next() -> None:
    days = [A_DAY + timedelta(number) for number in range(60)]
    report = make_report(*(replace(A_TACTIC, phase_name="", start=day, end=day, due=day) for day in reversed(days)))
    contents, page, printed = plan_pages(report, 0)
    assert [tactic.end for tactic in contents.tactics] == days[29::-1]
    assert "The PDF shows every tactic." in " ".join(texts_on(page).values())
    assert len(printed) == 3


@pytest.mark.slow
def test_a_plan_of_thousands_prints_the_phases_and_what_is_most_urgent() -> None:
    report = many(3000)
    _, page, printed = plan_pages(report, 3)
    assert len(printed) + 3 == MOST_PAGES
    assert "The PDF shows the 840 most urgent." in " ".join(texts_on(page).values())
    shown = {name for page in printed for name in names_on(page)}
    late = [tactic for tactic in report.tactics if tactic.rag == Rag.RED]
    assert {f"tactic-{tactic.row}-rag" for tactic in late} <= shown


def test_the_report_date_has_its_line_and_its_label() -> None:
    figure = figure_of("the plan of 2017")
    (((across, _), _),) = [segment for segment in artist(figure, "today-lines").get_segments() if len(segment)][:1]
    months = [segment[0][0] for segment in artist(figure, "month-lines").get_segments()]
    year = max(months) - min(months)
    assert across == pytest.approx(
        min(months) + (date(2017, 3, 31) - date(2017, 1, 1)).days / 365 * year, abs=year / 365
    )
    assert artist(figure, "today").get_text() == "Report date 31 March 2017"


def test_a_report_date_off_the_axis_is_said_and_not_drawn() -> None:
    figure = figure_of("a report date years off")
    assert artist(figure, "today").get_text() == "Report date 22 November 2026, after the chart ends"
    assert not figure.findobj(lambda candidate: candidate.get_gid() == "today-lines")


def test_a_report_date_soon_after_the_plan_year_draws_the_axis_out() -> None:
    axis = make_axis(replace(plan_2017(), as_of=date(2018, 2, 12)), 0, 100)
    assert axis.holds(date(2018, 2, 12))


def test_solid_hatched_and_hollow_bars_stand_where_they_belong() -> None:
    figure = figure_of("the plan of 2017")
    legend = 1
    assert len(artist(figure, "no-date").get_paths()) == 4 + legend
    assert len(artist(figure, "not-confirmed").get_paths()) == 1 + legend
    assert artist(figure, "hatch-FFFFFF").get_hatch()
    assert len(artist(figure, "first-date").get_paths()) == 3 + legend
    fills = {tuple(colour) for colour in artist(figure, "no-date").get_facecolor().tolist()}
    assert fills == {(1.0, 1.0, 1.0, 1.0)}


def test_a_confirmed_window_is_a_bar_from_its_first_day_to_the_end_of_its_last() -> None:
    (bar,) = drawn(replace(A_TACTIC, start=date(2017, 4, 1), end=date(2017, 6, 30))).shapes
    assert (bar.kind, bar.points[0][0], bar.points[2][0]) == (PartKind.CONFIRMED, 90, 181)


def test_a_single_day_is_a_diamond_at_its_noon() -> None:
    (mark,) = drawn(A_TACTIC).shapes
    assert [point[0] for point in mark.points] == [165.5, 171.75, 165.5, 159.25]


def test_a_window_that_is_not_confirmed_is_hatched() -> None:
    for end in (A_DAY, date(2017, 8, 1)):
        (shape,) = drawn(replace(A_TACTIC, end=end, confirmed=False)).shapes
        assert (shape.kind, shape.hatch) == (PartKind.UNCONFIRMED, RAG_STYLES["Green"].hatch)


@pytest.mark.parametrize("changes", [{}, {"confirmed": False}, {"undated": True}, {"start": date(2017, 6, 1)}])
def test_a_cancelled_tactic_is_dashed_and_its_title_struck_through(changes: dict[str, Any]) -> None:
    report = make_report(A_TACTIC, replace(A_TACTIC, rag=Rag.CANCELLED, schedule=Schedule.CANCELLED, **changes))
    parts = plan_pages(report, 0).front.parts
    texts = {part.name: part.points[0] for part in parts if isinstance(part, TextPart)}
    (struck,) = (part.points for part in parts if isinstance(part, Stroke) and part.kind == PartKind.STRUCK)
    left, baseline = texts["tactic-2-1"]
    assert struck[0][0] == left
    assert baseline - 8 < struck[0][1] < baseline
    assert struck[1][0] == pytest.approx(left + measure("Launch the guide", 9.0))
    bars = [part for part in parts if isinstance(part, Shape) and part.kind == PartKind.CANCELLED]
    assert [bar.fill for bar in bars] == [PAPER] * 2
    assert STYLES[PartKind.CANCELLED].dashes != "solid"


def test_each_occasion_is_marked() -> None:
    occasions = tuple(Window(date(2017, month, 3), date(2017, month, 3)) for month in (2, 5, 9))
    row = drawn(replace(A_TACTIC, start=date(2017, 2, 3), end=date(2017, 9, 3), occasions=occasions))
    assert kinds(row.shapes) == [PartKind.CONFIRMED] * 3
    assert [stroke.kind for stroke in row.strokes] == [PartKind.LINKED]
    assert Sign.OCCASIONS in row.signs


def test_an_open_ended_row_ends_in_a_point() -> None:
    (shape,) = drawn(replace(A_TACTIC, end=date(2017, 9, 30), open_ended=True, confirmed=False)).shapes
    assert shape.points[2] == (273, 0)
    assert len(shape.points) == 5


def test_a_moved_deadline_has_a_ghost_where_it_first_stood() -> None:
    row = drawn(replace(A_TACTIC, first_end=date(2017, 2, 28), slip_days=107))
    assert kinds(row.shapes) == [PartKind.CONFIRMED, PartKind.FIRST]
    assert row.strokes == (Stroke(PartKind.MOVED, ((58.5, 0.0), (165.5, 0.0))),)


def test_the_ghost_is_the_window_as_first_reported() -> None:
    first = {"first_end": date(2017, 2, 28), "slip_days": 107, "baseline_start": date(2017, 1, 1)}
    row = drawn(replace(A_TACTIC, **first, baseline_end=date(2017, 2, 28)))  # type: ignore[arg-type] # dates and days
    assert kinds(row.shapes) == [PartKind.CONFIRMED, PartKind.FIRST, PartKind.FIRST_WINDOW]
    assert (row.shapes[2].points[0][0], row.shapes[2].points[2][0]) == (0, 59)
    said = drawn(replace(A_TACTIC, **first, baseline_end=A_DAY))  # type: ignore[arg-type] # dates and days
    assert kinds(said.shapes) == [PartKind.CONFIRMED, PartKind.FIRST]


@pytest.mark.parametrize("first_end", [None, A_DAY])
def test_a_deadline_that_stands_where_it_first_stood_has_no_ghost(first_end: date | None) -> None:
    tactic = replace(A_TACTIC, first_end=first_end, slip_days=0, baseline_start=date(2017, 5, 1), baseline_end=A_DAY)
    assert kinds(drawn(tactic).shapes) == [PartKind.CONFIRMED]


@pytest.mark.parametrize(("days", "words"), [(48, "+48 days"), (1, "+1 day"), (-12, "−12 days")])
def test_a_slip_is_said_in_days(days: int, words: str) -> None:
    assert say_slip(days) == words


JUNE = date(2017, 6, 1), date(2017, 6, 30)


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "15 Jun"),
        ({"slip_days": 48, "first_end": date(2017, 4, 28)}, "15 Jun, +48 days"),
        (
            {"slip_days": -15, "first_end": JUNE[1], "baseline_start": JUNE[0], "baseline_end": JUNE[1]},
            "−15 days",
        ),
        ({"start": date(2017, 6, 1), "end": date(2017, 6, 30)}, None),
        ({"start": date(2017, 6, 12)}, "12–15 Jun"),
        ({"start": date(2017, 5, 29)}, "29 May – 15 Jun"),
        ({"start": date(2017, 1, 1)}, "to 15 Jun"),
        ({"open_ended": True}, "from 15 Jun"),
        ({"schedule": "Cancelled"}, "cancelled, 15 Jun"),
        ({"undated": True, "window": "monthly", "start": date(2017, 4, 1)}, "monthly"),
        ({"undated": True, "window": "no date", "first_end": date(2017, 2, 28)}, "no date, first due 28 Feb"),
    ],
)
def test_a_row_says_what_the_axis_cannot_tell(changes: dict[str, Any], label: str | None) -> None:
    _, page, _ = plan_pages(make_report(replace(A_TACTIC, **changes)), 0)
    told = [part.text for part in page.parts if isinstance(part, TextPart) and part.name == "tactic-1-label"]
    assert told == ([label] if label else [])


@pytest.mark.parametrize("day", [date(2017, 1, 15), date(2017, 3, 31), date(2017, 6, 30), date(2017, 8, 1)])
@pytest.mark.parametrize("days", [48, -48])
def test_the_days_moved_never_stand_beyond_the_ghost_as_if_they_were_its(day: date, days: int) -> None:
    report = make_report(replace(A_TACTIC, first_end=A_DAY - timedelta(days=days), slip_days=days, phase_name=""))
    _, page, _ = plan_pages(replace(report, as_of=day), 0)
    (label,) = (part for part in page.parts if isinstance(part, TextPart) and part.name == "tactic-1-label")
    ghosts = (part for part in page.parts if isinstance(part, Shape) and part.kind == PartKind.FIRST)
    ghost = min(ghosts, key=lambda shape: shape.points[0][1]).points[0][0]
    left, right = label.points[0][0], label.points[0][0] + measure(label.text, label.size)
    assert left > ghost if days > 0 else right < ghost


def test_one_window_far_beyond_the_others_is_cut_and_its_date_is_said() -> None:
    report = make_report(*[A_TACTIC] * 12, replace(A_TACTIC, start=date(2017, 10, 1), end=date(2031, 6, 30)))
    _, page, _ = plan_pages(report, 0)
    texts = {part.name: part.text for part in page.parts if isinstance(part, TextPart)}
    assert texts["tactic-13-label"] == "to 30 Jun 2031"
    assert make_axis(report, 0, 1).last_month <= 2018 * 12 + 6


def test_the_legend_explains_everything_drawn_and_nothing_else() -> None:
    labels = {sign: words for sign, words, _ in SIGNS}
    assert set(labels) == set(Sign)
    assert legend_of(make_report(replace(A_TACTIC, phase_name=""))) == [
        "Green",
        *map(labels.get, (Sign.CONFIRMED, Sign.DAY, Sign.TODAY)),
    ]
    everything = legend_of(of_each_kind())
    assert everything == [
        "Red",
        "Amber",
        "Green",
        "Complete",
        "Cancelled",
        "Not rated",
        *(labels[sign] for sign in Sign if sign not in {Sign.PHASE, *DATES}),
    ]
    dated = legend_of(replace(of_each_kind(), key_dates=KEY_DATES))
    assert dated == [*everything, *(labels[sign] for sign in DATES)]
    assert labels[Sign.PHASE] in legend_of(plan_2017())


DATES = (Sign.KEY_DAY, Sign.PERIOD, Sign.PRE_ELECTION)


def legend_of(report: Report) -> list[str]:
    _, page, _ = plan_pages(report, 0)
    return [part.text for part in page.parts if isinstance(part, TextPart) and part.name.startswith("legend-")]


def test_a_protective_marking_stands_on_every_chart() -> None:
    report = replace(plan_2017(), marking="OFFICIAL-SENSITIVE")
    for page in (plan_pages(report, 0).front, phase_bars(report).image(report)):
        assert "OFFICIAL-SENSITIVE" in texts_on(page).values()


def texts_on(page: Drawing) -> dict[str, str]:
    return {part.name: part.text for part in page.parts if isinstance(part, TextPart)}


def test_few_key_dates_stand_above_the_rows_with_their_names() -> None:
    texts = texts_on(plan_pages(SCENES["key dates"], 0).front)
    assert [text for name, text in texts.items() if name.startswith("key-date")] == [
        "Steering group, 20 Jan",
        "Before the election, 4 May – 8 Jun",
        "Conference, 4–7 Sep",
    ]
    assert not [name for name in texts if name.startswith("key-1")]


def test_many_key_dates_are_lines_with_a_key_below() -> None:
    texts = texts_on(plan_pages(SCENES["many key dates"], 0).front)
    assert not [name for name in texts if name.startswith("key-date")]
    said = " ".join(text for name, text in texts.items() if re.fullmatch(r"key-\d+", name))
    assert said.startswith("Key dates: 20 Jan Steering group; 20 Feb Steering group; 20 Mar Steering group;")
    assert "; 4 May – 8 Jun Before the election; " in said
    assert said.endswith("Left out: 19 further key dates.")


def test_key_dates_are_dashed_lines_and_bands_at_their_days() -> None:
    scene = "key dates"
    axis = make_axis(SCENES[scene], 0, 365)
    band = make_band(SCENES[scene].key_dates, axis)
    assert band.days == (19.5,)
    figure = figure_of(scene)
    (dashed, *_) = artist(figure, "key-date-lines").get_linestyle()
    assert dashed[1]
    legend = 1
    assert len(artist(figure, "pre-election-period").get_paths()) == 1 + legend
    assert len(artist(figure, "period").get_paths()) == 1 + legend
    hatch = artist(figure, "hatch-" + PRE_ELECTION_HATCH[1:]).get_hatch()
    assert hatch
    assert hatch != artist(figure, "hatch-FFFFFF").get_hatch()
    bars = artist(figure, "confirmed").get_zorder()
    assert artist(figure, "pre-election-period").get_zorder() < artist(figure, "key-date-lines").get_zorder() < bars


def test_key_dates_are_in_the_alt_text_and_those_off_the_axis_are_not() -> None:
    assert charts_of("key dates").alt_text.endswith(
        "Key dates: Steering group, 20 January 2017; Before the election, 4 May to 8 June 2017; Conference, 4 to 7 "
        "September 2017."
    )


def test_key_dates_off_the_axis_change_nothing() -> None:
    assert plan_pages(replace(plan_2017(), key_dates=(LONG_AGO,)), 0) == plan_pages(plan_2017(), 0)


def test_a_rows_words_keep_off_a_key_dates_line() -> None:
    beside = KeyDate(date(2017, 6, 25), date(2017, 6, 25), "Meeting", "")
    report = make_report(replace(A_TACTIC, phase_name=""))
    pages = (plan_pages(report, 0).front, plan_pages(replace(report, key_dates=(beside,)), 0).front)
    (plain,), (moved,) = (
        [part for part in page.parts if isinstance(part, TextPart) and part.name == "tactic-1-label"] for page in pages
    )
    assert moved.points[0][0] < plain.points[0][0]


@pytest.mark.slow
@pytest.mark.parametrize("report", [many_tactics(400), odd_texts()], ids=["many names", "odd texts"])
def test_the_other_charts_of_plans_with_many_names_are_as_readable(report: Report) -> None:
    check_other_charts(report)


@each_scene
def test_the_other_charts_texts_lie_within_the_page_and_do_not_overlap(scene: str) -> None:
    check_other_charts(SCENES[scene])


def check_other_charts(report: Report) -> None:
    for panel in make_panels(report):
        page, image = panel.page(report, 3, 4), panel.image(report)
        assert image.height <= page.height == pytest.approx(A4[0])
        assert len(texts_on(image)) == sum(isinstance(part, TextPart) for part in image.parts)
        with house_style():
            figure = draw_figure(image)
            boxes = extents(figure)
        for name, box in boxes.items():
            assert 0 <= box.x0 <= box.x1 <= image.width, name
            assert 0 <= box.y0 <= box.y1 <= image.height, name
        for (one, first), (other, second) in combinations(boxes.items(), 2):
            across = min(first.x1, second.x1) - max(first.x0, second.x0)
            down = min(first.y1, second.y1) - max(first.y0, second.y0)
            assert across <= 0.5 or down <= 2.0, (one, other)


def test_rag_by_phase_has_a_bar_of_each_rag_with_its_count_and_its_word() -> None:
    report = plan_2017()
    texts = texts_on(phase_bars(report).image(report))
    assert texts["phase-2-title-1"] == "Phase 2 (Q2 – Apr/May/June)"
    assert texts["phase-2-words-1"] == "8 tactics: 5 amber and 3 green"
    assert (texts["phase-2-amber"], texts["phase-2-green"]) == ("5 amber", "3 green")
    bars = [part for part in phase_bars(report).body[1] if isinstance(part, Shape) and len(part.points) == 4]
    assert {bar.fill for bar in bars} == {RAG_STYLES[rag].bar for rag in ("Amber", "Green", "Complete", "Not rated")}
    widths = [bar.points[1][0] - bar.points[0][0] for bar in bars[:3]]
    assert widths == pytest.approx([5 * widths[1], widths[1], widths[1]])


def test_rag_by_phase_of_many_phases_says_what_it_leaves_out() -> None:
    report = SCENES["as many phases as tactics"]
    assert re.match(r"Left out: \d+ phases with \d+ tactics, those with the fewest red", phase_bars(report).note)
    assert "Left out" in phase_bars(report).alt_text


LEGEND_RIGHT = 320.0
"""What stands further right is on the axis."""
A_SLIP = Slip(1, "T01", date(2017, 3, 31), A_DAY, 76, (Move(date(2017, 3, 31), A_DAY, date(2017, 3, 31)),))


def points(*counts: tuple[int, int, int, int | None]) -> tuple[BurnPoint, ...]:
    """The ends of January, February and March 2017 with these counts."""
    return tuple(BurnPoint(date(2017, month, 28), *found) for month, found in enumerate(counts, 1))


def on_28_february() -> Report:
    return replace(make_report(A_TACTIC), as_of=date(2017, 2, 28))


def a_phase(number: int, **counts: int) -> PhaseSummary:
    return PhaseSummary(
        number,
        f"Phase {number}: words",
        None,
        None,
        {rag: counts.get(rag.lower().replace(" ", "_"), 0) for rag in RAGS},
    )


@pytest.mark.parametrize(
    ("phases", "finding"),
    [
        ((a_phase(1, red=1), a_phase(2, red=3)), "Phase 2 has 3 of the 4 red tactics"),
        ((a_phase(1, amber=1), a_phase(2, amber=4)), "Phase 2 has 4 of the 5 amber tactics"),
        ((a_phase(1, red=1), a_phase(2, amber=4)), "Phase 1 has the one red tactic"),
        ((a_phase(1, green=2), a_phase(2, complete=3)), "No tactic is red or amber"),
        ((a_phase(1, red=2), a_phase(2, red=2)), "Phase 1 and Phase 2 have all 4 red tactics"),
        (tuple(a_phase(number, amber=2) for number in range(1, 5)), "The 8 amber tactics are spread over the phases"),
    ],
)
def test_rag_by_phase_says_where_most_is_late(phases: tuple[PhaseSummary, ...], finding: str) -> None:
    rags = [rag for phase in phases for rag in RAGS for _ in range(phase.counts[rag])]
    report = replace(make_report(*(replace(A_TACTIC, rag=rag) for rag in rags)), phases=phases)
    assert phase_bars(report).finding == finding


@pytest.mark.parametrize(
    ("counts", "finding"),
    [
        ((8, 4, 6, 3), "3 tactics are complete, 3 fewer than planned by now"),
        ((8, 4, 1, 1), "1 tactic is complete, as planned by now"),
        ((8, 4, 4, 6), "6 tactics are complete, 2 more than planned by now"),
    ],
)
def test_burn_up_says_what_is_complete_against_planned(counts: tuple[int, int, int, int], finding: str) -> None:
    assert burn_up(on_28_february(), points((8, 2, 2, 0), counts)).finding == finding


@pytest.mark.parametrize(
    ("days", "finding"),
    [
        ((76, 12), "2 deadlines moved later, by up to 76 days"),
        ((1,), "1 deadline moved later, by 1 day"),
        ((76, -5, None), "1 deadline moved later, by 76 days, 1 moved earlier and 1 no longer has a date"),
        ((0,), "1 deadline moved and back again"),
    ],
)
def test_slips_say_how_many_deadlines_moved_and_how_far(days: tuple[int | None, ...], finding: str) -> None:
    slips = tuple(replace(A_SLIP, row=row, days=far) for row, far in enumerate(days, 1))
    assert slip_chart(make_report(*[A_TACTIC] * len(days)), slips).finding == finding


def test_a_tactic_is_named_by_its_ref_and_in_the_plans_own_words() -> None:
    words = Vocabulary("action", "actions", "owner", "the Board")
    report = replace(make_report(replace(A_TACTIC, ref="T07", phase_name="")), words=words)
    texts = texts_on(plan_pages(report, 0).front)
    assert texts["tactic-1-1"] == "T07 Launch the guide"
    assert (texts["column-tactic"], texts["column-accountable"]) == ("Action", "Owner")
    assert texts["title-1"] == "5 of the 23 tactics need attention"
    assert texts["note-1"] == "1 action: 0 red and 1 green."
    assert "phase" not in " ".join(texts.values()).lower()
    assert make_panels(report) == ()


def test_burn_up_draws_each_count_and_says_those_of_the_report_date() -> None:
    report = on_28_february()
    panel = burn_up(report, points((8, 2, 2, 0), (8, 4, 6, 3), (8, 8, 8, None)))
    texts = texts_on(panel.image(report))
    assert {text for name, text in texts.items() if name.startswith("now-")} == {
        *("8 to be completed", "6 planned, as first dated", "3 complete")
    }
    lines = {part.kind: part.points for part in reversed(panel.body[1]) if isinstance(part, Stroke)}
    heights = {
        kind: [height for _, height in lines[kind]] for kind in (PartKind.PLANNED, PartKind.DONE, PartKind.TO_COMPLETE)
    }
    foot = heights[PartKind.DONE][0]
    tactic = (foot - heights[PartKind.TO_COMPLETE][0]) / 8
    assert [(foot - height) / tactic for height in heights[PartKind.PLANNED]] == pytest.approx([2, 6, 8])
    assert [(foot - height) / tactic for height in heights[PartKind.DONE]] == pytest.approx([0, 3])


@pytest.mark.parametrize(("highest", "counts"), [(1, 2), (6, 7), (13, 15), (22, 25), (119, 140), (5000, 6000)])
def test_burn_up_keeps_room_above_its_highest_line(highest: int, counts: int) -> None:
    report = on_28_february()
    texts = texts_on(burn_up(report, points((highest, 0, 0, 0), (highest, 0, 0, 0))).image(report))
    found = [int(name.removeprefix("count-")) for name in texts if name.startswith("count-")]
    assert max(found) == counts
    assert len(found) <= 8


def test_a_slip_is_drawn_from_where_the_deadline_first_stood_to_where_it_stands() -> None:
    panel = slip_chart(make_report(A_TACTIC), (A_SLIP,))
    first, now = (part for part in panel.body[1] if isinstance(part, Shape) and part.points[0][0] > LEGEND_RIGHT)
    assert (first.kind, now.kind, now.fill) == (PartKind.FIRST, PartKind.CONFIRMED, RAG_STYLES["Green"].bar)
    assert first.points[0][0] < now.points[0][0]
    texts = texts_on(panel.image(make_report(A_TACTIC)))
    assert texts["slip-1-words-1"] == "Moved once: 31 March 2017, 15 June 2017: 76 days later."
    assert texts["slip-1-rag"] == "Green"


def test_the_legend_of_slips_explains_what_is_drawn_and_nothing_else() -> None:
    back = Move(A_DAY, date(2017, 3, 31), date(2017, 4, 30))
    returned = replace(A_SLIP, row=2, end=date(2017, 3, 31), days=0, moves=(*A_SLIP.moves, back))
    lost = replace(A_SLIP, end=None, days=None, moves=())
    told = {
        name: {
            part.text
            for part in slip_chart(make_report(A_TACTIC, A_TACTIC), slips).body[1]
            if isinstance(part, TextPart)
        }
        & {"First deadline", "Later ones", "Deadline now"}
        for name, slips in {"once": (A_SLIP,), "back": (A_SLIP, returned), "lost": (lost,)}.items()
    }
    assert told == {
        "once": {"First deadline", "Deadline now"},
        "back": {"First deadline", "Later ones", "Deadline now"},
        "lost": {"First deadline"},
    }


def test_a_deadline_that_was_lost_has_no_mark_for_now() -> None:
    lost = replace(A_SLIP, end=None, days=None, moves=())
    panel = slip_chart(make_report(A_TACTIC), (lost,))
    assert panel.alt_text.endswith("Lost: 31 March 2017, no date now.")
    above = [part for part in panel.body[1] if isinstance(part, Shape) and part.points[0][0] > LEGEND_RIGHT]
    assert kinds(above) == [PartKind.FIRST]


def test_charts_of_all_reports_are_drawn_only_where_there_is_something_to_draw() -> None:
    report = with_trends(make_report(A_TACTIC), before=0, moved=2)
    assert report.trends
    assert [panel.name for panel in make_panels(report)[1:]] == ["burn-up.png"]
    empty = replace(report.trends, burn_up=points((0, 0, 0, 0)))
    assert make_panels(replace(report, trends=empty))[1:] == ()
    assert [panel.name for panel in make_panels(SCENES["six reports"])[1:]] == [
        "burn-up.png",
        "slips.png",
    ]


def test_the_other_charts_are_images_with_alt_text_made_from_the_data() -> None:
    charts = others_of("key dates")
    assert list(charts) == ["rag-by-phase.png"]
    assert "Phase 2 (Q2 – Apr/May/June): 8 tactics: 5 amber and 3 green." in charts["rag-by-phase.png"].alt_text
    for chart in charts.values():
        width, height = struct.unpack(">II", chart.png[16:24])
        assert width == pytest.approx(2339, abs=2)
        assert height <= 1654


def test_the_alt_text_tells_the_chart() -> None:
    assert charts_of("the plan of 2017").alt_text == (
        "Gantt chart of 23 tactics in 4 phases, plan year 1 January to 31 December 2017. 5 of the 23 tactics "
        "need attention. Today, the report date, is 31 March 2017. Of 23 tactics, 11 are amber, 8 green, 1 "
        "complete and 3 not rated. 18 have confirmed dates, 1 has dates that are not confirmed and 4 have no "
        "date. 3 deadlines have moved, by up to 119 days."
    )


def test_what_no_face_can_draw_is_replaced_and_control_characters_are_left_out() -> None:
    assert clean("go\x07\u202e \U0001f389\ud800 $x$") == f"go {MISSING_LETTER}{MISSING_LETTER} $x$"


def test_lines_are_no_wider_than_they_may_be_and_lose_nothing() -> None:
    text = f"{LONG} {'x' * 200}"
    lines = wrap(text, 120.0, 8.0)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(measure(line, 8.0) for line in lines) <= 120.0


def test_every_mark_of_the_theme_has_a_shape() -> None:
    assert {style.mark for style in RAG_STYLES.values()} <= set(MARKERS)


@each_scene
def test_every_text_names_the_file_of_its_face_so_that_no_font_is_searched_for(scene: str) -> None:
    pages = [pages_of(scene).front, *(panel.image(SCENES[scene]) for panel in make_panels(SCENES[scene]))]
    with house_style():
        texts = [text for page in pages for text in draw_figure(page).findobj(Text) if isinstance(text, Text)]
    own = Path(get_data_path(), "fonts", "ttf")
    names = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
    for text in texts:
        face = text.get_fontproperties()
        assert face.get_file() == str(own / names[face.get_weight() == "bold"])


def test_the_svg_names_the_face_and_what_is_shown_where_it_is_missing() -> None:
    svg = charts_of("each kind").svg.decode()
    families = "'DejaVu Sans', 'Verdana', 'Arial', sans-serif"
    assert set(re.findall(r"font-family: ([^;\"]+)", svg)) == {families}


def test_the_svg_has_real_text_and_no_id_twice() -> None:
    svg = charts_of("each kind").svg
    assert b'<use xlink:href="#DejaVu' not in svg
    ids = re.findall(rb' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


def test_the_same_report_gives_the_same_bytes() -> None:
    scene = "each kind"
    assert (charts_of(scene), others_of(scene)) == (render_gantt(SCENES[scene]), render_charts(SCENES[scene]))


def digest() -> str:
    """Of every file made from a report."""
    report = SCENES["key dates"]
    charts = render_gantt(report)
    told = [charts.png, charts.svg, charts.pdf, charts.alt_text.encode()]
    told += [part for chart in render_charts(report).values() for part in (chart.png, chart.alt_text.encode())]
    return hashlib.sha256(b"".join(told)).hexdigest()


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes_anywhere() -> None:
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", "from tests.test_charts import digest; print(digest())"],
        env=elsewhere,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == digest()
    assert run.stderr == ""


# G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), supplementary table for severity 1.0:
# linear red, green and blue as they are seen.
DEFICIENCIES = {
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> NDArray[np.float64]:
    values = np.array(list(bytes.fromhex(colour[1:]))) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    ratio = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines reckon it, from 1 to 21."""
    lights = sorted(float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722])) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("rag", RAGS)
def test_words_in_a_table_and_on_a_bar_have_enough_contrast(rag: str) -> None:
    style = RAG_STYLES[rag]
    assert contrast(style.text, style.tint) >= 4.5
    assert contrast(style.on_bar, style.bar) >= 4.5
    assert contrast(style.hatch, style.bar) >= 3.0


def test_a_bar_looks_like_the_word_next_to_it() -> None:
    (_, red, _), (_, green, _) = (lab(linear(RAG_STYLES[rag].bar)) for rag in ("Red", "Green"))
    assert red > 30
    assert green < -30
    assert [rag for rag in RAGS if RAG_STYLES[rag].bar == PAPER] == [Rag.CANCELLED, Rag.NOT_RATED]
    assert [rag for rag in RAGS if RAG_STYLES[rag].dashed] == [Rag.CANCELLED]


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_filled_bars_are_apart_for_every_kind_of_colour_vision(deficiency: str) -> None:
    seen = [
        lab(np.array(DEFICIENCIES[deficiency]) @ linear(RAG_STYLES[rag].bar))
        for rag in ("Red", "Amber", "Green", "Complete")
    ]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= 30
