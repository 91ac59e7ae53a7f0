"""What each ground of `grounds.py` is worth, for or against two mentions being of one event.

Logarithms of odds. `FITTED` is printed by `manage.py fit_merging`: a logistic regression over pairs of marked mentions that
nothing keeps apart. A ground that is not here was seen too seldom, or told nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

# By judgment: in marked articles these are too few, or stand beside mistakes of the extraction that hide what they tell.
JUDGED: Mapping[str, float] = {
    "reversed": -0.70,
    "denied in other words": -1.20,
    "long time": -0.75,
    "other persons": -1.30,
    "acting apart": -1.60,
    "another act": -1.75,
    "only thought of": -2.75,
    "other place": -3.00,
}

FITTED: Mapping[str, float] = {
    "next sentence": +1.60,
    "same day": +1.55,
    "acting apart by context": +1.45,
    "same number": +1.25,
    "acts": +1.15,
    "both at the top": +1.15,
    "share of the clause": +1.15,
    "next sentence but few": +1.10,
    "same days": +1.00,
    "headed lead": +0.80,
    "headed": +0.75,
    "same acting sides": +0.75,
    "one party": +0.45,
    "acted upon apart by context": +0.40,
    "words": +0.40,
    "only acted upon": +0.35,
    "only ones of their type": +0.35,
    "one at the top": +0.30,
    "same cycle": +0.25,
    "next day": -0.30,
    "agreement": -0.50,
    "next one": -0.65,
    "person and state": -0.80,
    "weeks apart": -0.80,
    "statement": -0.95,
    "days exclude": -1.00,
    "before all": -1.10,
    "other words": -1.15,
    "one a statement": -1.75,
    "one article": -1.75,
    "types near": -2.60,
}

WEIGHTS = {**FITTED, **JUDGED}
