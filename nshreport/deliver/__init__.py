"""The finished pack: written to its folder whole or not at all, and sent when asked."""

from nshreport.deliver.archive import size_warning
from nshreport.deliver.new_file import file_name, write_new_file
from nshreport.deliver.pack import archive_path, build_pack, deliver_archive, deliver_pack

__all__ = [
    "archive_path",
    "build_pack",
    "deliver_archive",
    "deliver_pack",
    "file_name",
    "size_warning",
    "write_new_file",
]
