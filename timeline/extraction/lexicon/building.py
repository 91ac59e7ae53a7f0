"""Fills a lexicon from its files, one method per file, and notes every line that cannot be right."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from timeline.extraction.lexicon.entries import (
    Entry,
    Leader,
    Lexicon,
    Phrase,
    Sort,
    State,
    Tenure,
    plural,
    short_names,
    split_words,
)
from timeline.extraction.lexicon.files import Problems, Row, rows
from timeline.extraction.tokens import fold
from timeline.extraction.values import ActorRef
from timeline.vocabulary import ActorKind

_SORTS_OF_TRAPS = (
    "other words",
    "company words",
    "before a name",
    "place words",
    "in the United States",
    "American states",
    "towns in Georgia",
    "after a body",
)


class Builder:
    """Fills a lexicon file by file; every file has its own method, in the order in which they need each other."""

    def __init__(self, problems: Problems, extra: Path | None) -> None:
        self.problems = problems
        self.extra = extra
        self.lexicon = Lexicon()
        self.phrases: dict[tuple[tuple[str, ...], tuple[str, ...]], Phrase] = {}
        self.names: dict[str, ActorRef] = {}

    def build(self) -> Lexicon:
        self._traps()
        self._states()
        self._organisations()
        self._groups()
        self._metonyms()
        self._places()
        self._portfolios()
        self._bodies()
        self._word_lists()
        self._offices()
        self._descriptions()
        self._leaders()
        # The longest first; among equals the one that asks for capitals ("US", "PM") before the one that does not.
        for phrase in sorted(
            self.phrases.values(),
            key=lambda phrase: (-len(phrase.words), -len("".join(phrase.letters)), "A" not in phrase.letters),
        ):
            first, second = (*phrase.words, "")[:2]
            self.lexicon.phrases.setdefault(first, {}).setdefault(second, []).append(phrase)
        return self.lexicon

    def _rows(self, name: str, fewest: int, most: int, separator: str = "|") -> list[Row]:
        return list(rows(name, self.problems, extra=self.extra, fewest=fewest, most=most, separator=separator))

    def _add(self, row: Row, words: str, entry: Entry, *, may_stand: bool = False) -> None:
        """Add words; that they already mean something else is a mistake, unless the earlier meaning `may_stand`."""
        key = split_words(words)
        if not key[0]:
            self.problems.add(row, f"“{words}” holds no word.")
            return
        before = self.phrases.get(key)
        if before and before.entry.sort is not Sort.TRAP:
            if may_stand:
                return
            own_folder = row.file != before.entry.source.split(",")[0]
            same = (before.entry.actor, before.entry.called) == (entry.actor, entry.called) and before.entry.sort is entry.sort
            if not own_folder and not same:
                self.problems.add(row, f"“{words}” stands for something else in {before.entry.source}.")
        self.phrases[key] = Phrase(key[0], key[1], entry)

    def _known_code(self, row: Row, code: str) -> bool:
        if code and code not in self.lexicon.actors:
            self.problems.add(row, f"“{code}” is no code of states.txt or organisations.txt.")
            return False
        return True

    def _traps(self) -> None:
        for row in self._rows("traps.txt", 1, 1):
            if row.section == "phrases":
                for words in row.values(0):
                    self._add(row, words, Entry(Sort.TRAP, words, row.place))
            elif row.section not in _SORTS_OF_TRAPS:
                self.problems.add(
                    row, f"[{row.section}] is not one of [phrases], {', '.join(f'[{known}]' for known in _SORTS_OF_TRAPS)}."
                )
            else:
                folded = frozenset(" ".join(split_words(words)[0]) for words in row.values(0))
                self.lexicon.words[row.section] = self.lexicon.words.get(row.section, frozenset()) | folded

    def _states(self) -> None:
        for row in self._rows("states.txt", 4, 6):
            code, name = row[0], row[1].removeprefix("the ")
            if not (len(code) == 3 and code.isalpha() and code.isupper()):
                self.problems.add(row, f"“{code}” is not a code of three capital letters.")
                continue
            ref = ActorRef(name, ActorKind.STATE, code)
            self.lexicon.states[code] = State(ref, row[1], self._years(row))
            self.lexicon.actors[code] = ref
            self.names[name] = ref
            for words in [name, *row.values(2)]:
                self._add(row, words, Entry(Sort.STATE, words, row.place, ref, place=ref))
            for people in row.values(3):
                for words in filter(None, (people, plural(people))):
                    self._add(row, words, Entry(Sort.DEMONYM, words, row.place, ref, place=ref), may_stand=True)
            for capital in row.values(4):
                self._add(row, capital, Entry(Sort.CAPITAL, capital, row.place, ref, place=ref), may_stand=True)

    def _years(self, row: Row) -> tuple[int, int] | None:
        if not row[5]:
            return None
        start, _, end = row[5].partition("-")
        if not (start.isdigit() and end.isdigit() and int(start) <= int(end)):
            self.problems.add(row, f"“{row[5]}” is not a span of years such as 1949-1990.")
            return None
        return int(start), int(end)

    def _organisations(self) -> None:
        table = self._rows("organisations.txt", 2, 4)
        for row in table:  # first the codes: an organisation may belong to one that stands below it
            if row[1]:
                self.lexicon.actors.setdefault(row[1], ActorRef(row[0], ActorKind.ORGANISATION, row[1]))
        for row in table:
            if self._known_code(row, row[2]):
                ref = ActorRef(row[0], ActorKind.ORGANISATION, row[1], "" if row[1] else row[2])
                self.names[row[0]] = ref
                for words in [row[0], *row.values(3)]:
                    self._add(row, words, Entry(Sort.ORGANISATION, words, row.place, ref))

    def _groups(self) -> None:
        for row in self._rows("groups.txt", 2, 3):
            if self._known_code(row, row[1]):
                ref = ActorRef(row[0], ActorKind.GROUP, "", row[1])
                self.names[row[0]] = ref
                for words in [row[0], *row.values(2)]:
                    self._add(row, words, Entry(Sort.GROUP, words, row.place, ref), may_stand=True)

    def _metonyms(self) -> None:
        for row in self._rows("metonyms.txt", 3, 3):
            place = self.names.get(row[2])
            actor = self.names.get(row[1]) or self._body(row[1])
            if actor is None or place is None:
                self.problems.add(row, f"“{row[1] if actor is None else row[2]}” is no name of states.txt or organisations.txt.")
                continue
            self._add(row, row[0], Entry(Sort.METONYM, row[0], row.place, actor, place=place))

    def _body(self, name: str) -> ActorRef | None:
        """ "Parliament of Germany": a body of a state, named as we name them."""
        for code, state in self.lexicon.states.items():
            if name.endswith((f" of {state.with_article}", f" of {state.ref.name}")):
                body = name.rpartition(" of ")[0]
                return ActorRef(f"{body} of {state.with_article}", ActorKind.ORGANISATION, "", code)
        return None

    def _places(self) -> None:
        for row in self._rows("places.txt", 2, 2, ":"):
            if self._known_code(row, row[0]):
                ref = self.lexicon.actors[row[0]]
                for words in row.values(1):
                    self._add(row, words, Entry(Sort.PLACE, words, row.place, ref, place=ref), may_stand=True)

    def _portfolios(self) -> None:
        for row in self._rows("portfolios.txt", 2, 2):
            for words in row.values(1):
                folded = " ".join(split_words(words)[0])
                self.lexicon.portfolios[folded] = row[0]
                for ministry in (
                    f"{words} ministry",
                    f"ministry of {words}",
                    f"ministry for {words}",
                    f"department of {words}",
                    f"{words} department",
                ):
                    self._add(row, ministry, Entry(Sort.BODY, ministry, row.place, called=f"{row[0]} Ministry"), may_stand=True)
        self.lexicon.words["portfolio"] = frozenset(word for words in self.lexicon.portfolios for word in words.split()) - {
            "and",
            "of",
        }

    def _bodies(self) -> None:
        for row in self._rows("bodies.txt", 2, 4):
            others = [] if row[3] == "group" else row.values(3)
            if all(self._known_code(row, code) for code in [row[2], *others]):
                for words in row.values(0):
                    is_group = row[3] == "group"
                    entry = Entry(Sort.BODY, words, row.place, called=row[1], code=row[2], is_group=is_group, codes=tuple(others))
                    key = split_words(words)
                    if key in self.phrases and self.phrases[key].entry.source.startswith("portfolios"):
                        del self.phrases[key]
                    self._add(row, words, entry)

    def _word_lists(self) -> None:
        for row in self._rows("organisation_words.txt", 1, 1):
            self._extend_words("organisation words", row.values(0))
        for row in self._rows("actor_words.txt", 2, 2, ":"):
            self._extend_words(row[0], row.values(1))

    def _extend_words(self, name: str, words: list[str]) -> None:
        self.lexicon.words[name] = self.lexicon.words.get(name, frozenset()) | frozenset(map(fold, words))

    def _offices(self) -> None:
        for row in self._rows("offices.txt", 1, 2):
            if row.section in {"offices", "ranks"}:
                sort = Sort.OFFICE if row.section == "offices" else Sort.RANK
                for words in row.values(0):
                    entry = Entry(sort, words, row.place, called=row[1])
                    self._add(row, words, entry, may_stand=True)
                    if sort is Sort.OFFICE and plural(words):
                        self._add(row, plural(words), entry, may_stand=True)
            elif row.section in {"before", "dropped", "former", "done to"}:
                self._extend_words(row.section, row.values(0))
            else:
                self.problems.add(
                    row, f"[{row.section}] is not one of [offices], [ranks], [before], [dropped], [former], [done to]."
                )

    def _descriptions(self) -> None:
        for row in self._rows("descriptions.txt", 2, 2):
            if all(self._known_code(row, code) for code in row.values(1)):
                entry = Entry(Sort.DESCRIPTION, row[0], row.place, codes=tuple(row.values(1)))
                self._add(row, row[0], entry, may_stand=True)

    def _leaders(self) -> None:
        women: set[str] = set()
        places: dict[str, Row] = {}
        tenures: dict[str, list[Tenure]] = defaultdict(list)
        names: dict[str, list[str]] = defaultdict(list)
        alone: dict[str, list[str]] = defaultdict(list)
        for row in self._rows("leaders.txt", 4, 7):
            tenure = self._tenure(row)
            if tenure is None:
                continue
            places.setdefault(row[0], row)
            tenures[row[0]].append(tenure)
            names[row[0]] += row.values(5)
            alone[row[0]] += row.values(4)
            if row[6] == "f":
                women.add(row[0])
            elif row[6]:
                self.problems.add(row, f"the last column is “f” or empty, not “{row[6]}”.")
        shared: dict[str, list[Leader]] = defaultdict(list)
        by_short_name: dict[str, list[Leader]] = defaultdict(list)
        for name, row in places.items():
            ref = ActorRef(name, ActorKind.PERSON, "", row[1])
            leader = Leader(ref, name in women, tuple(tenures[name]), row.place)
            self.lexicon.leaders[name] = leader
            for words in dict.fromkeys([name, *names[name]]):
                self._add(row, words, Entry(Sort.PERSON, words, row.place, ref, leaders=(leader,)))
                for short in short_names(words, row[1]):
                    if leader not in by_short_name[short]:
                        by_short_name[short].append(leader)
            for words in alone[name]:
                shared[words].append(leader)
        self.lexicon.by_short_name = dict(by_short_name)
        for words, leaders in shared.items():
            row = places[leaders[0].ref.name]
            self._add(row, words, Entry(Sort.SURNAME, words, row.place, leaders=tuple(leaders)), may_stand=True)

    def _tenure(self, row: Row) -> Tenure | None:
        if not self._known_code(row, row[1]):
            return None
        start, _, end = row[3].partition(" - ")
        start, end = start.strip(" -"), end.strip()
        try:
            first = date.fromisoformat(f"{start}-01-01"[:10] if len(start) == 4 else f"{start}-01")
            last = date.fromisoformat(f"{end}-12-31"[:10] if len(end) == 4 else f"{end}-28") if end else date.max
        except ValueError:
            self.problems.add(row, f"“{row[3]}” is not a span such as 2013-03 - 2021-08.")
            return None
        if last < first:
            self.problems.add(row, f"“{row[3]}” ends before it begins.")
            return None
        return Tenure(row[2], row[1], first, last)
