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
    "same day": +1.65,
    "next sentence": +1.50,
    "acting apart by context": +1.40,
    "acts": +1.30,
    "both at the top": +1.10,
    "next sentence but few": +1.05,
    "share of the clause": +1.05,
    "same days": +0.90,
    "same number": +0.85,
    "headed": +0.70,
    "headed lead": +0.70,
    "same acting sides": +0.70,
    "one party": +0.60,
    "only acted upon": +0.50,
    "acted upon apart by context": +0.45,
    "words": +0.45,
    "one at the top": +0.25,
    "only ones of their type": +0.25,
    "same cycle": +0.25,
    "acted upon apart": -0.30,
    "agreement": -0.40,
    "next day": -0.50,
    "weeks apart": -0.60,
    "days exclude": -0.70,
    "person and state": -0.85,
    "statement": -0.85,
    "before all": -0.95,
    "next one": -1.00,
    "other words": -1.10,
    "one article": -1.70,
    "one a statement": -1.85,
    "types near": -2.50,
}

WEIGHTS = {**FITTED, **JUDGED}
