"""The forms of a status: rows of word kinds (kinds.py) and the state that each tells.

At each place of a text the first form that fits is taken, and what it covers is not read again; so exceptions stand
above what they are exceptions to, and a form that tells no state keeps others from reading its words.
"""

from nshreport.words.feedback.forms.ended import CALLED_OFF, DONE, MOVED, PARTLY_DONE
from nshreport.words.feedback.forms.form import Force, StatusForm
from nshreport.words.feedback.forms.going import GOING_ON, LIMITS, NOTHING_NEW, THREATENED, WAITED
from nshreport.words.feedback.forms.unsaid import DENIED, TO_COME, UNSAID

__all__ = ["FORMS", "Force", "StatusForm"]

FORMS = (
    *(*UNSAID, *DENIED, *TO_COME),
    *(*PARTLY_DONE, *DONE, *CALLED_OFF, *MOVED),
    *(*WAITED, *THREATENED, *GOING_ON, *NOTHING_NEW, *LIMITS),
)
