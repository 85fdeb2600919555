"""The finished pack: written to its folder whole or not at all, and sent when asked."""

from nshreport.deliver.archive import size_warning
from nshreport.deliver.pack import build_pack, deliver_pack, deliver_parcel, parcel_path

__all__ = [
    "build_pack",
    "deliver_pack",
    "deliver_parcel",
    "parcel_path",
    "size_warning",
]
