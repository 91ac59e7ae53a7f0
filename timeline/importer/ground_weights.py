"""What each ground of `grounds.py` is worth, for or against two mentions being of one event.

Logarithms of odds. `FITTED` is printed by `manage.py fit_merging`: a logistic regression over pairs of marked mentions that
nothing keeps apart. A ground that is not here was seen too seldom, or told nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

# By judgment: in marked articles these are too few, or stand beside mistakes of the extraction that hide what they tell.
JUDGED: Mapping[str, float] = {
    "reversed": -0.70,
    "denied in other words": -0.75,
    "other persons": -1.30,
    "only thought of": -2.75,
    "other place": -3.00,
}

FITTED: Mapping[str, float] = {
    "next sentence": +1.70,
    "same day": +1.35,
    "acting apart by context": +1.20,
    "acts": +1.20,
    "both at the top": +1.20,
    "next sentence but few": +1.10,
    "same number": +0.95,
    "headed lead": +0.90,
    "same days": +0.85,
    "same side acts": +0.75,
    "headed": +0.70,
    "only acted upon": +0.70,
    "acted upon apart by context": +0.65,
    "words": +0.60,
    "both sides": +0.40,
    "only ones of their type": +0.40,
    "one at the top": +0.25,
    "one party": +0.25,
    "same day inferred": -0.25,
    "long time": -0.55,
    "agreement": -0.65,
    "next day": -0.70,
    "statement": -0.70,
    "next one": -0.80,
    "days exclude": -0.90,
    "other words": -1.00,
    "acting apart": -1.10,
    "weeks apart": -1.10,
    "before all": -1.40,
    "another act": -1.50,
    "one a statement": -1.50,
    "one article": -1.70,
    "types near": -2.65,
}

WEIGHTS = {**FITTED, **JUDGED}
