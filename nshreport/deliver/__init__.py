"""The finished pack: written to its folder whole or not at all, checked, and sent when asked."""

from nshreport.deliver.archive import size_warning
from nshreport.deliver.delivery import archive_path, deliver_archive, deliver_pack, is_delivered, restore_packs
from nshreport.deliver.new_file import file_name, write_new_file

__all__ = [
    "archive_path",
    "deliver_archive",
    "deliver_pack",
    "file_name",
    "is_delivered",
    "restore_packs",
    "size_warning",
    "write_new_file",
]
