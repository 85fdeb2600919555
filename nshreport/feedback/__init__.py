"""Words to Progress: what people write about how a tactic is going."""

from nshreport.feedback.progress import Progress, State
from nshreport.feedback.reader import has_status_words, read_feedback
from nshreport.feedback.standing import is_standing

__all__ = ["Progress", "State", "has_status_words", "is_standing", "read_feedback"]
