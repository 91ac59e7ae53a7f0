"""Of which state a minister or ambassador is whom an article names without it."""

from __future__ import annotations

from bisect import bisect_left

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.sentence import POSSESSIVE
from timeline.extraction.actors.story import NEAR, SentenceDrafts, Story, code_of

_OF_STATES = frozenset(
    ["Minister", "President", "Premier", "Chancellor", "Spokesperson", "Prosecutor", "Judge", "Speaker", "General", "Colonel"]
)  # offices that a paper at home names without the state
_OPENING = frozenset({"name", "capital", "metonym", "body", "surname", "title"})


def infer_state(draft: Draft, index: int, story: Story) -> None:
    """ "Algeria closed the border, Foreign Minister Yacine Belhadi said": of whom the sentence, or the one before, opens with.

    An ambassador serves elsewhere. Of 26 persons of the sample and the gold set 24 were given the right state.
    """
    if (seat := _seat(draft, story.article[index], opening=True)) and not draft.title.startswith("Ambassador"):
        _learn_state(draft, story, seat, "where the sentence is set")
        return
    before = [story.article[index - 1]] if index and not draft.title.startswith("Ambassador") else []
    for place in [story.article[index], *before]:
        party = next((one for one in place.known[:1] if one.rule in _OPENING and not one.is_place), None)
        opening = place.tokens.folded[:2]
        first = 2 if opening == ["it", "was"] else 1 if opening[:1] == ["the"] else 0  # "It was Brazil that …"
        is_open = party and draft.person and code_of(party) and not _has_another(draft, story, code_of(party))
        is_near = place is story.article[index] or _goes_on(draft, index, story, code_of(party) if party else "")
        if party and is_open and is_near and place.tokens.starts[first] == party.span.start:
            _learn_state(draft, story, code_of(party), "of which the sentence speaks")
            return
    seat = _seat(draft, story.article[index], opening=False)
    if seat and seat in story.codes and not {"Ambassador", "Envoy"} & {*draft.title.split()}:
        _learn_state(draft, story, seat, "in whose capital it is said")
        return
    alone = sum(bool(one.person and one.title and not one.person.affiliation) for one in story.article[index].drafts) == 1
    taken = story.people.holders(draft.title, story.home)
    if story.home and alone and not taken and draft.person and draft.title.split()[-1] in _OF_STATES:
        _learn_state(draft, story, story.home, "from where the article is reported")


def _goes_on(draft: Draft, index: int, story: Story, code: str) -> bool:
    """Whether a sentence still speaks of whom the one before opened with: in one paragraph, of the state at home, in words
    quoted, or by "its".

    Else, where no home is known, a new paragraph turns to the other side, unless it names that side behind the person.
    """
    place, before = story.article[index], story.article[index - 1]
    quotations = place.sentence.quotations
    is_quoted = bool(quotations) and quotations[0].start <= place.tokens.starts[min(1, len(place.tokens) - 1)]
    return place.sentence.block == before.sentence.block or story.home in {code, ""} or draft.owner == "its" or is_quoted


def _has_another(draft: Draft, story: Story, code: str) -> bool:
    """Whether somebody else was named before who holds that office there: no state has two foreign ministers."""
    return any(holder is not draft.person for holder in story.people.holders(draft.title, code, among=story.persons))


def _learn_state(draft: Draft, story: Story, code: str, why: str) -> None:
    if draft.person:
        story.people.learn(draft.person, affiliation=code)
        draft.reason += f"; of {story.people.lexicon.name_of(code)}, {why}"


def _seat(draft: Draft, place: SentenceDrafts, *, opening: bool) -> str:
    """ "In Oslo, the deputy minister, Ana Ruiz, …", "Ana Ruiz, the ministry's spokeswoman, told reporters in Oslo": the state of
    the one capital, at the head of the sentence or behind the name."""
    tokens = place.tokens
    seats = set()
    for one in place.drafts:
        at = bisect_left(tokens.starts, one.span.start)
        is_in = one.rule == "capital" and at > 0 and tokens.folded[at - 1] == "in"
        if is_in and (at == 1 if opening else one.span.start > draft.span.end):
            seats.add(code_of(one))
    return seats.pop() if len(seats) == 1 else ""


def owner_described(draft: Draft, place: SentenceDrafts) -> Draft | None:
    """The state whose office it is in "the kingdom's foreign minister"."""
    first = bisect_left(place.tokens.starts, draft.span.start)
    if first < 2 or place.tokens.folded[first - 1] not in POSSESSIVE:
        return None
    end = place.tokens.ends[first - 2]
    return next((one for one in place.known[-NEAR:] if one.span.end == end and one.rule == "description" and one.actor), None)
