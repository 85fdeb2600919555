"""What a pack holds: every file of a report, made in memory."""

from nshreport.deliver.pack.build import Pack, build_pack
from nshreport.render.page import INDEX

__all__ = ["INDEX", "Pack", "build_pack"]
