"""The two sides of an event as far as its own sentence tells them: `finding.py`, and a module for each turn of phrase.

Whom only the rest of the article tells is looked for in `understood/`.
"""
