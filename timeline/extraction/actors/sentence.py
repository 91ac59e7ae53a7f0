"""One sentence while it is being read: its tokens, the names found in it, what is already part of a mention."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.extraction.actors.drafts import Draft
from timeline.extraction.actors.names import Name
from timeline.extraction.actors.people import People
from timeline.extraction.lexicon import Lexicon, Sort
from timeline.extraction.tokens import Tokens
from timeline.extraction.values import ActorRef

LONGEST_CHAIN = 6

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset({"his", "her", "its", "their"})
DEFINITE = frozenset({"the", "this", "that"}) | OWNERS
AFFILIATING = frozenset(
    {Sort.STATE, Sort.DEMONYM, Sort.CAPITAL, Sort.METONYM, Sort.ORGANISATION, Sort.GROUP, Sort.BODY, Sort.PLACE}
)


@dataclass(slots=True)
class Reading:
    tokens: Tokens
    names: list[Name]
    lexicon: Lexicon
    people: People
    owners: dict[int, Name] = field(default_factory=dict)  # the name that a token belongs to
    taken: set[int] = field(default_factory=set)  # tokens that already are part of a mention
    drafts: list[Draft] = field(default_factory=list)
    by_end: dict[int, Draft] = field(default_factory=dict)  # drafts by the character they end at
    is_title_case: bool = False

    def __post_init__(self) -> None:
        self.owners = {index: name for name in self.names for index in range(name.first, name.end)}
        self.is_title_case = self.tokens.is_title_case

    def add(self, first: int, end: int, draft: Draft) -> None:
        self.drafts.append(draft)
        self.by_end[draft.span.end] = draft
        self.taken.update(range(first, end))

    def word(self, index: int) -> str:
        """The folded word there, "" outside the sentence."""
        folded = self.tokens.folded
        return folded[index] if 0 <= index < len(folded) else ""

    def is_word(self, index: int, *lists: str) -> bool:
        word = self.word(index)
        return any(word in self.lexicon.words[name] for name in lists)

    def free_name(self, index: int) -> Name | None:
        """The name at a token that can say whom something belongs to, if no mention holds it yet."""
        name = self.owners.get(index)
        return name if name and name.sort in AFFILIATING and not name.is_modifier and name.first not in self.taken else None

    def chain_before(self, index: int) -> tuple[list[Name], int]:
        """The names that end at token `index`, such as "Iran's" or "Russian Foreign Ministry", and where the first begins."""
        chain: list[Name] = []
        first = index + 1
        while index >= 0 and len(chain) < LONGEST_CHAIN:
            bracketed = self.tokens.words[index] == "]"  # "his [Russian] counterpart"
            possessive = self.tokens.words[index] in POSSESSIVE
            if bracketed or possessive:
                index -= 1
            name = self.free_name(index)
            if name is None or name.end - 1 != index:
                break
            if name.is_place and name.sort is Sort.CAPITAL and not possessive:
                break  # "In Canberra Foreign Minister …": where, not whose
            chain.insert(0, name)
            first = name.first - 1 if bracketed and self.word(name.first - 1) == "[" else name.first
            index = first - 1
            while self.is_word(index, "dropped") and index - 1 in self.owners:
                index -= 1
        return chain, first

    def chain_after(self, index: int) -> tuple[list[Name], int]:
        """The names from token `index` on, such as "Iran's Quds Force", and where the last ends."""
        chain: list[Name] = []
        end = index
        sponsor = self.owners.get(index)
        if sponsor and sponsor.is_modifier:  # "the UN-backed Libyan government"
            index = sponsor.end + 2
        while len(chain) < LONGEST_CHAIN and (name := self.free_name(index)):
            chain.append(name)
            end = index = name.end
            if self.word(index) in POSSESSIVE:
                index += 1
        return chain, end

    def person_before(self, index: int) -> Name | None:
        """The person whose administration or envoy the words after token `index` are: "Trump", "Assad's"."""
        if self.word(index) in POSSESSIVE:
            index -= 1
        name = self.owners.get(index)
        return name if name and name.sort in {Sort.SURNAME, Sort.PERSON} else None

    def state_of_person(self, name: Name) -> str:
        affiliations = {leader.ref.affiliation for leader in self.people.at_the_time(name.entry.leaders)}
        return affiliations.pop() if len(affiliations) == 1 else ""


def belongs_to(name: Name) -> tuple[str, ActorRef | None]:
    """The code that a person of this state, body or organisation is counted under, and whose office it is."""
    entry = name.entry
    if entry.actor is None:
        return entry.code, None
    return entry.actor.code or entry.actor.affiliation, entry.actor
