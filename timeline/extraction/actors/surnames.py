"""Links surnames that stand alone to persons of the article, or else to leaders of the table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import People
from timeline.extraction.actors.story import SentenceDrafts, ambiguous
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import Span

_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_BEFORE_A_MONTH = frozenset(
    ["in", "since", "until", "till", "last", "next", "by", "from", "early", "late", "mid", "this", "during", "of", "before"]
)

LONGEST_SHORT_NAME = 4  # tokens: "bin Salman", "Díaz-Canel"


def find_surnames(current: SentenceDrafts, people: People) -> Iterator[Draft]:
    """Capitalised words that are the surname of somebody this article names in full."""
    tokens, end = current.tokens, 0
    if people.first_words.isdisjoint(tokens.folded):
        return
    taken = {index for draft in current.drafts for index in _tokens_in(tokens, draft.span)}
    for index, word in enumerate(tokens.folded):
        if word in people.first_words and index >= end and index not in taken:
            end = _short_name_at(tokens, index, people, taken)
            if end:
                folded = " ".join(tokens.folded[index:end])
                yield Draft(tokens.span(index, end), "surname", "a person of this article", surname=folded)


def _tokens_in(tokens: Tokens, span: Span) -> range:
    return range(bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end))


def _short_name_at(tokens: Tokens, index: int, people: People, taken: set[int]) -> int:
    for length in range(min(LONGEST_SHORT_NAME, len(tokens) - index), 0, -1):
        end = index + length
        if not tokens.words[end - 1][0].isupper() or not taken.isdisjoint(range(index, end)):
            continue
        is_short = " ".join(tokens.folded[index:end]) in people.by_short_name
        if is_short and not _has_another_given_name(tokens, index, people) and not _is_month(tokens, index):
            return end
    return 0


def _is_month(tokens: Tokens, index: int) -> bool:
    """ "in May", "May 9", beside a Theresa May."""
    if tokens.folded[index] not in _MONTHS:
        return False
    before, after = tokens.folded[max(0, index - 1) : index], tokens.folded[index + 1 : index + 2]
    return (before != [] and (before[0] in _BEFORE_A_MONTH or before[0].isdigit())) or (after != [] and after[0].isdigit())


def _has_another_given_name(tokens: Tokens, index: int, people: People) -> bool:
    """ "Melania Trump": a capitalised word before the surname that is no title and begins no sentence."""
    if (
        index == 0
        or not tokens.words[index - 1][0].isupper()
        or tokens.folded[index - 1] in people.lexicon.words["no given names"]
    ):
        return False
    return index > 1 and len(tokens.words[index - 1]) > 1


def settle_surname(draft: Draft, people: People) -> Iterable[Draft]:
    bearers = people.called(draft.surname, title=draft.title, affiliation=draft.affiliation)
    if not bearers:
        leaders = people.leaders_called(draft.surname, title=draft.title, affiliation=draft.affiliation) if draft.title else []
        leaders = leaders or people.at_the_time(draft.leaders)
        bearers = [people.leader(leader) for leader in leaders] if len(leaders) == 1 else []
        if len(leaders) > 1:
            return [ambiguous(draft, [leader.ref.name for leader in leaders])]
        if not bearers and draft.title and draft.name:
            bearers = [people.named(draft.name)]
    if not bearers:
        return []
    if len(bearers) > 1:
        return [ambiguous(draft, [person.name for person in bearers])]
    draft.person = bearers[0]
    people.learn(draft.person, affiliation=draft.affiliation, title=draft.title, is_woman=draft.is_woman)
    draft.reason = f"{draft.reason}: {draft.person.name}"
    return [draft]
