"""Decides who is meant by a surname, a pronoun or a description, from what the rest of the article says.

One candidate is a link; two are none, and the mention says so. Nobody is linked across a quotation mark: "he" inside a
quotation is not the one who speaks it, and "we" and "I" never mean an actor at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import NO_GIVEN_NAMES
from timeline.extraction.actors.people import People, Person
from timeline.extraction.actors.phrases import body_of_state
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef, Sentence, Span
from timeline.vocabulary import ActorKind

SENTENCES_BACK = 3
LONGEST_SHORT_NAME = 4  # tokens: "bin Salman", "Díaz-Canel"

_MEN, _WOMEN = frozenset({"he", "him"}), frozenset({"she"})
_PRONOUNS = _MEN | _WOMEN | {"it", "they"}
_SAYS_NOTHING_OF_IT = frozenset(
    {"is", "was", "'s", "’s", "seems", "seemed", "appears", "appeared", "remains", "remained", "became", "takes", "took"}
)
_OF_COUNTRIES = frozenset(
    [
        "countries",
        "nations",
        "states",
        "sides",
        "governments",
        "neighbours",
        "neighbors",
        "powers",
        "allies",
        "rivals",
        "parties",
        "capitals",
    ]
)
_OF_PERSONS = frozenset(
    ["leaders", "presidents", "ministers", "diplomats", "men", "statesmen", "premiers", "officials", "envoys"]
)
_PAIR_ADJECTIVES = frozenset(
    [
        "foreign",
        "prime",
        "defence",
        "defense",
        "neighbouring",
        "neighboring",
        "asian",
        "european",
        "arab",
        "gulf",
        "finance",
        "top",
    ]
)


@dataclass(slots=True)
class SentenceDrafts:
    sentence: Sentence
    tokens: Tokens
    drafts: list[Draft]
    known: list[Draft] = field(default_factory=list)  # resolved so far, in text order

    def quotation_of(self, span: Span) -> Span | None:
        inner = [quotation for quotation in self.sentence.quotations if quotation.covers(span)]
        return inner[-1] if inner else None


def resolve(article: list[SentenceDrafts], people: People) -> None:
    """Settle every draft of the article and add those for surnames, pronouns and pairs; the result stands in `known`."""
    people.learn_family_name_first()
    _make_known(article, people)
    for index, current in enumerate(article):
        waiting = [*current.drafts, *_surnames(current, people), *_pronouns(current)]
        for draft in sorted(waiting, key=lambda draft: draft.span):
            current.known += _settle(draft, index, article, people)


def _make_known(article: list[SentenceDrafts], people: People) -> None:
    """Persons of the table who are only ever called by their surname: an earlier "his counterpart" can mean them."""
    for place in article:
        for draft in place.drafts:
            if (
                draft.leaders
                and not people.by_short_name.get(draft.surname)
                and len(leaders := people.at_the_time(list(draft.leaders))) == 1
            ):
                people.leader(leaders[0])


def _settle(draft: Draft, index: int, article: list[SentenceDrafts], people: People) -> Iterable[Draft]:
    """The draft as it can be understood: none, one, or one for each of a pair."""
    if draft.person:
        return [draft]
    if draft.surname:
        return _settle_surname(draft, people)
    if draft.rule == "pronoun":
        return _settle_pronoun(draft, index, article)
    if draft.rule == "pair":
        return _settle_pair(draft, index, article, people)
    if draft.title == "Counterpart":
        return _settle_counterpart(draft, index, article, people)
    if draft.body:
        return _settle_body(draft, index, article, people)
    if draft.codes and draft.codes != ("plural",):
        return _settle_description(draft, index, article, people)
    if draft.title:
        return _settle_office(draft, index, article, people)
    return [draft] if draft.actor else []


# --- surnames


def _surnames(current: SentenceDrafts, people: People) -> Iterator[Draft]:
    """Capitalised words that are the surname of somebody this article names in full."""
    tokens = current.tokens
    taken = iter(sorted(draft.span for draft in current.drafts))
    next_taken = next(taken, None)
    index = 0
    while index < len(tokens):
        while next_taken and next_taken.end <= tokens.starts[index]:
            next_taken = next(taken, None)
        if (next_taken and next_taken.start < tokens.ends[index]) or not tokens.words[index][0].isalpha():
            index += 1
            continue
        end = _short_name_at(tokens, index, people, next_taken.start if next_taken else tokens.ends[-1])
        if end:
            folded = " ".join(tokens.folded[index:end])
            yield Draft(tokens.span(index, end), "surname", "a person of this article", surname=folded)
        index = end or index + 1


def _short_name_at(tokens: Tokens, index: int, people: People, limit: int) -> int:
    for length in range(min(LONGEST_SHORT_NAME, len(tokens) - index), 0, -1):
        end = index + length
        if tokens.ends[end - 1] > limit or not tokens.words[end - 1][0].isupper():
            continue
        if " ".join(tokens.folded[index:end]) in people.by_short_name and not _has_another_given_name(tokens, index):
            return end
    return 0


def _has_another_given_name(tokens: Tokens, index: int) -> bool:
    """ "Melania Trump": a capitalised word before the surname that is no title and begins no sentence."""
    if index == 0 or not tokens.words[index - 1][0].isupper() or tokens.folded[index - 1] in NO_GIVEN_NAMES:
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
    draft.person.learn(affiliation=draft.affiliation, title=draft.title)
    draft.reason = f"{draft.reason}: {draft.person.name}"
    return [draft]


def _ambiguous(draft: Draft, names: list[str]) -> Draft:
    draft.actor, draft.reason = None, f"could be {' or '.join(names)}"
    return draft


# --- pronouns


def _pronouns(current: SentenceDrafts) -> Iterator[Draft]:
    tokens = current.tokens
    for index, word in enumerate(tokens.folded):
        if word in _PRONOUNS and not (word == "it" and _is_empty(tokens, index)) and not tokens.words[index].isupper():
            yield Draft(tokens.span(index, index + 1), "pronoun", f"“{tokens.words[index]}”", title=word)
        elif word in {"both", "two"}:
            end = index + 1
            while end < len(tokens) and tokens.folded[end] in _PAIR_ADJECTIVES:
                end += 1
            kind = tokens.folded[end] if end < len(tokens) else ""
            definite = word == "both" or (index > 0 and tokens.folded[index - 1] in {"the", "these", "those"})
            if definite and kind in _OF_COUNTRIES | _OF_PERSONS:
                yield Draft(
                    tokens.span(index, end + 1), "pair", f"“{word} {kind}”", title="persons" if kind in _OF_PERSONS else "states"
                )


def _is_empty(tokens: Tokens, index: int) -> bool:
    """ "It is unclear": "it" that stands for nobody."""
    following = tokens.folded[index + 1 : index + 3]
    return not following or (
        following[0] in _SAYS_NOTHING_OF_IT and not (len(following) > 1 and following[1].endswith(("ing", "ready")))
    )


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
    here = _distinct(one for one in current.known if current.quotation_of(one.span) == quotation and _fits(one, word))
    if (
        len(here) > 1
        and word == "it"
        and here[0].span.start == min(one.span.start for one in current.known)
        and _opens(current, here[0])
    ):
        here = here[:1]  # the subject of the sentence goes on being spoken of
    if here or quotation:
        return here, False
    is_subject = current.tokens.starts[0] >= draft.span.start
    for back in range(1, SENTENCES_BACK + 1):
        if index - back < 0:
            break
        before = article[index - back]
        found = _distinct(one for one in before.known if not before.quotation_of(one.span) and _fits(one, word))
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
    known = [one for one in place.known if one.span.end <= draft.span.start or place is not current]
    for one, other in zip(known, known[1:], strict=False):
        between = [
            word
            for word, start in zip(place.tokens.folded, place.tokens.starts, strict=True)
            if one.span.end <= start < other.span.start
        ]
        if between == ["and"] and _opens(place, one):
            return [one, other]
    return []


def _settle_pair(draft: Draft, index: int, article: list[SentenceDrafts], people: People) -> Iterable[Draft]:
    found: list[ActorRef | Person] = []
    for back in range(SENTENCES_BACK + 1):
        if index - back < 0:
            break
        for one in article[index - back].known:
            who = one.person if draft.title == "persons" else _state_of(one, people)
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


# --- descriptions


def _same_office(title: str, other: str) -> bool:
    """ "Minister" is met by "Foreign Minister"; "Vice Premier" is not met by "Premier"."""
    return title == other or (" " not in title and other.split(" of ")[0].split()[-1:] == [title])


def _holds(person: Person, title: str, people: People) -> bool:
    titles = set(person.titles)
    if person.leader:
        day = people.published_on
        titles |= {tenure.office for tenure in person.leader.tenures if day is None or tenure.covers(day)}
    return any(_same_office(title, other) for other in titles)


def _settle_office(draft: Draft, index: int, article: list[SentenceDrafts], people: People) -> Iterable[Draft]:
    """ "the minister", "the Chinese Foreign Ministry spokesman": the one person of the article who holds it."""
    if draft.codes == ("plural",):
        return []
    everybody = people.by_name.values() if draft.affiliation else _mentioned(article, index)
    holders = [
        person for person in everybody if draft.affiliation in {"", person.affiliation} and _holds(person, draft.title, people)
    ]
    if len(holders) > 1:
        near = [one.person for place in article[max(0, index - 1) : index + 1] for one in place.known if one.person in holders]
        if len(set(near)) == 1 and near[0]:
            holders = [near[0]]
    if len(holders) == 1:
        draft.person, draft.rule = holders[0], "description"
        draft.reason = f"{draft.title}: {holders[0].name} is the only one of this article it fits"
        draft.person.learn(title=draft.title if draft.office else "")
        return [draft]
    if draft.actor:
        draft.reason += f"; could be {' or '.join(person.name for person in holders)}" if holders else ""
        return [draft]
    return [_ambiguous(draft, [person.name for person in holders])] if holders else []


def _mentioned(article: list[SentenceDrafts], index: int) -> list[Person]:
    return list(dict.fromkeys(one.person for place in article[: index + 1] for one in place.known if one.person))


def _settle_counterpart(draft: Draft, index: int, article: list[SentenceDrafts], people: People) -> Iterable[Draft]:
    """ "his Russian counterpart": who holds there the office that the person just named holds here."""
    if not draft.affiliation:
        return []
    draft.office, draft.title = None, ""
    whose = _last_person(article, index, not_of=draft.affiliation)
    titles = _offices(whose, people) if whose else []
    persons = [person for person in people.by_name.values() if person.affiliation == draft.affiliation]
    fitting = (
        [person for person in persons if not titles or any(_holds(person, title, people) for title in titles)] if persons else []
    )
    if len(fitting) == 1:
        draft.person, draft.reason = fitting[0], f"the counterpart: {fitting[0].name} holds the same office in this article"
        return [draft]
    leader = next((holder for title in titles if (holder := people.holder(title, draft.affiliation))), None)
    if leader and whose:
        draft.person, draft.reason = (
            people.leader(leader),
            f"the counterpart of {whose.name}: {leader.ref.name} held the same office, {leader.source}",
        )
    return [draft] if draft.actor or draft.person else []


def _offices(person: Person, people: People) -> list[str]:
    """The offices of a person, first those of the table, which an article can only confuse."""
    day = people.published_on
    held = [tenure.office for tenure in person.leader.tenures if day and tenure.covers(day)] if person.leader else []
    return held + sorted(title for title in person.titles if title not in held and not title.startswith("Former"))


def _last_person(article: list[SentenceDrafts], index: int, *, not_of: str) -> Person | None:
    for place in reversed(article[max(0, index - SENTENCES_BACK) : index + 1]):
        for one in reversed(place.known):
            if one.person and one.person.affiliation != not_of:
                return one.person
    return None


def _settle_description(draft: Draft, index: int, article: list[SentenceDrafts], people: People) -> Iterable[Draft]:
    """ "the kingdom": of those it can mean the one that the article names."""
    actors = people.lexicon.actors
    if len(draft.codes) == 1:
        draft.actor = actors[draft.codes[0]]
        return [draft]
    named = {code: None for place in article[: index + 1] for one in place.known if (code := _code(one)) in draft.codes}
    if len(named) == 1:
        draft.actor = actors[next(iter(named))]
        draft.reason = f"{draft.actor.name} is the only one of this article it fits, {draft.reason}"
        return [draft]
    return [_ambiguous(draft, [people.lexicon.name_of(code) for code in named])] if named else []


def _settle_body(draft: Draft, index: int, article: list[SentenceDrafts], people: People) -> Iterable[Draft]:
    """ "the army", "its parliament": of the one state spoken of in this sentence, or else in the whole article so far."""
    states = people.lexicon.states
    here = {code for one in article[index].known if (code := _code(one)) in states}
    if len(here) != 1:
        here = {code for place in article[: index + 1] for one in place.known if (code := _code(one)) in states}
    if len(here) != 1:
        return []
    code = here.pop()
    draft.actor = body_of_state(people.lexicon, draft.body, code)
    draft.reason = f"“{draft.reason}” of {people.lexicon.name_of(code)}, the only state spoken of"
    return [draft]


def _code(one: Draft) -> str:
    if one.person:
        return one.person.affiliation
    return (one.actor.code or one.actor.affiliation) if one.actor else ""
