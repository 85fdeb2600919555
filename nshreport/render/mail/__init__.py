"""E-mails: drafts to the group and to those accountable, which a person sends."""

from nshreport.render.mail.message import Edition
from nshreport.render.mail.personal import personal_drafts
from nshreport.render.mail.steering import steering_draft

__all__ = ["Edition", "personal_drafts", "steering_draft"]
