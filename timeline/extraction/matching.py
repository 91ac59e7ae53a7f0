"""Which entry of the lexicon a verb or noun of a sentence fits, by the words after it and the kind of its object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from timeline.extraction.arguments import Arguments, arguments, reports
from timeline.extraction.clauses import NP, Chunk, Clauses, V
from timeline.extraction.roles import actors_of, antecedent, governing_verb, subject
from timeline.extraction.tagging import AUXILIARY, CONJUNCTION, DATE, DETERMINER, MODAL, PREPOSITION, RELATIVE, STOP, VERB, Token
from timeline.extraction.triggers import ACTOR, FUTURE, GAP, INFINITIVE, NOT, PERSON, Entry, lexicon
from timeline.vocabulary import ActorKind, EventType

_ANY_OBJECT = ("", ACTOR, PERSON, INFINITIVE)
_USED_AS = ("hostages", "peacekeepers")  # "held civilians as human shields"
_LOOSE = frozenset(
    {
        "off",
        "as",
        "home",
        "out",
        "back",
        "down",
        "guilty",
        "free",
        "hostage",
        "responsible",
        "accountable",
        "dead",
        "ablaze",
        "go",
        "up",
    }
)
_PARTICLES = frozenset({"over", "in", "away", "through", "aside", "together", "apart", "forward"})  # of a verb, or a preposition
_POSTED = frozenset({"toward", "towards", "near", "along", "off", "over"})  # where arms go that are no gift
_GIFTS = frozenset({"arms", "aid"})
_STATES = frozenset({"guilty", "dead", "free"})  # said of the object: "found him guilty", not "found the guilty"
_SITTING = "assembly"  # the list of bodies that sit, to which organisations of states belong by their nature
_AIMED = frozenset({"at", "against", "on"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "'d"})
_OF_PEOPLE = frozenset({"detainees", "prisoners"})
_HANGING_ON = (" to ", " of ", " in ")
_ENDS_CLAUSE = frozenset({VERB, MODAL, RELATIVE, STOP})
LONGEST_APPOSITION = 12  # tokens between two commas
FARTHEST_WORD = 10  # tokens between a verb and a fixed word that need not stand beside it
_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Match:
    entry: Entry
    arguments: Arguments
    subjects: list[int]
    objects: list[int]
    last: int  # the last token of the trigger


def match_verb(clauses: Clauses, index: int) -> Match | None:
    chunk = clauses.chunks[index]
    entries = lexicon().verbs.get(chunk.lemma)
    if not entries:
        return None
    subjects: list[int] | None = None
    known: dict[int, Arguments] = {}
    behind = {token.plain for token in clauses.tokens[chunk.head + 1 : chunk.head + 1 + FARTHEST_WORD]}
    for entry in entries:
        if entry.following and behind.isdisjoint(entry.following):
            continue
        last = _fixed_words(clauses, chunk, entry) if len(entry.words) > 1 else chunk.head
        if last is None:
            continue
        subjects = subject(clauses, index) if subjects is None else subjects
        at = _chunk_of(clauses, index, last) if last > chunk.last else index
        after = known.get(at) or known.setdefault(at, _arguments(clauses, at, subjects))
        own = [head for head in after.objects if not _is_fixed_word(clauses, head, entry)]
        objects = subjects if chunk.passive else own or _relative_object(clauses, subjects, entry) or after.objects
        objects = objects or _behind_fixed_words(clauses, entry, last)
        asked = [*objects, *after.objects] if chunk.passive else objects  # "the monitors were denied access"
        if len(entry.words) > 1 and entry.words[-1] in after.phrases:
            most = 1 if entry.words == ("be", "in") else 3  # "was in custody in Lima" tells of no visit
            asked = after.phrases[entry.words[-1]][:most]  # "supplied Jordan with gas": it is the gas that decides
            own_object = objects and (chunk.passive or entry.targets[:1] == ("object",))
            objects = objects if own_object else asked
        if entry.subject and not _fits_subject(clauses, chunk, subjects, entry.subject):
            continue
        if not _has_object(clauses, index, entry, asked, after):
            continue
        if entry.type is EventType.MOBILIZE and entry.object == "troops" and _are_of_others(clauses, subjects, objects):
            continue
        if entry.words == ("order",) and entry.object == "troops" and infinitive_after(clauses, index) is not None:
            continue  # "ordered the soldiers to leave" sends nobody
        if entry.object == "launched" and _is_aimed(clauses, after):
            continue
        if entry.type is EventType.AID and entry.object in _GIFTS and entry.length == 1 and _is_posted(clauses, objects, after):
            continue
        if not chunk.passive and (whom := _whom(clauses, subjects)):
            objects = [*whom, *(head for head in objects if head not in whom)]
        return Match(entry, after, subjects, objects, last)
    return None


def _is_fixed_word(clauses: Clauses, head: int, entry: Entry) -> bool:
    """Whether the phrase is only a word of the entry itself: "free" of "whom Mali set free"."""
    chunk = clauses.chunks[head]
    return chunk.first == chunk.last and clauses.tokens[chunk.last].low in entry.words[1:]


def _whom(clauses: Clauses, subjects: list[int]) -> list[int]:
    """“The spy whom a court gave six years”: to whom it is done, whatever else the verb has for an object."""
    before = subjects[0] - 1 if subjects else 0
    is_whom = before > 0 and clauses.chunks[before].kind == RELATIVE and clauses.chunks[before].word == "whom"
    return antecedent(clauses, before) if is_whom else []


def _behind_fixed_words(clauses: Clauses, entry: Entry, last: int) -> list[int]:
    """“Put on hold a grant”: the object behind a noun that belongs to the verb."""
    if entry.length < 2 or entry.object in _ANY_OBJECT:
        return []
    chunks = clauses.chunks
    at = next((i for i, chunk in enumerate(chunks) if chunk.first <= last <= chunk.last), len(chunks))
    follows = at + 1 < len(chunks) and chunks[at].kind == NP and chunks[at + 1].kind == NP
    return [at + 1] if follows else []


def _is_posted(clauses: Clauses, objects: list[int], after: Arguments) -> bool:
    """“Sent tanks towards the river”, "600 men and 20 tanks", "guns to the border": arms that go where soldiers go are no gift."""
    if not _POSTED.isdisjoint(after.phrases) or (
        are_in(clauses, objects[:1], "troops") and not are_in(clauses, objects[:1], "arms")
    ):
        return True
    return are_in(clauses, after.phrases.get("to", ())[:1], "borders") and not actors_of(clauses, after.phrases.get("to", ())[:1])


def _arguments(clauses: Clauses, verb: int, subjects: list[int]) -> Arguments:
    """What follows the verb; of a passive also what hangs on its subject: "sanctions on Iran were lifted"."""
    after = arguments(clauses, verb)
    if not clauses.chunks[verb].passive or not subjects or subjects[0] + 1 >= verb:
        return after
    before = arguments(clauses, subjects[0])
    if before.end >= verb:
        return after
    return Arguments(after.objects, {**before.phrases, **after.phrases}, after.end)


def _is_aimed(clauses: Clauses, after: Arguments) -> bool:
    """“Launched missiles at the base”, "into Israel"; into the sea they are tested."""
    into = after.phrases.get("into", ())
    return not _AIMED.isdisjoint(after.phrases) or any(clauses.chunks[head].actors for head in into[:1])


def _relative_object(clauses: Clauses, subjects: list[int], entry: Entry) -> list[int]:
    """“The curbs that Japan imposed”, "the pact it signed": what the relative pronoun before the subject stands for, said or not."""
    chunks = clauses.chunks
    before = (subjects[0] if subjects else 0) - 1
    if before >= 0 and chunks[before].kind == NP:
        return [before] if entry.object not in _ANY_OBJECT and in_list(clauses, before, entry.object) else []
    if before <= 0 or not (chunks[before].kind == RELATIVE or chunks[before].word == "that"):
        return []
    governor = governing_verb(clauses, before)
    if governor is not None and chunks[before].kind != RELATIVE and reports(chunks[governor]):
        return []  # "told reporters that it had fired"
    return antecedent(clauses, before)


def _fits_subject(clauses: Clauses, verb: Chunk, subjects: list[int], wanted: str) -> bool:
    """Whether what stands before the verb is what the entry asks for before its "|"."""
    if wanted == NOT:
        return verb.negated
    if wanted == FUTURE:
        return verb.modal in _AHEAD and not verb.negated
    if wanted == PERSON:
        mentions = [mention for mention in actors_of(clauses, subjects) if mention.actor]
        return any(m.rule == "office" or (m.actor and m.actor.kind is ActorKind.PERSON) for m in mentions)
    may_sit = wanted == _SITTING and verb.lemma != "meet"  # an organisation meets others, a council meets
    return any(in_list(clauses, head, wanted) or (may_sit and _is_organisation(clauses, head)) for head in subjects)


def _is_organisation(clauses: Clauses, head: int) -> bool:
    """Whether the phrase names an organisation of states: "the African Union is to debate …", as its assembly would."""
    mentions = clauses.chunks[head].actors
    return any(m.actor and m.actor.kind is ActorKind.ORGANISATION and m.actor.code and not m.actor.affiliation for m in mentions)


def _has_object(clauses: Clauses, index: int, entry: Entry, objects: list[int], after: Arguments) -> bool:
    """Whether the object is of the kind that the entry asks for."""
    if not entry.object:
        return True
    if entry.object == ACTOR and entry.words == ("call",):  # "called the claim void", "called her a liar" are no calls
        return len(objects) == 1 and clauses.tokens[clauses.chunks[objects[0]].last].actor is not None
    if entry.object == ACTOR:
        return any(clauses.chunks[head].actors for head in objects[:2])
    if entry.object == PERSON:
        people = [mention for head in objects[:2] for mention in clauses.chunks[head].actors]
        return any(m.rule == "office" or (m.actor and m.actor.kind is ActorKind.PERSON) for m in people)
    if entry.object == INFINITIVE:
        chunk = clauses.chunks[index]
        inner = infinitive_after(clauses, index)  # "wants Chad to leave"; who "wants to leave" asks nothing of anybody
        return inner is not None and (inner > index + 1 or (chunk.passive and chunk.lemma not in lexicon().lists["future verbs"]))
    return any(
        in_list(clauses, head, entry.object)
        for head in [*objects[:3], *(after.phrases.get("as", ()) if entry.object in _USED_AS else ())]
    )


def _are_of_others(clauses: Clauses, subjects: list[int], objects: list[int]) -> bool:
    """“Mali ordered French troops to leave”: whoever moves forces moves their own."""
    own = {side for m in actors_of(clauses, subjects) if m.actor for side in (m.actor.code, m.actor.affiliation) if side}
    moved = {
        side
        for head in objects[:1]
        for m in clauses.chunks[head].actors
        if m.actor
        for side in (m.actor.code, m.actor.affiliation)
        if side
    }
    return bool(own and moved) and not own & moved


def _chunk_of(clauses: Clauses, index: int, token: int) -> int:
    """The verb group that holds the token: "failed to reach" goes on in a second one."""
    at = index
    while at + 1 < len(clauses.chunks) and clauses.chunks[at].last < token and clauses.chunks[at + 1].kind == V:
        at += 1
    return at


def _fixed_words(clauses: Clauses, chunk: Chunk, entry: Entry) -> int | None:
    """The last token of the entry's fixed words after the verb; None when they are not there."""
    at = chunk.head
    tokens = clauses.tokens
    last = len(entry.words) - 1
    for place, word in enumerate(entry.words[1:], start=1):
        if word == GAP:
            continue
        if (
            word == "to"
            and place == last
            and _begins_infinitive(clauses, at + 1)
            and lexicon().lists["future verbs"] >= {chunk.lemma}
        ):
            return None  # "is going to withdraw" goes nowhere
        window = 2 if tokens[min(at + 1, len(tokens) - 1)].tag in "BTD" else 1
        if (
            entry.words[place - 1] == GAP
            or (place == last and word in _LOOSE)
            or (word == "with" and entry.targets[:1] == ("object",))
        ):
            window = FARTHEST_WORD  # "provided Jordan with", "called the strike off"
        found = _next_word(clauses, at, word, window)
        if found < 0 and place == last and word in _PARTICLES:
            found = _after_object(clauses, at, word)
        if found < 0:
            return None
        at = found
    return at


def _after_object(clauses: Clauses, at: int, particle: str) -> int:
    """“Handed the men over”: the particle behind the object, with nothing that it could be a preposition of."""
    found = _next_word(clauses, at, particle, FARTHEST_WORD)
    if found < 0 or any(token.tag in "CP" and token.low not in ("of", "and") for token in clauses.tokens[at + 1 : found]):
        return -1
    return -1 if found + 1 < len(clauses.tokens) and clauses.tokens[found + 1].tag in "DNAOG" else found


def _next_word(clauses: Clauses, after: int, word: str, window: int) -> int:
    """The token of that word, or its plural, within the clause and the window; -1 where there is none."""
    tokens = clauses.tokens
    while after + 2 < len(tokens) and tokens[after + 1].tag == PREPOSITION and tokens[after + 2].tag == DATE:
        after += 2  # "ended on Sunday in gunfire"
    at, last = after + 1, min(len(tokens), after + 1 + window)
    while at < last:
        if tokens[at].plain in (word, word + "s") and not (word in _STATES and tokens[at - 1].tag == DETERMINER):
            return at
        if (
            window == FARTHEST_WORD
            and tokens[at].low == ","
            and at > after + 1
            and (closing := _end_of_apposition(tokens, after, at))
        ):
            last = min(len(tokens), last + closing - at)  # "put the bank, a lender owned by Chad, on its blacklist"
            at = closing
        elif tokens[at].tag in _ENDS_CLAUSE:
            return -1
        at += 1
    return -1


def _end_of_apposition(tokens: list[Token], verb: int, opening: int) -> int:
    """The second comma of what explains a name, which begins with an article or owner and holds no finite verb; 0 for none.

    Where the name was read as one with its explanation, the comma is the second one itself.
    """
    if any("," in token.low for token in tokens[verb + 1 : opening] if token.actor is not None):
        return opening
    first = tokens[opening + 1] if opening + 1 < len(tokens) else None
    if first is None or not (first.tag == DETERMINER or first.actor is not None):
        return 0
    for at in range(opening + 1, min(len(tokens), opening + LONGEST_APPOSITION)):
        if tokens[at].low == ",":
            return at
        if tokens[at].tag in (MODAL, RELATIVE, AUXILIARY, STOP):
            return 0
    return 0


def _begins_infinitive(clauses: Clauses, token: int) -> bool:
    return any(chunk.first == token and chunk.kind == V for chunk in clauses.chunks)


def in_list(clauses: Clauses, head: int, name: str) -> bool:
    """Whether the noun phrase, or what it is a number or part "of", holds a word of the list."""
    chunk = clauses.chunks[head]
    if chunk.lists_within is None:
        chunk.lists_within = _lists_within(clauses, head)
    return name in chunk.lists_within


def _lists_within(clauses: Clauses, head: int) -> frozenset[str]:
    """The lists of the phrase, and of the one behind its "of"; but "a suspension of aid" is no aid, "the actions of the guards" no guards."""
    chunks = clauses.chunks
    own = _lists_of(clauses, chunks[head])
    last = clauses.tokens[chunks[head].last].low
    has_part = (
        head + 2 < len(chunks)
        and chunks[head + 1].kind == PREPOSITION
        and chunks[head + 1].word == "of"
        and chunks[head + 2].kind == NP
        and last not in lexicon().deeds
        and "acts" not in lexicon().classes.get(last, _NOTHING)
    )
    return own | _lists_of(clauses, chunks[head + 2]) if has_part else own


def are_in(clauses: Clauses, heads: Iterable[int], name: str) -> bool:
    """Whether any of the noun phrases holds a word of the list."""
    return any(in_list(clauses, head, name) for head in heads)


def phrase_in_list(clauses: Clauses, chunk: Chunk, name: str) -> bool:
    """Whether the head of the phrase is in the list ("military aid" is aid); where no list knows the head, any of its words.

    Of an actor it is the last word that counts ("Russian troops", "the army"), or the office, or the name as a whole.
    """
    return name in _lists_of(clauses, chunk)


def _lists_of(clauses: Clauses, chunk: Chunk) -> frozenset[str]:
    """The lists that the phrase itself is in."""
    if chunk.lists is None:
        last = clauses.tokens[chunk.last]
        named = _lists_of_words(list(map(_head_word, clauses.tokens[chunk.first : chunk.last + 1])))
        is_people = last.actor is not None and last.actor.rule == "demonym"  # "holds two Canadians"
        whole = lexicon().classes.get(last.low.removeprefix("the "), _NOTHING)
        chunk.lists = named | whole | (_OF_PEOPLE if is_people else _NOTHING)
    return chunk.lists


def _lists_of_words(words: list[str]) -> frozenset[str]:
    classes = lexicon().classes
    known = classes.get(words[-1], _NOTHING) | classes.get(" ".join(words[-2:]), _NOTHING)
    if known and "joint" in words:
        return known | classes["joint"]  # "a joint factory": shared, whatever it is
    return known or _NOTHING.union(*(classes.get(some, _NOTHING) for some in (*words, *map(" ".join, pairwise(words)))))


def _head_word(token: Token) -> str:
    """The word itself; of an actor the one that says what it is: "Israel's ambassador to Dublin", "Russian troops"."""
    if token.actor is None or " " not in token.low:
        return token.low
    if token.actor.office is not None and token.actor.rule == "title":
        return token.actor.office.title.split(" to ")[0].rsplit(" ", 1)[-1].lower()  # "the Chilean ambassador, Pedro Rojas"
    name = token.low
    for word in _HANGING_ON:
        name = name.split(word, 1)[0]
    return name.rsplit(" ", 1)[-1]


def infinitive_after(clauses: Clauses, index: int) -> int | None:
    chunks = clauses.chunks
    for at in range(index + 1, min(len(chunks), index + 8)):
        if chunks[at].kind == V:
            return at if chunks[at].form == "infinitive" else None
        if chunks[at].kind not in (NP, PREPOSITION, CONJUNCTION):
            return None
    return None


def match_noun(clauses: Clauses, index: int) -> tuple[Entry, int, int] | None:
    """The noun entry whose words end the phrase (or begin "withdrawal of troops"), with its first and last token."""
    chunk, tokens = clauses.chunks[index], clauses.tokens
    last = chunk.last
    head = tokens[last]
    if head.tag != "N" or _belongs_to_noun_before(clauses, index):
        return None
    for entry in lexicon().nouns.get(head.low, ()):
        words = entry.words
        if "of" in words:
            at = last + len(words) - 1
            if words[0] in (head.low, head.low.removesuffix("s")) and _of_phrase(clauses, index, words[-1]):
                return entry, last, min(at, len(tokens) - 1)
            continue
        first = last - len(words) + 1
        if first >= chunk.first and all(tokens[first + i].low == word for i, word in enumerate(words[:-1])):
            return entry, first, last
    return None


def _belongs_to_noun_before(clauses: Clauses, index: int) -> bool:
    """“suspension of aid”: the aid is no event."""
    chunks = clauses.chunks
    if index < 2 or chunks[index - 1].word != "of" or chunks[index - 2].kind != NP:
        return False
    return clauses.tokens[chunks[index - 2].last].low in lexicon().deeds


def _of_phrase(clauses: Clauses, index: int, word: str) -> bool:
    chunks = clauses.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].word != "of" or chunks[index + 2].kind != NP:
        return False
    return any(low.rsplit(" ", 1)[-1] in (word, word + "s") for low in clauses.words(chunks[index + 2]))
