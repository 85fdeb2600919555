"""The least that such a report could be, as an analyst would write it: five sheets, a Gantt, a paper and a page."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")

import docx
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.patches import Patch

COLOURS = {"Red": "#A4161A", "Amber": "#FFB54A", "Green": "#1E9E6A"}


def write_sheets(frame: pd.DataFrame, path: Path) -> None:
    """Five sheets with a header, widths and wrapped text."""
    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        wrapped = writer.book.add_format({"text_wrap": True, "valign": "top"})
        for number in range(5):
            name = f"Sheet {number + 1}"
            frame.to_excel(writer, sheet_name=name, index=False)
            writer.sheets[name].set_column(0, frame.shape[1] - 1, 30, wrapped)
            writer.sheets[name].freeze_panes(1, 0)


def draw_gantt(frame: pd.DataFrame, folder: Path) -> None:
    """A bar of some weeks for each row, in three formats."""
    starts = pd.date_range("2017-01-01", periods=len(frame), freq="7D")
    colours = [list(COLOURS.values())[number % len(COLOURS)] for number in range(len(frame))]
    figure, axes = plt.subplots(figsize=(11.7, 8.3))
    axes.barh(range(len(frame)), [28] * len(frame), left=starts, color=colours, edgecolor="black")
    axes.set_yticks(range(len(frame)), [str(title)[:45] for title in frame.iloc[:, 0]])
    axes.invert_yaxis()
    axes.axvline(pd.Timestamp("2017-03-31"), color="black", linestyle="--")
    axes.legend(handles=[Patch(color=colour, label=name) for name, colour in COLOURS.items()])
    axes.set_title("The plan on 31 March 2017")
    figure.tight_layout()
    for kind in ("png", "svg", "pdf"):
        figure.savefig(folder / f"gantt.{kind}", dpi=200)


def write_paper(frame: pd.DataFrame, folder: Path) -> None:
    """A Word document with a table and the picture, and the same table as a page."""
    paper = docx.Document()
    paper.add_heading("The plan on 31 March 2017")
    table = paper.add_table(rows=0, cols=3)
    for row in frame.itertuples(index=False):
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = str(text)
    paper.add_picture(str(folder / "gantt.png"), width=docx.shared.Cm(16))
    paper.save(str(folder / "paper.docx"))
    frame.to_html(folder / "index.html")


def main(plan: Path, folder: Path) -> None:
    """Read the plan's first sheet and write everything to the folder."""
    frame = pd.read_excel(plan, engine="calamine", header=2)
    write_sheets(frame, folder / "report.xlsx")
    draw_gantt(frame, folder)
    write_paper(frame, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
