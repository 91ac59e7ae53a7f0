"""The article as a story: which day its sentences carry on from one to the next (`carrying.py`, `stands.py`), which words
point back at an event told before (`pointing.py`), and what that tells of its day, its order and its truth (`context.py`).
"""
