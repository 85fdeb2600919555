"""What the plan's editors should look at: the catalogue of findings, and a finding as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters to the report, the most first."""

    FIX = "Fix"
    """The program could not use this cell."""
    CHECK = "Check"
    """The program used it, but assumed something that a person should confirm."""
    NOTE = "Note"
    """Worth knowing; nothing needs to change."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the catalogue.

    `wording` says what is so, then what was assumed; `advice` says how to write it. Both take the finding's details
    in braces.
    """

    code: str
    severity: Severity
    wording: str
    advice: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a cell that somebody should check; `row` is the tactic's place in the plan, 0 for none."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    quote: str
    message: str
    advice: str
    row: int = 0


_FIX, _CHECK, _NOTE = Severity.FIX, Severity.CHECK, Severity.NOTE
_DATED = "Write the date as 7 April 2017, or as a month, quarter or range."

CATALOGUE: tuple[Kind, ...] = (
    # What the timing says. The codes are those of the timing reader's doubts after "timing-".
    Kind("timing-not-understood", _FIX, "The timing '{quote}' was not understood; {assumed}.", _DATED),
    Kind("timing-no-such-day", _FIX, "'{quote}': {detail}; {assumed}.", "Write the day that is meant."),
    Kind("timing-backwards", _FIX, "'{quote}': {detail}; {assumed}.", "Write the first day before the last."),
    Kind("timing-weekday-disagrees", _CHECK, "'{quote}': {detail}; {assumed}.", "Correct the weekday or the date."),
    Kind("timing-month-first", _CHECK, "'{quote}': {detail}; {assumed}.", "Write the month as a word."),
    Kind("timing-misspelt", _NOTE, "'{quote}': {detail}; {assumed}.", "Correct the spelling."),
    Kind("timing-not-a-monday", _CHECK, "'{quote}': {detail}; {assumed}.", "Write the Monday of the week."),
    Kind("timing-alternatives", _CHECK, "'{quote}' gives a choice; {assumed}.", "Write one date once it is settled."),
    Kind("timing-later-words-stand", _CHECK, "'{quote}': {detail}; {assumed}.", "Leave only the date that applies."),
    Kind("timing-left-over", _CHECK, "'{quote}': {detail}; {assumed}.", _DATED),
    Kind("timing-vague", _CHECK, "'{quote}' is not firm; {assumed}.", "Write a firm date once it is known."),
    Kind("timing-season", _CHECK, "'{quote}' is a season; {assumed}.", "Write the months that are meant."),
    Kind("timing-feast", _CHECK, "'{quote}' is a moveable date; {assumed}.", "Write the actual dates."),
    Kind("timing-financial-year", _CHECK, "'{quote}': {detail}; {assumed}.", "Write the months that are meant."),
    Kind("timing-plan-quarter", _CHECK, "'{quote}': {detail}; {assumed}.", "Write the months of the quarter."),
    Kind("timing-two-readings", _CHECK, "'{quote}': {detail}; {assumed}.", "Write the month as a word and the year in full."),
    Kind("timing-far-away", _CHECK, "'{quote}': {detail}; {assumed}.", "Check the year."),
    Kind("timing-not-confirmed", _CHECK, "'{quote}' is not firm; {assumed}.", "Write a firm date once it is known."),
    Kind("no-date", _CHECK, "The tactic has no date of its own; {assumed}.", "Set a date, or a month to aim for."),
    Kind("no-timing-column", _CHECK, "No column says when the tactics are to happen; {assumed}.", "Add a column Timing."),
    Kind("outside-plan-year", _CHECK, "'{quote}' is outside the plan year {detail}. We used the date as written.", "Check the year."),
    Kind("dates-outside-plan-year", _CHECK, "'{quote}' and {detail} more dates are outside the plan year ({year}). We used them as written.", "If the plan is for other years, give its year in the Settings."),
    Kind("outside-phase", _CHECK, "'{quote}' is outside {detail}. We used the date as written.", "If it has slipped, nothing to do; if not, check the date."),
    Kind("weekend", _NOTE, "{detail} is a {weekday}.", "Check that the day is meant."),
    Kind("bank-holiday", _NOTE, "{detail} is a bank holiday in {nation} ({holiday}).", "Check who is at work that day."),
    Kind("occasion-gone-by", _CHECK, "{detail} has passed, and the feedback does not say how it went.", "Say how it went."),
    # What the feedback says
    Kind("names-later-date", _CHECK, "The feedback names {detail}, which is after the deadline ({deadline}).", "If the tactic has moved, change its timing."),
    Kind("blank-feedback", _CHECK, "The tactic {schedule} and has no feedback.", "Say how it is going, in a word or two."),
    Kind("feedback-not-understood", _NOTE, "We could not tell the status from '{quote}', so it is shown as 'Noted'.", "Begin with a word such as Complete, In progress, Waiting, Deferred or Cancelled."),
    Kind("closed-on-doubtful-reading", _CHECK, "'{quote}' was read as {status}, but this is a doubtful reading: {detail}.", "Write Complete or Cancelled if the whole tactic is closed. If not, say what is left to do."),
    Kind("feedback-doubtful", _CHECK, "'{quote}' was read as {status}, but this is a doubtful reading: {detail}.", "Correct the spelling, or begin with a word such as Complete, In progress or Waiting."),
    Kind("status-disagrees", _CHECK, "The status says {status}, the feedback {detail}; the status was used.", "Make the two agree."),
    # Who and what for
    Kind("no-title", _CHECK, "The row '{quote}' has no title; it is called by its reference.", "Say in a few words what is to be done."),
    Kind("column-blank", _CHECK, "The column {detail} is blank in every row.", "Fill it in, or leave the column out."),
    Kind("no-accountable", _FIX, "Nobody is named as accountable.", "Name a team or a person."),
    Kind("no-audience", _CHECK, "No audience is named.", "Name whom the tactic is for."),
    Kind("no-objective", _CHECK, "The tactic names no objective.", "End the tactic with its objectives: (Objective 1)."),
    Kind("audience-spelt-two-ways", _CHECK, "'{quote}' ({cell}) and '{other}' ({other_cell}) look like the same name. They have been counted separately.", "Write both the same way, or list one as another spelling on the People sheet."),
    Kind("name-spelt-two-ways", _CHECK, "'{quote}' ({cell}) and '{other}' ({other_cell}) look like the same name. They have been counted separately.", "Write both the same way, or list one as another spelling on the People sheet."),
    Kind("duplicate-tactic", _CHECK, "The same tactic is also at {other_cell}; both are reported.", "Leave one, or tell them apart."),
    Kind("clash", _CHECK, "{detail}: '{other}' ({other_cell}) is on the same day, and both need {who}.", "Check that both can be done, or move one."),
    Kind("crowding", _NOTE, "{who} has {count} deadlines in the week of {detail}.", "Check that all can be done."),
    Kind("address-not-understood", _FIX, "'{quote}' ({who}) is not a valid e-mail address, so no e-mail can be prepared.", "Write the address in full, such as name@example.gov.uk."),
    Kind("several-addresses", _FIX, "'{quote}' ({who}) is more than one e-mail address, so no e-mail can be prepared.", "Keep one, such as the address that they share, or give each person a row."),
    # What is in the workbook
    Kind("struck-through", _CHECK, "'{quote}' is struck through; its words were still used.", "Say whether it is done or dropped."),
    Kind("tracked-change", _CHECK, "'{quote}' is a tracked change of '{detail}', and was taken as accepted.", "Accept or reject the change in Word."),
    Kind("partly-struck-through", _CHECK, "Part of the cell is struck through ('{detail}') and was left out.", "Delete what no longer holds."),
    Kind("hidden-row", _CHECK, "The row is hidden or filtered out; it is reported all the same.", "Show the row, or delete it."),
    Kind("formula-without-value", _FIX, "The formula {detail} has no stored value; the cell was read as blank.", "Open the workbook in Excel and save it."),
    Kind("error-cell", _FIX, "The cell holds the error {detail}; it was read as blank.", "Correct the formula, or write the words."),
    Kind("no-phase-window", _NOTE, "The section '{quote}' names no dates; the plan year was used for its tactics.", "Name the quarter or months in the heading."),
    Kind("section-assumed", _NOTE, "'{quote}' is alone in its row and was read as the heading of a section.", "If it is a tactic, fill in its timing."),
    Kind("month-carried", _NOTE, "'{quote}' appears only once in its column, and was taken to hold for the rows below it too.", "Write it in each row, or give a row that is at another time its own."),
    Kind("plan-doubtful", _CHECK, "{detail} has the headings of any list of items and dates; it was read as the plan.", "Name the plan's sheet with --sheet, or on the Settings sheet."),
    Kind("no-progress-column", _CHECK, "No column says who is accountable or how it goes; every tactic counts as without an update.", "Add a column Accountable and a column Feedback."),
    Kind("days-counted", _CHECK, "How long it lasts was counted in working days: {assumed}.", "Give the last day in a column End."),
    Kind("rows-ignored", _NOTE, "{detail}, beginning with '{quote}', {verb} not taken for part of the plan.", "Give a tactic its timing and who is accountable."),
    Kind("plan-on-several-sheets", _NOTE, "The sheets {detail} have the same headings; they were read as one plan, each sheet a section.", "Name one sheet on the Settings sheet if the others are not part of the plan."),
    Kind("other-table", _NOTE, "Another table begins below the plan with '{quote}'; it was not read.", "Give it the plan's headings if its rows are tactics."),
    Kind("other-plan-sheet", _NOTE, "The sheet '{quote}' looks like a plan too, with {size}; only {detail} was read.", "Name the sheet on the Settings sheet if the other is meant."),
    Kind("marks-not-seen", _NOTE, "A workbook of this kind ({detail}) does not show strike-through, comments, fills and hidden rows; none were used.", "Save the plan as .xlsx to have them used."),
    Kind("marks-unread", _CHECK, "The formats and comments of '{quote}' could not be read: no strike-through, comment, fill or hidden row was used.", "Open the workbook in Excel and save it again."),
    Kind("cell-far-away", _CHECK, "The cell {quote} is far from the plan and was not read.", "Delete what is there, or move it nearer."),
    Kind("year-assumed", _CHECK, "No plan year is set; {detail} was used.", "Write the year on the Settings sheet."),
    Kind("report-date-far", _CHECK, "The report date, {detail}, is far from the plan year ({year}), so that {effect}.", "Give the date of the report with --as-of, or the plan's year with --year."),
    Kind("first-month-assumed", _NOTE, "The plan year was taken to begin in {detail}.", "Write the first month on the Settings sheet."),
    Kind("setting-not-known", _CHECK, "The setting '{quote}' is not known; it was not used.", "The Settings are listed in the guide."),
    Kind("setting-not-understood", _CHECK, "'{quote}' cannot be used for the setting {detail}; the default was used.", "The Settings are listed in the guide."),
    Kind("key-date-not-understood", _CHECK, "The key date '{quote}' has no firm first and last day; it was left out.", "Write both days with their year."),
    Kind("commentary-date", _CHECK, "'{quote}' is not a date we recognise, so this commentary is not in the report.", "Use a form such as 31 March 2017."),
    Kind("commentary-missed", _CHECK, "The commentary of {detail} is in no report: this one is of {day}.", "To include it, give it the date of this report."),
    Kind("decision-undated", _CHECK, "The decision '{quote}' has no day that we recognise; it was taken as of this report.", "Write the day on which it was decided, such as 27 April 2017."),
    Kind("decision-needed-by", _CHECK, "'{quote}' is not a date we recognise; the question is asked without a day.", "Use a form such as 27 April 2017."),
    Kind("decision-timing", _CHECK, "The new timing '{quote}' is not a date we recognise; the decision's words were used.", "Use a form such as 31 March 2017, or a month."),
    Kind("decision-unknown-ref", _CHECK, "The decision on '{quote}' fits no tactic: no report has given that ref.", "Write the ref that the report shows, such as T05, or leave it blank."),
    Kind("decision-not-followed", _CHECK, "{detail} Timing still says '{quote}'.", "Change the timing, or record a later decision."),
    Kind("measure-value-not-understood", _CHECK, "'{quote}' is not a value of a measure; it was left out.", "Write a number, a share such as 80% or 12 of 40, or n/a."),
    Kind("measure-heading-not-understood", _CHECK, "The heading '{quote}' on Measures is not a date we recognise; its column was left out.", "Write a month or a day, such as March 2017."),
    Kind("measure-two-values", _CHECK, "Another column of Measures is for the same time as '{quote}'; the last of them was used.", "Keep one column for each month or day."),
    Kind("measure-objective-not-known", _CHECK, "The objective '{quote}' of a measure is not on the Objectives sheet.", "Give the number of an objective."),
    Kind("measure-target-zero", _CHECK, "The target of '{quote}' is 0 although higher is better; it was left out.", "Write the target, or lower under Better."),
    Kind("measure-by-not-understood", _CHECK, "'{quote}' is not a date that a target can be met by; the plan year's last day was used.", "Write a day or month of the plan year or later."),
    Kind("measure-better-not-understood", _CHECK, "'{quote}' under Better is neither higher nor lower; it was taken from the target.", "Write higher or lower."),
    Kind("complete-with-open-part", _CHECK, "The tactic is complete, but a part of it is not: {quote}.", "Close the part, or say what is left of the tactic."),
    Kind("part-of-nothing", _CHECK, "'{quote}' on Parts is neither the ref nor the title of a tactic; the part was left out.", "Write the ref that the report shows."),
    Kind("part-not-understood", _CHECK, "'{quote}' is not a state of a part; the part was left out.", "Write complete, in progress or not started."),
    Kind("pre-election", _CHECK, "The deadline, {detail}, is in a pre-election period ('{period}', {days}).", "Check that it may go ahead."),
    Kind("correction-unused", _NOTE, "The correction for '{quote}' matches nothing in the plan.", "Delete the correction, or correct its text or cell."),
    Kind("correction-not-understood", _CHECK, "The correction '{quote}' was not understood; it was not used.", "Write what the text means as the guide shows."),
    Kind("earlier-report-newer", _CHECK, "The report of {quote} was written by a newer version of the program; the report goes on without it.", "Update the program."),
    Kind("carried-over", _NOTE, "This plan is carried over from '{title}' ({year}): its refs are kept, and its last report, of {quote}, is not compared.", "Nothing needs to be done."),
    Kind("another-plan", _NOTE, "The last report, of {quote}, is of another plan ('{title}'): {why}. Nothing is compared with it.", "Nothing needs to be done if a new plan has begun."),
    Kind("previous-date-assumed", _CHECK, "'{quote}' does not say of which day it is; it was taken as the plan of {day}.", "Begin the file's name with the day, as in 2017-02-28."),
    Kind("may-be-renamed", _CHECK, "'{quote}' may be '{other}' of the last report under another title; it is shown as added, the other as removed.", "If it is the same, keep more of its title, or give each tactic a reference in a column of its own."),
    Kind("possibly-renamed", _CHECK, "'{quote}' may be '{other}' of the last report under another title; it is shown as possibly renamed and keeps its history for now.", "If it is another, change more of its title, or give each tactic a reference in a column of its own."),
    Kind("another-column", _CHECK, "{meaning} now come from the column '{quote}'; for the last report they came from '{other}'.", "If the other column is meant, name it on the Settings sheet."),
    Kind("register-damaged", _CHECK, "The register of refs in the report of {quote} is damaged; that of the report before was used.", "Leave the report folders as they are."),
    Kind("refs-ignored", _CHECK, "A third of the plan's own refs now name other tactics than in the last report; the column was not used.", "Give each tactic the ref that it had; the report shows them."),
    Kind("ref-taken", _CHECK, "The ref '{quote}' is that of '{other}'; this tactic is called {ref}.", "Give each tactic a ref of its own."),
    Kind("earlier-report-unread", _CHECK, "{detail}; the report goes on without it.", "Leave the report folders as they are."),
)  # fmt: skip

BY_CODE: dict[str, Kind] = {kind.code: kind for kind in CATALOGUE}


def make_finding(
    code: str, *, sheet: str = "", cell: str = "", quote: str = "", row: int = 0, **details: object
) -> Finding:
    """A finding of the catalogue's kind `code`, its wording filled in from the quoted text and the details.

    Raises:
        KeyError: the catalogue has no such code, or its wording asks for a detail that is not given.
    """
    kind = BY_CODE[code]
    quote = " ".join(quote.split())
    words = {"sheet": sheet, "cell": cell, "quote": quote, **details}
    return Finding(code, kind.severity, sheet, cell, quote, kind.wording.format(**words), kind.advice, row)
