"""Which words of a sentence report an event, of which type, and whether it is so: an `Action` each (`action.py`).

`phrases.py` looks for them: verbs (`verbs.py`) and nouns (`nouns.py`) that fit an entry of the lexicon (`matching.py`,
`noun_entries.py`), with the type that they have in their context (`verb_types.py`) and their status (`standing.py`,
`standing_of_nouns.py`);
`no_events.py` says which report nothing, `worth.py` which are told with too little of their sides. What obliges, forbids,
judges or threatens without a verb of its own kind has a module of its own.
"""
