"""The workbook as people keep it, and the plan found in it: one row per tactic."""

from nshreport.plan.address import has_several_addresses, is_address, read_address
from nshreport.plan.cell import read_length
from nshreport.plan.cell_marks import CellMark
from nshreport.plan.columns import BY_NAME, COLUMNS, ColumnKind, made_by
from nshreport.plan.decisions import Decision, plain_ref
from nshreport.plan.header import PROGRESS
from nshreport.plan.headings import TIMED
from nshreport.plan.key_dates import KeyDate, MessageList, missed_commentary
from nshreport.plan.layout import PlanLayout, PlanTable
from nshreport.plan.measures import Amount, Measure, read_amount
from nshreport.plan.parts import Part, parts_in_feedback, say_parts
from nshreport.plan.people import Directory, read_accountable, read_audiences
from nshreport.plan.plan import Plan, as_column, find_abbreviation, find_plan
from nshreport.plan.plan_file import WORKBOOK_KINDS, ConflictCopiesError, find_workbook
from nshreport.plan.settings import Options, Settings, read_settings
from nshreport.plan.vocabulary import Vocabulary, heading_of
from nshreport.plan.workbook import Sheet, Workbook, read_workbook, say_cell

__all__ = [
    "BY_NAME",
    "COLUMNS",
    "PROGRESS",
    "TIMED",
    "WORKBOOK_KINDS",
    "Amount",
    "CellMark",
    "ColumnKind",
    "ConflictCopiesError",
    "Decision",
    "Directory",
    "KeyDate",
    "Measure",
    "MessageList",
    "Options",
    "Part",
    "Plan",
    "PlanLayout",
    "PlanTable",
    "Settings",
    "Sheet",
    "Vocabulary",
    "Workbook",
    "as_column",
    "find_abbreviation",
    "find_plan",
    "find_workbook",
    "has_several_addresses",
    "heading_of",
    "is_address",
    "made_by",
    "missed_commentary",
    "parts_in_feedback",
    "plain_ref",
    "read_accountable",
    "read_address",
    "read_amount",
    "read_audiences",
    "read_length",
    "read_settings",
    "read_workbook",
    "say_cell",
    "say_parts",
]
