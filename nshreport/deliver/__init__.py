"""The finished pack: written to its folder whole or not at all, and sent when asked."""

from nshreport.deliver.archive import size_warning
from nshreport.deliver.pack import archive_path, build_pack, deliver_archive, deliver_pack

__all__ = [
    "archive_path",
    "build_pack",
    "deliver_archive",
    "deliver_pack",
    "size_warning",
]
