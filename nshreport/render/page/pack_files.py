"""The files of a pack as its front page lists them: each with what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

FILE_USES = (
    ("_paper.docx", "The paper for the meeting: two pages in Word, which you can edit."),
    ("_status-report.xlsx", "The status workbook: everything in detail, with the reason for every rating."),
    ("_gantt.pdf", "The timeline and the other charts, to print."),
    ("_gantt.png", "The timeline as a picture, for slides."),
    ("_gantt.svg", "The timeline as a drawing that can be enlarged."),
    ("_rag-by-phase.png", "The ratings counted, as a picture."),
    ("_measures.png", "Whether the plan is working: each measure from month to month, as a picture."),
    ("_burn-up.png", "Complete against planned, as a picture."),
    ("_slips.png", "Deadlines that moved, as a picture."),
    ("_rag-trend.png", "RAG from report to report, as a picture."),
    ("_email.eml", "The e-mail to the group: open it, check it, send it."),
    ("_email.html", "The same e-mail to look at, or to copy from."),
    ("_email.txt", "The same e-mail in plain text."),
    ("emails/index.html", "The e-mails to the people whose updates are needed."),
    ("_team-actions.xlsx", "The team's list: what to update, and what to fix in the plan."),
    ("_plan-with-comments.xlsx", "The plan workbook with a comment on every cell to fix."),
    ("_plan-with-comments.xlsm", "The plan workbook with a comment on every cell to fix."),
    ("_deadlines.ics", "All deadlines, for a calendar."),
    ("plan.csv", "The plan as data, as it was understood and rated."),
    ("changes.csv", "What changed since the last report, as data."),
    ("snapshot.json", "What the next report compares with: keep it."),
)
"""What each file is for, by the end of its name, in the order of the list; other files are left out of it."""


def list_files(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names and uses of the files that the table knows, in its order; in a folder only of those named with it."""
    names = list(files)
    for ending, use in FILE_USES:
        yield from ((name, use) for name in names if name.endswith(ending) and ("/" in ending or "/" not in name))
