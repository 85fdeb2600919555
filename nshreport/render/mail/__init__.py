"""E-mails: drafts to the steering group and to the accountable, which a person sends."""

from nshreport.render.mail.message import Edition, Picture
from nshreport.render.mail.personal import personal_drafts
from nshreport.render.mail.steering import steering_draft

__all__ = ["Edition", "Picture", "personal_drafts", "steering_draft"]
