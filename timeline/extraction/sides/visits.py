"""Whom somebody travels to see: "flew to Lima for talks with Ana Ruiz", "went to Oslo to meet his counterpart"."""

from __future__ import annotations

from timeline.extraction.actions.matching import Match, infinitive_after
from timeline.extraction.clauses.arguments import arguments
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.lexicon.triggers import lexicon
from timeline.extraction.values import ActorMention
from timeline.vocabulary import EventType

_SEEING = frozenset({"meet", "see", "consult", "brief", "join", "confer", "talk", "speak", "discuss"})


def seen_on_the_visit(clauses: Clauses, index: int, match: Match) -> list[ActorMention]:
    """Those whom the words behind a journey say that it is made to see; where none are named, its place has to do."""
    if match.entry.type is not EventType.CONSULT or match.entry.both or match.entry.swap:
        return []
    chunks = clauses.chunks
    for head in match.arguments.phrases.get("with", ()):
        about = clauses.tokens[chunks[head - 2].last].low if head > 1 and chunks[head - 2].kind == NP else ""
        if "talks" in lexicon().classes.get(about, ()):
            return actors_of(clauses, [head])
    purpose = infinitive_after(clauses, index)
    if purpose is None or chunks[purpose].lemma not in _SEEING:
        return []
    after = arguments(clauses, purpose)
    return actors_of(clauses, after.objects) or actors_of(clauses, after.phrases.get("with", []))
