"""The persons of one article: who was named in full, with which office, and who is meant by a surname alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice

from timeline.extraction.lexicon import Leader, Lexicon, Tenure, short_names, split_words
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind

YEARS_KNOWN_BEFORE_OFFICE = 3
YEARS_REMEMBERED_AFTER = 10

_LOWER = ("Vice", "Deputy", "Former", "Assistant")


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in this article. What later sentences tell (the state, an office) is added here, so that a person stays one."""

    name: str
    affiliation: str = ""
    leader: Leader | None = None
    is_woman: bool | None = None
    titles: set[str] = field(default_factory=set)  # as this article prints them
    callings: set[str] = field(default_factory=set)  # "dispatcher": what the article says they are

    @property
    def ref(self) -> ActorRef:
        return self.leader.ref if self.leader else ActorRef(self.name, ActorKind.PERSON, "", self.affiliation)


class People:
    def __init__(self, lexicon: Lexicon, published_on: date | None) -> None:
        self.lexicon = lexicon
        self.published_on = published_on
        self.by_name: dict[str, Person] = {}
        self.by_short_name: dict[str, list[Person]] = {}
        self.by_office: dict[tuple[str, str], dict[Person, None]] = {}  # state, or "" for any, and last word of the title
        self.by_calling: dict[str, dict[Person, None]] = {}  # "dispatcher": those of whom the article says so
        self._in_office: dict[tuple[str, str], list[Leader]] = {}  # of the table on that day; filled when first asked for
        self.first_words: set[str] = set()  # of the short names, so that most words of a text are passed at once

    def leader(self, leader: Leader) -> Person:
        return self._person(leader.ref.name, leader)

    def named(self, name: str) -> Person:
        """The person of that full name, a new one when the article has not named them yet."""
        composed = unicodedata.normalize("NFC", name.replace("\u00ad", ""))
        return self._person(" ".join(composed.split()), None)

    def _person(self, name: str, leader: Leader | None) -> Person:
        key = _folded(name)
        person = self.by_name.get(key)
        if person is None:
            is_woman = leader.is_woman if leader else self._is_woman(key.split()[0])
            person = Person(name, leader.ref.affiliation if leader else "", leader, is_woman)
            self.by_name[key] = person
            self.learn(person)
            for short in {key, *short_names(name, person.affiliation)}:
                self._add_short(short, person)
        return person

    def _is_woman(self, given_name: str) -> bool | None:
        words = self.lexicon.words
        return True if given_name in words["women's names"] else False if given_name in words["men's names"] else None

    def learn(self, person: Person, *, affiliation: str = "", title: str = "", is_woman: bool | None = None) -> None:
        """Add what a sentence says of a person. The first state named stays, and tells whether the family name stands first."""
        if affiliation and not person.affiliation:
            person.affiliation = affiliation
            for short in short_names(person.name, affiliation):
                self._add_short(short, person)
        if is_woman is not None and person.leader is None:
            person.is_woman = is_woman
        if title:
            person.titles.add(title)
        for known in {*person.titles, *self._held(person)}:
            for state in {"", person.affiliation}:
                self.by_office.setdefault((state, _last_word(known)), {})[person] = None

    def call(self, person: Person, noun: str) -> None:
        """Remember by which common noun the article introduces somebody."""
        self.by_calling.setdefault(noun, {})[person] = None
        person.callings.add(noun)

    def _held(self, person: Person) -> list[str]:
        """The offices that the table gives a person when the article was published; all of them when that is not known."""
        day = self.published_on
        return [tenure.office for tenure in person.leader.tenures if day is None or tenure.covers(day)] if person.leader else []

    def offices(self, person: Person) -> list[str]:
        """First those of the table, which an article can only confuse, then those the article prints."""
        held = self._held(person)
        return held + sorted(title for title in person.titles if title not in held and not title.startswith("Former"))

    def leads(self, person: Person) -> bool:
        """Whether a person is one of those whom "the two leaders" can mean."""
        return any(_last_word(title).lower() in self.lexicon.words["leading"] for title in self.offices(person))

    def leads_at_all(self, leader: Leader) -> bool:
        """Whether somebody of the table ever led a state or organisation."""
        return any(_last_word(tenure.office).lower() in self.lexicon.words["leading"] for tenure in leader.tenures)

    def holds(self, person: Person, title: str) -> bool:
        return any(_is_same_office(title, other) for other in self.offices(person))

    def holders(self, title: str, affiliation: str, among: Mapping[Person, None] | None = None) -> list[Person]:
        """Persons of this article, or those `among` them, who hold an office; affiliation "" is any state.

        Stops at three: two are enough to know that it is not clear who is meant.
        """
        bearers = self.by_office.get((affiliation, _last_word(title)), {})
        fitting = (person for person in bearers if (among is None or person in among) and self.holds(person, title))
        return list(islice(fitting, 3))

    def _add_short(self, short: str, person: Person) -> None:
        bearers = self.by_short_name.setdefault(short, [])
        if person not in bearers:
            bearers.append(person)
            self.first_words.add(short.split()[0])

    def called(self, short: str, *, title: str = "", affiliation: str = "") -> list[Person]:
        """Those of this article who can be meant by a surname, best first by what the title and the state say."""
        bearers = self.by_short_name.get(short, [])
        fitting = [person for person in bearers if not affiliation or not person.affiliation or person.affiliation == affiliation]
        if len(fitting) > 1 and title:
            fitting = [person for person in fitting if _share_office(person.titles, title)] or fitting
        return fitting

    def leaders_called(self, short: str, *, title: str = "", affiliation: str = "") -> list[Leader]:
        """Leaders of the table with that surname whom title, state and time fit; presidents are called so long after."""
        leaders = [
            leader
            for leader in self.lexicon.by_short_name.get(short, [])
            if (not affiliation or any(tenure.code == affiliation for tenure in leader.tenures))
            and (not title or _share_office({tenure.office for tenure in leader.tenures}, title))
        ]
        day = self.published_on
        if day and _last_word(title) == "Minister" and "Prime" not in title:  # ministers are many, and soon forgotten
            return [leader for leader in leaders if any(tenure.covers(day) for tenure in leader.tenures)]
        return self.at_the_time(leaders) or (leaders if len(leaders) == 1 else [])

    def at_the_time(self, leaders: Sequence[Leader]) -> list[Leader]:
        """Leaders whose years fit the article: in office then, else shortly before or after; all when it has no date."""
        day = self.published_on
        if day is None:
            return list(leaders)
        in_office = [leader for leader in leaders if any(tenure.covers(day) for tenure in leader.tenures)]
        return in_office or [leader for leader in leaders if any(_is_near(tenure, day) for tenure in leader.tenures)]

    def holder_in_the_table(self, title: str, affiliation: str) -> Leader | None:
        """Who held an office when the article was published, if the table knows exactly one."""
        if self.published_on is None:
            return None
        if not self._in_office:
            for leader in self.lexicon.leaders.values():
                for tenure in leader.tenures:
                    if tenure.covers(self.published_on):
                        self._in_office.setdefault((tenure.code, tenure.office), []).append(leader)
        holders = self._in_office.get((affiliation, title), [])
        return holders[0] if len(holders) == 1 else None


@lru_cache(maxsize=5_000)
def _folded(name: str) -> str:
    return " ".join(split_words(name)[0])


def _last_word(title: str) -> str:
    return title.split(" of ")[0].split(" to ")[0].split()[-1]


def _is_same_office(title: str, other: str) -> bool:
    """ "Minister" is met by "Foreign Minister"; "Premier" is not met by "Vice Premier"."""
    return title == other or (" " not in title and _last_word(other) == title and not other.startswith(_LOWER))


def _share_office(titles: set[str], title: str) -> bool:
    """Whether one of the titles is the same office, whatever stands before it ("Former President", "President of Catalonia")."""
    head = title.removeprefix("Former ").split(" of ")[0]
    return any(
        head == other.removeprefix("Former ").split(" of ")[0] or head.split()[-1] == other.split()[-1] for other in titles
    )


def _is_near(tenure: Tenure, day: date) -> bool:
    return tenure.start.year - YEARS_KNOWN_BEFORE_OFFICE <= day.year <= tenure.end.year + YEARS_REMEMBERED_AFTER
