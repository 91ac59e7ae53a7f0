"""When an event happened, as far as its own sentence tells: `dating.py`, by which verb or noun each date expression belongs to
(`hosting.py`), and which others of the sentence have the same date, or none (`sharing.py` and the rest).

Dates that only the article tells are carried over in `story/`.
"""
