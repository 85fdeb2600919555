"""Sending a finished pack's drafts through a mail server, when asked and never twice."""

from nshreport.send.outbox import ACCOUNTABLE, STEERING_GROUP
from nshreport.send.sending import Order, send_pack
from nshreport.send.server import Server, read_server

__all__ = [
    "ACCOUNTABLE",
    "STEERING_GROUP",
    "Order",
    "Server",
    "read_server",
    "send_pack",
]
