"""Who says so: within one sentence (`reports.py`, `set_off.py`, `reach.py`, `speaking.py`), and by what stands around it (`hearing.py`,
`quoting.py`, `first_person.py`); for whom somebody speaks (`on_behalf.py`), and with whose voice the article (`origin.py`).

What is said and reports nothing else is a statement (`statements.py`).
"""
