"""Plan workbooks that a team fills in: a new one, one brought in from Word, and next year's draft."""

from nshreport.render.template.draft import plan_from, roll_over, say_roll_over
from nshreport.render.template.plan_workbook import PLAN_HEADINGS, PhaseDraft, PlanDraft, new_plan, write_plan_workbook

__all__ = [
    "PLAN_HEADINGS",
    "PhaseDraft",
    "PlanDraft",
    "new_plan",
    "plan_from",
    "roll_over",
    "say_roll_over",
    "write_plan_workbook",
]
