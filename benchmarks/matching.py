"""How well rows are matched that colleagues reworded, and how long 5,000 against 5,000 take beside reading them."""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from processor_time import of_call

from nshreport.history.match import Key, match_reports
from nshreport.plan import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = Path(__file__).parent.parent / "tests" / "cases"
LEAST = {"reworded.csv": (0.95, 0.95), "reworded-freely.csv": (0.95, 0.9)}
"""Precision and recall that each case table must reach: titles reworded as agreed, and as freely as colleagues ever do,
often with no word in common; there a person is asked of the rest."""
ROWS = 5000
MOST_RATIO = 4
"""Matching may take so many times as long as reading the two workbooks."""
VERBS = ("Organise", "Publish", "Review", "Present", "Draft", "Repair", "Brief", "Update", "Survey", "Launch")
THINGS = (
    *("annual report", "training course", "user guide", "risk register", "noticeboard", "newsletter", "budget"),
    *("data standard", "website", "insurance", "playground", "case study", "privacy notice", "road map", "help desk"),
    *("induction pack", "asset register", "evaluation", "business case", "press notice"),
)
PLACES = (
    *("Leeds", "Cardiff", "Belfast", "Glasgow", "Exeter", "Derby", "Durham", "Truro", "Lincoln", "Hull", "York"),
    *("Bath", "Stoke", "Luton", "Poole", "Wigan", "Bolton", "Oldham", "Dover", "Ripon", "Wells", "Ely", "Perth"),
    *("Dundee", "Newry", "Bangor", "Swansea"),
)


class Measured:
    """Pairs of rows that are one tactic, as a person says, beside what the program says of them."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        """Matches the rows of a case table; a blank title is a row that the other month does not have."""
        old: list[Key] = []
        new: list[Key] = []
        self.truth: set[tuple[int, int]] = set()
        for row in rows:
            if row["title"] and row["title now"]:
                self.truth.add((len(new), len(old)))
            if row["title"]:
                old.append(Key("", row["title"], int(row["phase"]), row["accountable"], row["timing"]))
            if row["title now"]:
                new.append(Key("", row["title now"], int(row["phase now"]), row["accountable now"], row["timing now"]))
        matching = match_reports(tuple(old), tuple(new))
        self.found = set(matching.pairs.items())
        self.asked = set(matching.doubtful)

    @property
    def precision(self) -> float:
        """The share of pairs found that are right."""
        return len(self.found & self.truth) / len(self.found)

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return len(self.found & self.truth) / len(self.truth)

    @property
    def told(self) -> str:
        """The figures in words."""
        asked = len(self.asked & self.truth)
        return (
            f"{len(self.truth)} reworded pairs, precision {self.precision:.1%}, recall {self.recall:.1%}, "
            f"{asked} more put to a person, {len(self.truth - self.found - self.asked)} missed"
        )


def read_pairs(table: str) -> list[dict[str, str]]:
    """A case table of reworded titles."""
    with (CASES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def many_rows() -> tuple[list[Key], list[Key]]:
    """5,000 tactics, and the same a month later: a tenth reworded, a tenth removed, a tenth added, some moved."""
    titles = [f"{verb} the {thing} in {place}" for verb, thing, place in product(VERBS, THINGS, PLACES)][
        : ROWS + ROWS // 10
    ]
    old = [
        Key("", title, number % 4 + 1, f"Team {number % 40}", f"{number % 28 + 1} May")
        for number, title in enumerate(titles)
    ]
    kept = [_reworded(row) if number % 10 == 1 else row for number, row in enumerate(old) if number % 10]
    return old[:ROWS], [*reversed(kept), *old[ROWS:]][-ROWS:]


def _reworded(row: Key) -> Key:
    verb, _, rest = row.title.partition(" the ")
    thing, _, place = rest.partition(" in ")
    return row._replace(title=f"{place}: {thing} to be done ({verb.lower()})")


def _write(rows: Iterable[Key], path: Path) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Plan")
        for number, row in enumerate((("Ref", "Tactic", "Phase", "Accountable", "Timing"), *rows)):
            sheet.write_row(number, 0, row)
    return path


def measure(table: str, least: tuple[float, float]) -> bool:
    """Print precision and recall for each plan of a table and all together; whether these reach the least."""
    pairs = read_pairs(table)
    for plan in dict.fromkeys(row["plan"] for row in pairs):
        print(f"  {plan}: {Measured(row for row in pairs if row['plan'] == plan).told}")
    measured = Measured(pairs)
    print(f"{table}, all together: {measured.told} (at least {least[0]:.0%} and {least[1]:.0%})")
    return measured.precision >= least[0] and measured.recall >= least[1]


def main() -> int:
    """Print precision and recall for each table, then the two times; 1 if one is beyond its limit."""
    reached = [measure(table, least) for table, least in LEAST.items()]
    old, new = many_rows()
    with tempfile.TemporaryDirectory() as folder:
        paths = _write(old, Path(folder) / "old.xlsx"), _write(new, Path(folder) / "new.xlsx")
        reading = of_call(lambda: [read_workbook(path) for path in paths])
    begun = time.process_time()  # once only: a second time the words would be known
    match_reports(tuple(old), tuple(new))
    matching = time.process_time() - begun
    print(
        f"{len(old):,} against {len(new):,} rows: matching {matching:.2f} s, "
        f"reading the two workbooks alone {reading:.2f} s, ratio {matching / reading:.2f}"
    )
    return 0 if all(reached) and matching / reading <= MOST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
