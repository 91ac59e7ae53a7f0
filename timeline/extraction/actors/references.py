"""Decides who is meant by a surname, a pronoun or a description, from what the rest of the article says.

One candidate is a link; two are none, and the mention says so. Nobody is linked across a quotation mark: "he" inside a
quotation is not the one who speaks it, and "we" and "I" never mean an actor at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.extraction.actors.bodies import body_of_state
from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.people import People, Person
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef, Sentence, Span
from timeline.vocabulary import ActorKind

SENTENCES_BACK = 3
NEAR = 40  # mentions; a bound for endless sentences
LONGEST_SHORT_NAME = 4  # tokens: "bin Salman", "Díaz-Canel"

_MEN, _WOMEN = frozenset({"he", "him"}), frozenset({"she"})
_PRONOUNS = _MEN | _WOMEN | {"it", "they"}


@dataclass(slots=True)
class SentenceDrafts:
    sentence: Sentence
    tokens: Tokens
    drafts: list[Draft]
    known: list[Draft] = field(default_factory=list)  # resolved so far, in text order

    def quotation_of(self, span: Span) -> Span | None:
        """The innermost quotation around a span, among the last few that begin before it."""
        quotations = self.sentence.quotations
        last = bisect_right(quotations, span.start, key=lambda quotation: quotation.start)
        return next((quotation for quotation in reversed(quotations[max(0, last - NEAR) : last]) if quotation.covers(span)), None)


@dataclass(slots=True)
class Story:
    """The article so far: what later words can refer to."""

    article: list[SentenceDrafts]
    people: People
    codes: dict[str, None] = field(default_factory=dict)  # of all who were spoken of
    groups: dict[ActorRef, None] = field(default_factory=dict)

    def add(self, place: SentenceDrafts, draft: Draft) -> None:
        place.known.append(draft)
        self.codes[_code(draft)] = None
        group = draft.group or (draft.actor if draft.actor and draft.actor.kind is ActorKind.GROUP else None)
        if group:
            self.groups[group] = None


def resolve(article: list[SentenceDrafts], people: People) -> None:
    """Settle every draft of the article and add those for surnames, pronouns and pairs; the result stands in `known`."""
    people.learn_family_name_first()
    _make_known(article, people)
    story = Story(article, people)
    for index, current in enumerate(article):
        waiting = [*current.drafts, *_surnames(current, people), *_pronouns(current, people.lexicon.words)]
        for draft in sorted(waiting, key=lambda draft: draft.span):
            for settled in _settle(draft, index, story):
                story.add(current, settled)


def _make_known(article: list[SentenceDrafts], people: People) -> None:
    """Persons of the table who are only ever called by their surname: an earlier "his counterpart" can mean them."""
    for place in article:
        for draft in place.drafts:
            leaders = people.at_the_time(list(draft.leaders))
            if len(leaders) == 1 and not people.by_short_name.get(draft.surname):
                people.leader(leaders[0])


def _settle(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """The draft as it can be understood: none, one, or one for each of a pair."""
    if draft.person:
        return [draft]
    if draft.surname:
        return _settle_surname(draft, story.people)
    if draft.rule == "pronoun":
        return _settle_pronoun(draft, index, story.article)
    if draft.rule == "pair":
        return _settle_pair(draft, index, story)
    if draft.rule == "country":
        return _settle_country(draft, index, story)
    if draft.rule == "group":
        return _settle_group(draft, story)
    if draft.title == "Counterpart":
        return _settle_counterpart(draft, index, story)
    if draft.body:
        return _settle_body(draft, index, story)
    if draft.codes:
        return _settle_description(draft, story)
    if draft.title:
        return _settle_office(draft, index, story)
    return [draft] if draft.actor else []


# --- surnames


def _surnames(current: SentenceDrafts, people: People) -> Iterator[Draft]:
    """Capitalised words that are the surname of somebody this article names in full."""
    tokens, end = current.tokens, 0
    taken = {index for draft in current.drafts for index in _tokens_in(tokens, draft.span)} if people.first_words else set()
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
        if " ".join(tokens.folded[index:end]) in people.by_short_name and not _has_another_given_name(tokens, index, people):
            return end
    return 0


def _has_another_given_name(tokens: Tokens, index: int, people: People) -> bool:
    """ "Melania Trump": a capitalised word before the surname that is no title and begins no sentence."""
    if (
        index == 0
        or not tokens.words[index - 1][0].isupper()
        or tokens.folded[index - 1] in people.lexicon.words["no given names"]
    ):
        return False
    return index > 1 and len(tokens.words[index - 1]) > 1


def _settle_surname(draft: Draft, people: People) -> Iterable[Draft]:
    bearers = people.called(draft.surname, title=draft.title, affiliation=draft.affiliation)
    if not bearers:
        leaders = people.leaders_called(draft.surname, title=draft.title, affiliation=draft.affiliation) if draft.title else []
        leaders = leaders or people.at_the_time(list(draft.leaders))
        bearers = [people.leader(leader) for leader in leaders] if len(leaders) == 1 else []
        if len(leaders) > 1:
            return [_ambiguous(draft, [leader.ref.name for leader in leaders])]
        if not bearers and draft.title and draft.name:
            bearers = [people.named(draft.name)]
    if not bearers:
        return []
    if len(bearers) > 1:
        return [_ambiguous(draft, [person.name for person in bearers])]
    draft.person = bearers[0]
    people.learn(draft.person, affiliation=draft.affiliation, title=draft.title)
    draft.reason = f"{draft.reason}: {draft.person.name}"
    return [draft]


def _ambiguous(draft: Draft, names: list[str]) -> Draft:
    draft.actor, draft.reason = None, f"could be {' or '.join(names)}"
    return draft


# --- pronouns


def _pronouns(current: SentenceDrafts, words: Mapping[str, frozenset[str]]) -> Iterator[Draft]:
    tokens = current.tokens
    for index, word in enumerate(tokens.folded):
        if word in _PRONOUNS and not (word == "it" and _is_empty(tokens, index, words)) and not tokens.words[index].isupper():
            yield Draft(tokens.span(index, index + 1), "pronoun", f"“{tokens.words[index]}”", title=word)
        elif word in words["of groups"] and index and tokens.folded[index - 1] == "the":
            yield Draft(tokens.span(index, index + 1), "group", f"“the {word}”")
        elif word in words["of countries"] and index and tokens.folded[index - 1] in {"his", "her"}:
            yield Draft(tokens.span(index - 1, index + 1), "country", f"“{tokens.folded[index - 1]} {word}”")
        elif word in {"both", "two"}:
            end = index + 1
            while end < len(tokens) and tokens.folded[end] in words["before a pair"]:
                end += 1
            kind = tokens.folded[end] if end < len(tokens) else ""
            definite = word == "both" or (index > 0 and tokens.folded[index - 1] in {"the", "these", "those"})
            if definite and (kind in words["of persons"] or (kind in words["of countries"] and kind.endswith("s"))):
                yield Draft(
                    tokens.span(index, end + 1),
                    "pair",
                    f"“{word} {kind}”",
                    title="persons" if kind in words["of persons"] else "states",
                )


def _is_empty(tokens: Tokens, index: int, words: Mapping[str, frozenset[str]]) -> bool:
    """ "It is unclear": "it" that stands for nobody."""
    following = [*tokens.folded[index + 1 : index + 3], "", ""]
    if not following[0].isalpha() or following[0] in words["after an object"]:
        return True
    return following[0] in words["after an empty it"] and following[1] not in words["after a real it"]


def _settle_pronoun(draft: Draft, index: int, article: list[SentenceDrafts]) -> Iterable[Draft]:
    word = draft.title
    draft.title = ""
    if word == "they":
        pair = _pair_before(draft, index, article)
        return [Draft(draft.span, "pronoun", f"“they”: {_name(one)}", one.actor, one.person) for one in pair]
    candidates, named_later = _candidates(draft, index, article, word)
    if not candidates:
        return []
    if len(candidates) > 1:
        return [] if word == "it" else [_ambiguous(draft, [_name(one) for one in candidates])]
    draft.actor, draft.person = candidates[0].actor, candidates[0].person
    draft.reason = f"{draft.reason}: {_name(candidates[0])}, {'named only afterwards' if named_later else 'the only one it fits'}"
    return [draft]


def _candidates(draft: Draft, index: int, article: list[SentenceDrafts], word: str) -> tuple[list[Draft], bool]:
    current = article[index]
    quotation = current.quotation_of(draft.span)
    here = _distinct(one for one in current.known[-NEAR:] if current.quotation_of(one.span) == quotation and _fits(one, word))
    if len(here) > 1 and word == "it" and here[0].span.start == current.known[0].span.start and _opens(current, here[0]):
        here = here[:1]  # the subject of the sentence goes on being spoken of
    if here or quotation:
        return here, False
    is_subject = current.tokens.starts[0] >= draft.span.start
    for back in range(1, SENTENCES_BACK + 1):
        if index - back < 0:
            break
        before = article[index - back]
        found = _distinct(one for one in before.known[:NEAR] if not before.quotation_of(one.span) and _fits(one, word))
        if len(found) > 1 and (word != "it" or is_subject) and _opens(before, found[0]):
            found = found[:1]  # who opened the last sentence is still spoken of
        if found:
            return found, False
        if word == "it":
            return [], False
    if word in _MEN | _WOMEN and current.sentence.quotations and index + 1 < len(article):
        following = article[index + 1]
        later = _distinct(
            one for one in following.drafts if one.person and not following.quotation_of(one.span) and _fits(one, word)
        )
        return (later, True) if len(later) == 1 else ([], False)
    return [], False


def _fits(one: Draft, word: str) -> bool:
    if word == "it":
        actor = one.actor
        return (
            actor is not None
            and actor.kind is not ActorKind.PERSON
            and not one.is_place
            and one.rule not in {"demonym", "office", "pair"}
        )
    if one.person is None or one.rule == "pair":
        return False
    return one.person.is_woman is not (word in _MEN) or one.person.is_woman is None


def _opens(before: SentenceDrafts, one: Draft) -> bool:
    return one.span.start <= before.tokens.starts[min(3, len(before.tokens) - 1)]


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    found: dict[object, Draft] = {}
    for one in drafts:
        key = one.person or one.actor
        if key is not None:
            found.setdefault(key, one)
    return list(found.values())


def _name(one: Draft) -> str:
    return one.person.name if one.person else one.actor.name if one.actor else ""


# --- pairs


def _pair_before(draft: Draft, index: int, article: list[SentenceDrafts]) -> list[Draft]:
    """Two actors joined by "and" that open this sentence or, for a "They" that opens it, the one before."""
    current = article[index]
    if current.quotation_of(draft.span):
        return []
    opens = draft.span.start == current.tokens.starts[0]
    place = article[index - 1] if opens and index else current
    known = [one for one in place.known[:4] if one.span.end <= draft.span.start or place is not current]
    for one, other in pairwise(known):
        first = bisect_left(place.tokens.starts, one.span.end)
        between = place.tokens.folded[first : first + 2]
        if between[:1] == ["and"] and place.tokens.starts[first + 1 :][:1] == [other.span.start] and _opens(place, one):
            return [one, other]
    return []


def _settle_pair(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    article, people = story.article, story.people
    found: list[ActorRef | Person] = []
    for back in range(SENTENCES_BACK + 1):
        if index - back < 0:
            break
        for one in article[index - back].known[-NEAR:]:
            holder = one.actor if one.rule == "office" else None  # "the French minister", whose name nobody says
            who = (one.person or holder) if draft.title == "persons" else _state_of(one, people)
            if who and who not in found:
                found.append(who)
        if len(found) >= 2:
            break
    if len(found) != 2:
        return []
    made = []
    for who in found:
        name = who.name
        one = Draft(draft.span, "description", f"{draft.reason}: {name}")
        one.person, one.actor = (who, None) if isinstance(who, Person) else (None, who)
        made.append(one)
    return made


def _state_of(one: Draft, people: People) -> ActorRef | None:
    if one.is_place:
        return None
    code = one.person.affiliation if one.person else (one.actor.code or one.actor.affiliation) if one.actor else ""
    state = people.lexicon.states.get(code)
    return state.ref if state else None


def _settle_country(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "his country": the state of the last person or office spoken of, be it in this sentence or the one before."""
    for place in reversed(story.article[max(0, index - 1) : index + 1]):
        for one in reversed(place.known[-NEAR:]):
            state = _state_of(one, story.people) if one.person or one.rule == "office" else None
            if state:
                draft.rule, draft.actor, draft.reason = "description", state, f"{draft.reason}: {state.name}, of {_name(one)}"
                return [draft]
    return []


# --- descriptions


def _settle_office(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "the minister", "the Chinese Foreign Ministry spokesman": the one person of the article who holds it."""
    people = story.people
    holders = people.holders(draft.title, draft.affiliation)
    if len(holders) > 1:
        lately = [
            one.person for place in story.article[max(0, index - 1) : index + 1] for one in place.known[-NEAR:] if one.person
        ]
        near = [person for person in lately if people.holds(person, draft.title)]
        near = [person for person in near if draft.affiliation in {"", person.affiliation}]
        holders = near[:1] if len(set(near)) == 1 else holders
    if len(holders) == 1:
        draft.person, draft.rule = holders[0], "description"
        draft.reason = f"{draft.title}: {holders[0].name} is the only one it fits here"
        people.learn(draft.person, title=draft.title if draft.office else "")
        return [draft]
    if draft.actor:
        draft.reason += f"; could be {' or '.join(person.name for person in holders)}" if holders else ""
        return [draft]
    return [_ambiguous(draft, [person.name for person in holders])] if holders else []


def _settle_counterpart(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "his Russian counterpart": who holds there the office that the person just named holds here."""
    if not draft.affiliation:
        return []
    draft.office, draft.title = None, ""
    people = story.people
    whose = _last_person(story.article, index, not_of=draft.affiliation)
    for title in people.offices(whose) if whose else []:
        holders = people.holders(title, draft.affiliation)
        if len(holders) == 1:
            draft.person, draft.reason = holders[0], f"the counterpart: {holders[0].name}, {title} too"
            return [draft]
        if whose and not holders and (leader := people.holder_in_the_table(title, draft.affiliation)):
            draft.person = people.leader(leader)
            draft.reason = f"the counterpart of {whose.name}: {leader.ref.name}, {title} then, {leader.source}"
            return [draft]
    return [draft] if draft.actor else []


def _last_person(article: list[SentenceDrafts], index: int, *, not_of: str) -> Person | None:
    for place in reversed(article[max(0, index - SENTENCES_BACK) : index + 1]):
        for one in reversed(place.known[-NEAR:]):
            if one.person and one.person.affiliation != not_of:
                return one.person
    return None


def _settle_description(draft: Draft, story: Story) -> Iterable[Draft]:
    """ "the kingdom": of those it can mean the one that the article names."""
    lexicon = story.people.lexicon
    codes = draft.codes if len(draft.codes) == 1 else [code for code in draft.codes if code in story.codes]
    if len(codes) == 1:
        draft.actor = lexicon.actors[codes[0]]
        draft.reason = f"{draft.actor.name} is the only one it fits here, {draft.reason}"
        return [draft]
    return [_ambiguous(draft, [lexicon.name_of(code) for code in codes])] if codes else []


def _settle_group(draft: Draft, story: Story) -> Iterable[Draft]:
    """ "the group", "the rebels": the only armed group spoken of so far."""
    draft.rule = "description"
    if len(story.groups) != 1:
        return [_ambiguous(draft, [group.name for group in story.groups])] if 1 < len(story.groups) < NEAR else []
    draft.actor = next(iter(story.groups))
    draft.reason = f"{draft.reason}: {draft.actor.name}, the only one spoken of"
    return [draft]


def _settle_body(draft: Draft, index: int, story: Story) -> Iterable[Draft]:
    """ "the army", "its parliament": of the one state spoken of in this sentence, or else in the whole article so far."""
    if draft.is_group and story.groups:
        return _settle_group(draft, story)
    lexicon = story.people.lexicon
    here = {code for one in story.article[index].known[-NEAR:] if (code := _code(one)) in lexicon.states}
    here = here or {code for code in story.codes if code in lexicon.states}
    if len(here) != 1:
        return []
    code = here.pop()
    draft.actor = body_of_state(lexicon, draft.body, code, is_group=draft.is_group)
    draft.reason = f"“{draft.reason}” of {lexicon.name_of(code)}, the only state spoken of"
    return [draft]


def _code(one: Draft) -> str:
    if one.person:
        return one.person.affiliation
    return (one.actor.code or one.actor.affiliation) if one.actor else ""
