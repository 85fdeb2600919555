"""A report as files: workbooks, charts, e-mails, calendars and tables, each as bytes."""

from nshreport.render.tables import changes_csv, plan_csv

__all__ = [
    "changes_csv",
    "plan_csv",
]
