"""What a pack holds: every file of a report, made in memory."""

from nshreport.deliver.pack.build import Pack, build_pack, plan_slug

__all__ = ["Pack", "build_pack", "plan_slug"]
