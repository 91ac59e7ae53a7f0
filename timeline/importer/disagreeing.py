"""Where the articles that report one event contradict each other. Nothing is decided here: both sides are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TypedDict

from timeline import edtf
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.families import families
from timeline.importer.dating import When
from timeline.importer.evidence import Evidence, Told
from timeline.importer.judging import PROSPECT, REALITY
from timeline.importer.numbers import counts_in
from timeline.importer.present_actors import PresentActor
from timeline.importer.traces import MUTUAL
from timeline.importer.words import words_of
from timeline.models import Correction
from timeline.vocabulary import Precision, Role, Status

# Offices of one word that say no more than what kind of office it is.
_GENERAL_TERMS = frozenset(
    {"ambassador", "chief", "commander", "diplomat", "director", "envoy", "general", "head", "leader", "minister", "official"}
    | {"secretary", "spokesperson"}
)
_HARMS = frozenset({"killing", "wound"})  # families of words: who was wounded is not counted among the dead
_ONE_OFFICE = ("heads of government", "heads of state", "foreign ministers")  # lists of what one office is called


class Value(TypedDict):
    value: str
    articles: list[int]


class Disagreement(TypedDict):
    about: str
    values: list[Value]


def disagreements_of(evidence: Evidence, when: When) -> list[Disagreement]:
    """All contradictions among the mentions of an event: its date, its status, who did it or said so, how many,
    a person's office.

    What a person has decided is no longer open.
    """
    decided = evidence.corrections
    is_told_twice = len({mention.article_id for mention in evidence.mentions}) > 1
    roles = (Role.SOURCE, Role.TARGET, Role.SPEAKER) if is_told_twice and Correction.Field.PARTIES not in decided else ()
    return [
        *_about_date(when),
        *([] if Correction.Field.STATUS in decided else _about_status(evidence.mentions)),
        *(found for role in roles for found in _about_role(evidence, role)),
        *(_about_numbers(evidence.mentions) if is_told_twice else ()),
        *_about_offices(evidence),
    ]


def _about_date(when: When) -> Iterable[Disagreement]:
    if when.rivals:
        said = [(when.edtf, mention.article_id) for mention in when.agreeing]
        for mention in when.rivals:
            said.append((edtf.write(mention.date_start, mention.date_end, Precision(mention.date_precision)), mention.article_id))
        yield {"about": "date", "values": _by_value(said)}


def _about_status(mentions: list[Told]) -> Iterable[Disagreement]:
    """A denial against a report; or a thing told as done before it is told as still to come. Plans that came true agree."""
    told = [mention for mention in mentions if mention.status in REALITY]
    denied = [mention for mention in mentions if mention.status == Status.DENIED]
    announced = [mention for mention in mentions if mention.status in PROSPECT]
    contradicting = list(denied)
    if told:
        last_told = max(mention.article.published_on for mention in told)
        contradicting += [mention for mention in announced if mention.article.published_on > last_told]
    if contradicting and len(contradicting) < len(mentions):
        shown = [mention for mention in mentions if mention in contradicting or mention in told or not told]
        yield {"about": "status", "values": _by_value((mention.status, mention.article_id) for mention in shown)}


def _about_role(evidence: Evidence, role: Role) -> Iterable[Disagreement]:
    """Two articles name different actors for one part, and no state, body or member is common to both.

    Whom an article leaves out and only lets one understand, it does not name. Of a meeting it does not matter which of the
    two is told to have met the other: an article is contradicted by one in which none of those whom it names takes any part.
    """
    named: dict[int, dict[str, PresentActor]] = defaultdict(dict)
    in_part: dict[int, set[int]] = defaultdict(set)
    in_any: dict[int, set[int]] = defaultdict(set)
    is_together = role is not Role.SPEAKER and all(mention.event_type in MUTUAL for mention in evidence.mentions)
    for mention in evidence.mentions:
        for part in evidence.parts.get(mention.pk, ()):
            if part.is_understood:
                continue
            if part.role is role:
                named[mention.article_id][part.actor.name] = part.actor
                in_part[mention.article_id].add(part.actor.side)
            if part.role is role or (is_together and part.role in (Role.SOURCE, Role.TARGET)):
                in_any[mention.article_id].add(part.actor.side)
    if any(in_part[a].isdisjoint(in_any[b]) and in_part[b].isdisjoint(in_any[a]) for a, b in combinations(named, 2)):
        said = ((", ".join(actors), article) for article, actors in named.items())
        yield {"about": role.value, "values": _by_value(said)}


def _about_numbers(mentions: list[Told]) -> Iterable[Disagreement]:
    """Two articles count the same and come to other numbers. How many were announced does not contradict how many it were."""
    counted: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    harmed: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in [mention for mention in mentions if mention.status not in PROSPECT] or mentions:
        for noun, numbers in counts_in(mention.quote).items():
            counted[noun][mention.article_id] |= numbers
            harmed[noun, mention.article_id] |= _harms_in(mention.quote)
    for noun, numbers_of in sorted(counted.items()):
        if any(
            numbers_of[one].isdisjoint(numbers_of[other]) and not _are_other_victims(harmed[noun, one], harmed[noun, other])
            for one, other in combinations(numbers_of, 2)
        ):
            said = ((f"{number:,} {noun}", article) for article, numbers in numbers_of.items() for number in sorted(numbers))
            yield {"about": "number", "values": _by_value(said)}


def _harms_in(quote: str) -> set[str]:
    return {stem for word in words_of(quote) if (stem := families().stems.get(word)) in _HARMS}


def _are_other_victims(some: set[str], others: set[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _about_offices(evidence: Evidence) -> Iterable[Disagreement]:
    offices: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for printed in evidence.offices:
        offices[printed.person.name].append((printed.office, printed.article_id))
    for person, said in sorted(offices.items()):
        named = {office for office, _ in said}
        if any(exclude_each_other(one, other) for one in named for other in named):
            yield {"about": "office", "values": _by_value((f"{person}: {office}", article) for office, article in said)}


def exclude_each_other(one: str, other: str) -> bool:
    """Whether nobody holds both at once, as far as the words tell: a general term agrees with whatever spells it out.

    So does a premier with a prime minister, who may be the same.
    """
    words, others = set(one.lower().split()), set(other.lower().split())
    if words <= others or others <= words or any({one.lower(), other.lower()} <= load().words[called] for called in _ONE_OFFICE):
        return False
    return not any(len(title) == 1 and title <= _GENERAL_TERMS for title in (words, others))


def _by_value(said: Iterable[tuple[str, int]]) -> list[Value]:
    articles: dict[str, set[int]] = defaultdict(set)
    for value, article in said:
        articles[value].add(article)
    return [{"value": value, "articles": sorted(articles[value])} for value in articles]
