"""Sending a finished pack's drafts through a mail server, when asked and never twice."""

from nshreport.deliver.send.sending import Order, send_pack
from nshreport.deliver.send.server import read_server

__all__ = ["Order", "read_server", "send_pack"]
