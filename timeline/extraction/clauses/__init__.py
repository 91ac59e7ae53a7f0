"""A sentence cut into chunks: `cutting.py` does it, by what each word can be (`tagging.py`, `verb_words.py`, `present_verbs.py`,
`participles.py`).

The rest answers questions about chunks: what follows a verb (`arguments.py`, `fixed_words.py`), who its subject is
(`roles.py`), what opens the sentence (`openings.py`), what kind of thing a noun phrase is (`noun_lists.py`).
"""
