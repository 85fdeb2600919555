"""Words to Progress: what people write about how a tactic is going."""

from nshreport.words.feedback.agreement import agreed_by_group
from nshreport.words.feedback.progress import Progress, State, is_standing
from nshreport.words.feedback.reader import has_status_words, read_feedback
from nshreport.words.feedback.ruling import Ruling, read_ruling, say_ruling

__all__ = [
    "Progress",
    "Ruling",
    "State",
    "agreed_by_group",
    "has_status_words",
    "is_standing",
    "read_feedback",
    "read_ruling",
    "say_ruling",
]
