"""What the first reading of a sentence leaves: mentions of which some still wait for the rest of the article."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.actors.people import Person
from timeline.extraction.lexicon import Leader
from timeline.extraction.values import ActorMention, ActorRef, Office, Span
from timeline.vocabulary import Sector


@dataclass(slots=True)
class Draft:
    span: Span
    rule: str
    reason: str
    actor: ActorRef | None = None
    person: Person | None = None
    surname: str = ""  # folded: to be looked up among the persons of the article
    name: str = ""  # the surname as printed
    leaders: tuple[Leader, ...] = ()  # those of the table whom the surname can mean
    office: Office | None = None
    title: str = ""
    affiliation: str = ""
    codes: tuple[str, ...] = ()  # whom a description can mean
    count: int = 0  # how many "the three countries" are
    body: str = ""  # of a state still to be found: "Army"
    is_group: bool = False
    default: str = ""  # code of the state whose body it is, unless the article is about another one of `codes`
    is_place: bool = False
    group: ActorRef | None = None  # whose leader it is
    is_woman: bool | None = None  # by the word before the name: "Ms", "King"
    owner: str = ""  # "its" before an office

    def mention(self, sector: Sector | None) -> ActorMention:
        actor = self.person.ref if self.person else self.actor
        office = self.office
        if office and not office.affiliation and actor and actor.affiliation:
            office = Office(office.span, office.title, actor.affiliation)
        return ActorMention(self.span, actor, self.rule, self.reason, office, self.is_place, sector)


def one_of_several(draft: Draft, who: ActorRef | Person) -> Draft:
    """A mention of the same words for one of those whom the draft means."""
    one = Draft(draft.span, "description", f"{draft.reason}: {who.name}")
    if isinstance(who, Person):
        one.person = who
    else:
        one.actor = who
    return one
