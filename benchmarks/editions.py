"""How well successive editions of real-looking plans are compared: rows retitled, people changed, dates corrected."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from nshreport.history.changes import Changes
from nshreport.history.changes.compare import compare_snapshots
from nshreport.history.edition import read_edition
from nshreport.history.recall import match_tactics
from nshreport.plan import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

CASES = Path(__file__).parent.parent / "tests" / "cases" / "editions-unseen.json"
LEAST_PRECISION, LEAST_RECALL, MOST_MISSED = 0.99, 0.85, 0.1
_MOVED = {"deadline later", "deadline earlier"}


class Score(NamedTuple):
    """What is counted over all steps from one edition to the next."""

    right: int
    wrong: int
    possible: int
    renamed: int
    missed: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of right pairs among the rows taken as renamed."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of renamed rows taken as renamed."""
        return self.right / (self.renamed or 1)


def write_edition(path: Path, plan: dict[str, Any], edition: dict[str, Any]) -> Path:
    """An edition as a workbook; `{"date": ...}` is a true date."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Plan")
        day = workbook.add_format({"num_format": "d mmm yyyy"})
        top = 0
        if plan.get("title"):
            sheet.write_string(0, 0, plan["title"])
            top = 2
        sheet.write_row(top, 0, edition.get("headings") or plan["headings"])
        for number, row in enumerate(edition["rows"], top + 1):
            for column, value in enumerate(row):
                if isinstance(value, dict):
                    sheet.write_datetime(number, column, datetime.fromisoformat(value["date"]), day)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)
    return path


def score_step(plan: dict[str, Any], step: int, folder: Path) -> Score:
    """What is found from one edition of a plan to the next, against what is right."""
    editions = plan["editions"][step : step + 2]
    days = [date.fromisoformat(edition["as_of"]) for edition in editions]
    paths = [write_edition(folder / f"{plan['name']} {n}.xlsx", plan, e) for n, e in enumerate(editions)]
    old, new = (read_edition(path, Options(day)) for path, day in zip(paths, days, strict=True))
    sizes = [len(snapshot.tactics) for snapshot in (old, new)]
    if sizes != [len(edition["rows"]) for edition in editions]:
        print(f"{plan['name']} {step}: {sizes} tactics read")
    matching = match_tactics(old.tactics, new.again)
    truth = {
        (new_row, old_row): kind for old_row, new_row, kind in plan["pairs"][step] if None not in (old_row, new_row)
    }
    found = set(matching.pairs.items())
    doubtful = set(matching.possible)
    retitled = {
        pair
        for pair in found | doubtful
        if " ".join(new.tactics[pair[0]].title.split()) != " ".join(old.tactics[pair[1]].title.split())
    }
    renamed = {pair for pair, kind in truth.items() if kind == "renamed"}
    name = f"{plan['name']} {step}"
    faults = [
        f"{name} WRONG '{old.tactics[there].title}' -> '{new.tactics[here].title}'"
        for here, there in sorted(found - truth.keys())
    ]
    faults += [
        f"{name} WRONGLY ASKED '{old.tactics[there].title}' -> '{new.tactics[here].title}'"
        for here, there in sorted(doubtful - truth.keys())
    ]
    faults += [
        f"{name} {'possible' if pair in doubtful else 'MISSED'} '{old.tactics[pair[1]].title}' -> "
        f"'{new.tactics[pair[0]].title}'"
        for pair in sorted(truth.keys() - found)
    ]
    faults += [f"{name} {fault}" for fault in changes_wrong(plan, step, compare_snapshots(old, new))]
    return Score(
        len(renamed & found),
        len((found & retitled) - truth.keys()),
        len(renamed & doubtful),
        len(renamed),
        len(renamed - found - doubtful),
        tuple(faults),
    )


def changes_wrong(plan: dict[str, Any], step: int, changes: Changes) -> list[str]:
    """Changes of person, corrections and slips that are not as they should be."""
    faults = []

    def kinds(row: int) -> dict[str, Any]:
        return {change.kind: change for change in changes.changes if change.row == row + 1 and change.kind != "removed"}

    for old, new in plan["accountable_changed"][step]:
        if "accountable changed" not in kinds(new):
            faults.append(f"PERSON {old}->{new}: {[*kinds(new)]}")
    faults += [f"NOT A PERSON {o}->{n}" for o, n in plan["accountable_same"][step] if "accountable changed" in kinds(n)]
    slips = {new: days for _, new, days in plan["slips"][step]}
    for _, new, how in plan["date_corrected"][step]:
        if _MOVED & kinds(new).keys() or "window changed" in kinds(new):
            faults.append(f"CORRECTION {new} ({how}): {[c.words for c in kinds(new).values()]}")
    for change in changes.changes:
        if change.kind in _MOVED and change.row - 1 not in slips:
            faults.append(f"SLIP THAT IS NONE {change.row - 1}: {change.words}")
    for new, days in slips.items():
        moved = [c.days for k, c in kinds(new).items() if k in _MOVED]
        if moved != [days]:
            faults.append(f"SLIP {new} by {days}: {[(k, c.words) for k, c in kinds(new).items()]}")
    return faults


def add_up(scores: Sequence[Score]) -> Score:
    """The sums over several steps."""
    return Score(
        right=sum(score.right for score in scores),
        wrong=sum(score.wrong for score in scores),
        possible=sum(score.possible for score in scores),
        renamed=sum(score.renamed for score in scores),
        missed=sum(score.missed for score in scores),
        faults=tuple(fault for score in scores for fault in score.faults),
    )


def main() -> int:
    """Print the figures and the faults; 1 if they fall short."""
    plans = json.loads(CASES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        scores = [score_step(plan, step, Path(folder)) for plan in plans for step in range(len(plan["editions"]) - 1)]
    total = add_up(scores)
    print("\n".join(total.faults))
    print(
        f"{total.renamed} renamed rows: precision {total.precision:.1%}, recall {total.recall:.1%}, "
        f"{total.possible} possibly renamed, {total.missed} shown as added and removed"
    )
    return int(
        total.precision < LEAST_PRECISION or total.recall < LEAST_RECALL or total.missed > MOST_MISSED * total.renamed
    )


if __name__ == "__main__":
    sys.exit(main())
