"""The finished pack: written to its folder whole or not at all, checked, and sent when asked."""

from nshreport.deliver.delivery import (
    archive_path,
    deliver_archive,
    deliver_pack,
    is_delivered,
    restore_packs,
    size_warning,
)
from nshreport.deliver.new_file import file_name, write_new_file
from nshreport.deliver.run_log import RunLine, log_run
from nshreport.deliver.run_record import pack_record
from nshreport.deliver.verify import options_of, say_changed, say_differences

__all__ = [
    "RunLine",
    "archive_path",
    "deliver_archive",
    "deliver_pack",
    "file_name",
    "is_delivered",
    "log_run",
    "options_of",
    "pack_record",
    "restore_packs",
    "say_changed",
    "say_differences",
    "size_warning",
    "write_new_file",
]
