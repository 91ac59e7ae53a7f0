"""A sentence cut into chunks: `cutting.py` does it, by what each word can be (`tagging.py`, `verb_words.py`, `present_verbs.py`,
`participles.py`, `joined_passives.py`).

The rest answers questions about chunks: what follows a verb (`arguments.py`, `fixed_words.py`), who its subject is
(`subjects.py`, `antecedents.py`), which verb it hangs on (`governing.py`), which actor a noun phrase stands for
(`denoting.py`), what opens the sentence (`openings.py`), what kind of thing a noun phrase is (`noun_lists.py`).
"""
