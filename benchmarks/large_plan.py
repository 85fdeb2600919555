"""A report of 5,000 tactics against one by another checkout of the program: python benchmarks/large_plan.py FOLDER."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import xlsxwriter
from processor_time import of_programs

ROOT = Path(__file__).parent.parent
ROWS, PEOPLE = 5000, 60
MOST = 0.9
HEADINGS = ("Tactic", "Purpose", "Audience", "Timing", "Accountable", "Feedback")
TIMINGS = ("3 February", "w/c 15 May", "July - September", "Date tbc", "by end of October", "Monthly")
FEEDBACK = ("", "Done", "In progress", "Deferred from 28th February", "Contacted - nil response", "At risk")


def write_plan(path: Path) -> None:
    """A plan of four phases whose tactics differ in all but their pattern."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Plan")
        sheet.write_row(0, 0, ("Communication Plan 2017",))
        sheet.write_row(2, 0, HEADINGS)
        for number in range(ROWS):
            timing, feedback = TIMINGS[number % len(TIMINGS)], FEEDBACK[number // 7 % len(FEEDBACK)]
            person = f"Team {chr(65 + number % 26)}{number % PEOPLE}"
            row = (f"Visit school number {number}", "To inform", "Schools", timing, person, feedback)
            sheet.write_row(3 + number, 0, row)


def main(other: Path) -> int:
    """Print both times and their ratio; 1 if this checkout takes too large a share of the other's."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.xlsx"
        write_plan(plan)
        options = (str(plan), "--as-of", "2017-03-31", "--output")
        programs = {
            name: (str(checkout / "run_report.py"), *options, str(Path(folder) / name))
            for name, checkout in (("this", ROOT), ("other", other))
        }
        taken = {name: times[0] for name, times in of_programs(programs, Path(folder), 1).items()}
    ratio = taken["this"] / taken["other"]
    print(f"this checkout {taken['this']:.1f} s, the other {taken['other']:.1f} s: ratio {ratio:.2f} (at most {MOST})")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
