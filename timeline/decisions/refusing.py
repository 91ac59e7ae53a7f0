"""Why a decision cannot be taken."""

from __future__ import annotations


class DecisionError(ValueError):
    """For each field, sentences for the person who decides; under "" what concerns no field."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__("; ".join(sentence for sentences in errors.values() for sentence in sentences))
