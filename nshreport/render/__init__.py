"""A report as files: workbooks, charts, e-mails, calendars and tables, each as bytes."""

from nshreport.render.archive import zip_files
from nshreport.render.tables import changes_csv, plan_csv

__all__ = ["changes_csv", "plan_csv", "zip_files"]
