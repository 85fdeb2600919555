"""Words to Progress: what people write about how a tactic is going."""

from nshreport.words.feedback.progress import Progress, State
from nshreport.words.feedback.reader import has_status_words, read_feedback
from nshreport.words.feedback.standing import is_standing

__all__ = ["Progress", "State", "has_status_words", "is_standing", "read_feedback"]
