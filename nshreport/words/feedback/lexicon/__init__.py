"""The words and phrases of each kind (kinds.py), as plans write them.

A phrase is in lower case; a hyphen inside a word is a space; "(a|b)" stands for either and "(a|)" may be left out. The
longest phrase that fits is taken, so an exception is simply a longer phrase: a "risk assessment" is no risk. The forms
of verbs (verbs.py) come after these.
"""

from nshreport.words.feedback.lexicon.course import COURSE, FUTURE, HINDRANCES, SILENCE
from nshreport.words.feedback.lexicon.ends import ENDINGS, MOVES
from nshreport.words.feedback.lexicon.extent import EXTENT, JOINTS

PHRASES = ENDINGS + MOVES + HINDRANCES + COURSE + SILENCE + FUTURE + EXTENT + JOINTS
