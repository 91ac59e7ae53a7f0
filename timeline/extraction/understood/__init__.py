"""Who is meant where a sentence leaves a side of an event open: what only the rest of the article tells.

`other_side.py` asks one rule after the other about the affair (`affair.py`), the surest first; where none knows, all who are
named are weighed (`likeliest.py`, by the signs of `signs.py`). Whoever is found so is shown as understood, with the reason.
"""
