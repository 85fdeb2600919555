"""Sending a finished pack's drafts through a mail server, when asked and never twice."""

from nshreport.deliver.send.outbox import ACCOUNTABLE, STEERING_GROUP
from nshreport.deliver.send.sending import Order, send_pack
from nshreport.deliver.send.server import Server, read_server

__all__ = [
    "ACCOUNTABLE",
    "STEERING_GROUP",
    "Order",
    "Server",
    "read_server",
    "send_pack",
]
