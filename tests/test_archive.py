from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from nshreport.deliver.delivery import make_archive, size_warning

FILES = {"plan.csv": b"row\r\n", "emails/index.html": b"<!DOCTYPE html>", "gantt.png": bytes(range(256))}
DAY = date(2017, 3, 31)


def test_a_archive_unpacks_to_the_packs_folder_with_every_file_as_it_was() -> None:
    with ZipFile(BytesIO(make_archive("2017-03-31", FILES, DAY))) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == {
            f"2017-03-31/{name}": content for name, content in FILES.items()
        }
        assert {entry.date_time for entry in archive.infolist()} == {(2017, 3, 31, 0, 0, 0)}


def test_the_same_files_give_the_same_bytes_in_any_order() -> None:
    turned = dict(reversed(FILES.items()))
    assert make_archive("2017-03-31", FILES, DAY) == make_archive("2017-03-31", turned, DAY)


def test_a_warning_comes_above_ten_megabytes() -> None:
    assert size_warning("The report pack", 10_000_000) == ""
    assert "is 10.1 MB" in size_warning("The report pack", 10_100_000)
