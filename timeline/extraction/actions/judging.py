"""What somebody says of the other side in plain words: "is unacceptable", "called it a fairy tale", "Chad must stop".

Only in somebody's mouth are these acts of the speaker's. Who that is the whole article tells: see `reporting.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.action import Action, is_diplomatic
from timeline.extraction.actions.standing import is_negated
from timeline.extraction.actions.title_words import cut_clause
from timeline.extraction.actions.verb_types import can_act
from timeline.extraction.attribution.report import Report
from timeline.extraction.clauses.arguments import Arguments, arguments, is_finite
from timeline.extraction.clauses.cutting import NP, Clauses
from timeline.extraction.clauses.denoting import actors_of
from timeline.extraction.clauses.noun_lists import in_list
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon import load
from timeline.extraction.lexicon.triggers import Entry, lexicon
from timeline.extraction.sides.blaming import authors_of
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.values import ActorMention, Span
from timeline.vocabulary import EventType, Status

_HOLDING = ("find", "consider", "deem", "judge", "think", "regard")
_IS = ("be", "remain", "constitute", "represent", "become")
_OF_SPEAKER = frozenset({"i", "we", "our", "my"})
_THIS = frozenset({"it", "this", "that", "these", "those", "them"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "they", "he", "she"})
_NOT_ONE = frozenset({"no", "not", "neither", "nor", "if", "whether"})
LONGEST_JUDGEMENT = 8  # tokens after the verb within which the words of blame must stand


def judgement(clauses: Clauses, index: int) -> Action | None:
    """“The seizure was unacceptable”, "this is an act of war": blame, laid to whoever the subject names."""
    chunks, chunk = clauses.chunks, clauses.chunks[index]
    if chunk.lemma not in _IS or index + 1 >= len(chunks):
        return None
    if not is_finite(chunk) or chunk.negated or chunk.modal or chunk.passive:
        return None
    said, subjects = chunks[index + 1], subject(clauses, index)
    if said.kind != NP or said.actors or clauses.tokens[said.first].low in _NOT_ONE:
        return None
    if not subjects or clauses.tokens[chunks[subjects[0]].first].low in _OF_SPEAKER or not _blames(clauses, said.first):
        return None
    words = clauses.span(said)
    action = _spoken(clauses, EventType.ACCUSE, index, subjects[0], Span(clauses.tokens[chunk.head].start, words.end))
    action.targets = actors_of(clauses, subjects)
    action.reasons["type"] = "in the mouth of who speaks these words are blame"
    return action


def is_to_blame(clauses: Clauses, index: int) -> bool:
    """“Oslo was to blame for the raid”, of a headline "Oslo to blame", "found Oslo to blame"; but not "Oslo is to blame Lima"."""
    chunks, chunk = clauses.chunks, clauses.chunks[index]
    has_to = chunk.lemma == "blame" and "to" in clauses.words(chunk)[: chunk.head - chunk.first]
    if not has_to or chunk.passive or arguments(clauses, index).objects or not index:
        return False
    if chunk.form == "finite":
        return True
    return chunks[index - 1].kind == NP and (not any(map(is_finite, chunks[:index])) or _is_held(clauses, index))


def _is_held(clauses: Clauses, index: int) -> bool:
    """“Found Oslo to blame”: whether what the infinitive at `index` says is the opinion of a subject."""
    verb = clauses.chunks[index - 2] if index > 1 else None
    return (
        verb is not None
        and verb.lemma in (*_HOLDING, "hold")
        and is_finite(verb)
        and not (verb.passive or verb.negated or verb.modal)
    )


def laid_blame(clauses: Clauses, index: int) -> Action | None:
    """What `is_to_blame` finds: whoever says so or holds so lays it to the subject; None for a storm, and where it only may be so."""
    chunk, is_held = clauses.chunks[index], _is_held(clauses, index)
    subjects = [index - 1] if is_held else subject(clauses, index)
    blamed = actors_of(clauses, subjects)
    if chunk.modal or not subjects or not (blamed or can_act(clauses, subjects[0])):
        return None
    action = _spoken(clauses, EventType.ACCUSE, index, subjects[0], clauses.span(chunk))
    action.targets = blamed
    action.reasons["type"] = "in the mouth of who speaks these words are blame"
    if is_negated(clauses, index):
        action.status, action.reasons["status"] = Status.DENIED, "it is said not to be so"
    if is_held:
        action.is_spoken, action.sources = False, actors_of(clauses, subject(clauses, index - 2))
        action.reasons["actors"] = "who holds so acts"
    return action


def wrong(clauses: Clauses, index: int) -> Action | None:
    """“Oslo has politicised the matter”: blame, laid to whoever is said to do so."""
    chunk = clauses.chunks[index]
    if not {chunk.lemma, chunk.phrase} & lexicon().lists["wrongs"] or chunk.form != "finite" or chunk.negated or chunk.modal:
        return None
    subjects = arguments(clauses, index).phrases.get("by", []) if chunk.passive else subject(clauses, index)
    blamed = actors_of(clauses, subjects)
    first = clauses.tokens[clauses.chunks[subjects[0]].first].low if subjects else ""
    if first in _OF_SPEAKER or not (blamed or _is_somebody_wrong(clauses, index, subjects, first)):
        return None
    action = _spoken(clauses, EventType.ACCUSE, index, min(subjects[0], index), clauses.span(chunk))
    action.targets = blamed
    action.reasons["type"] = "in the mouth of who speaks these words are blame"
    return action


def _is_somebody_wrong(clauses: Clauses, index: int, subjects: list[int], first: str) -> bool:
    """Whether somebody unnamed does it, and to something: "the woman misused her badge", no storm, and no child that hides."""
    if first not in _POINTING:
        return False
    words, head = load().words, subjects[0]
    low = clauses.tokens[clauses.chunks[head].last].low
    is_named = low in words["persons"] or low in words["woman"] or can_act(clauses, head) or in_list(clauses, head, "firms")
    is_somebody = is_named or first in ("they", "he", "she")
    return is_somebody and (clauses.chunks[index].passive or bool(arguments(clauses, index).objects))


def lay_wrong_to_doer(clauses: Clauses, action: Action, speakers: Sequence[ActorMention]) -> None:
    """“Oslo violated the treaty, the minister of Chad said”: what he says of another's conduct is his blame; changed in place."""
    speaking = {side for mention in speakers[:1] if mention.actor for side in (mention.actor.code, mention.actor.affiliation)}
    doing = {side for mention in action.sources if mention.actor for side in (mention.actor.code, mention.actor.affiliation)}
    is_wrong = action.type is EventType.REJECT and (
        clauses.chunks[action.at].lemma in lexicon().lists["wrongs"] or action.entry.object == "promise"
    )
    if not is_wrong or action.status is not Status.OCCURRED or not speaking or not doing or doing & speaking - {None, ""}:
        return
    action.type, action.targets, action.sources = EventType.ACCUSE, action.sources, list(speakers[:1])
    action.reasons |= {"type": "in the mouth of who speaks these words are blame", "actors": "who acts is the speaker"}


def blame_in(clauses: Clauses, action: Action, speakers: Sequence[ActorMention], report: Report | None) -> Action | None:
    """“Chad armed the rebels, Oslo's envoy said”: help that another gives to a third is a charge of who tells of it; None elsewhere."""
    if action.type is not EventType.AID or action.is_noun or action.status not in (Status.OCCURRED, Status.ONGOING):
        return None
    own, doing = sides_of(speakers[:1]), sides_of(action.sources)
    helped = sides_of([*action.targets, *action.partners])
    is_charge = report is not None and own and doing and not own & (doing | helped) and is_diplomatic(speakers[0])
    if report is None or not is_charge or clauses.chunks[report.at].lemma in ("announce", "accuse"):
        return None
    return Action(
        EventType.ACCUSE, Status.OCCURRED, Entry(EventType.ACCUSE, ("say",), where="judging"),
        clauses.span(clauses.chunks[report.at]), action.clause, report.at, sources=list(speakers[:1]), targets=list(action.sources),
        reasons={"type": "who tells of another's help to a third blames him for it", "actors": "who acts is the speaker",
                 "status": "it has been said"},
    )  # fmt: skip


def description(clauses: Clauses, index: int) -> Action | None:
    """“Called the charge a fairy tale”, "described this as revenge": whoever finds words for an act seldom finds kind ones."""
    chunks, chunk, lists = clauses.chunks, clauses.chunks[index], lexicon().lists
    is_told = chunk.form in ("finite", "ing") and not (chunk.passive or chunk.negated or chunk.modal)
    if chunk.lemma not in lists["describing verbs"] or not is_told:
        return None
    after, subjects = arguments(clauses, index), subject(clauses, _teller(clauses, index))
    words = _words_for(clauses, after) or _words_for_one_before(clauses, subjects, after)
    if words is None or not subjects or not lists["kind words"].isdisjoint(words):
        return None
    if chunk.lemma in _HOLDING and not _is_blame(words):
        return None  # who "finds the pilot a job" judges nothing
    is_refused = in_list(clauses, after.objects[0], "claim") or words[0] in _NOT_ONE
    event_type = EventType.REJECT if is_refused else EventType.ACCUSE
    entry = Entry(event_type, (chunk.lemma,), where="describing verbs")
    last = chunks[after.end].last
    return Action(
        event_type, Status.OCCURRED, entry, clauses.span(chunk), cut_clause(clauses, chunks[subjects[0]].first, chunk.last, last),
        index, is_anonymous=any(can_act(clauses, head) for head in subjects),
        sources=actors_of(clauses, subjects), targets=authors_of(clauses, after.objects[:1]),
        reasons={"type": "words that are found for an act and are not kind blame it", "status": "it has been said",
                 "actors": "who describes it acts"},
    )  # fmt: skip


def _is_blame(words: Sequence[str]) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {blame} " in text for blame in lexicon().lists["judgements"])


def _teller(clauses: Clauses, index: int) -> int:
    """“Oslo went to court over the duty, calling it theft”: the verb whose subject finds the words."""
    chunks = clauses.chunks
    if chunks[index].form == "finite":
        return index
    return next((at for at in range(index - 1, -1, -1) if is_finite(chunks[at])), index)


def _words_for_one_before(clauses: Clauses, subjects: list[int], after: Arguments) -> list[str] | None:
    """“…, a charge Oslo called a fairy tale”: the words for an act that stands before the subject, without "which"."""
    chunks = clauses.chunks
    before = subjects[0] - 1 if subjects else -1
    if len(after.objects) != 1 or before < 0 or chunks[before].kind != NP or not actors_of(clauses, subjects):
        return None
    return clauses.words(chunks[after.objects[0]]) if _is_act(clauses.tokens[chunks[before].last].low) else None


def _words_for(clauses: Clauses, after: Arguments) -> list[str] | None:
    """The words that an act is given: what stands after it or after "as"; None where no act is given any.

    Whatever is called "a farce" or "groundless" is judged; what is called "the Gate" only has a name.
    """
    if not after.objects:
        return None
    acted = clauses.chunks[after.objects[0]]
    tokens = clauses.tokens[acted.first : acted.last + 1]
    if len(after.objects) > 1 and after.objects[1] == after.objects[0] + 1:
        given = clauses.chunks[after.objects[1]]
        is_judged = (
            clauses.tokens[given.first].low in ("a", "an") or clauses.tokens[given.last].low in lexicon().lists["judgements"]
        )
        if is_judged and not given.actors:
            return clauses.words(given)
    if len(tokens) > 2 and tokens[-1].low in lexicon().lists["judgements"]:
        return [tokens[-1].low]  # "called the reduction inadequate"
    at = 0 if tokens[0].low in _THIS else next((i for i, token in enumerate(tokens) if _is_act(token.low)), None)
    if at is None:
        return None
    if "as" in after.phrases:
        return clauses.words(clauses.chunks[after.phrases["as"][0]])
    if len(after.objects) > 1:
        return clauses.words(clauses.chunks[after.objects[1]])
    rest = [token.low for token in tokens[at + 1 :]]  # "called the measure political pressure"
    return rest or None


def _is_act(word: str) -> bool:
    kinds = lexicon().classes.get(word, frozenset())
    return word in lexicon().deeds or not kinds.isdisjoint(("acts", "sayings", "claim", "treaty", "restrictions", "talks"))


def demand(clauses: Clauses, index: int) -> Action | None:
    """“Chad must stop”, "there must be an apology", with no verb of saying over it: whoever speaks asks it of the one named."""
    subjects = subject(clauses, index)
    asked = actors_of(clauses, subjects)
    modal = clauses.tokens[clauses.chunks[index].first]
    if not (asked or modal.low == "there") or clauses.chunks[index].negated:
        return None
    first = subjects[0] if subjects else index
    action = _spoken(clauses, EventType.REQUEST, index, first, Span(modal.start, clauses.span(clauses.chunks[index]).end))
    action.targets = asked
    action.reasons["type"] = f"“{clauses.chunks[index].modal}” in the mouth of who speaks asks for something"
    return action


def _blames(clauses: Clauses, first: int) -> bool:
    text = " ".join(token.low for token in clauses.tokens[first : first + LONGEST_JUDGEMENT])
    clause = f" {text} ".split(" , ", 1)[0] + " "
    return any(f" {words} " in clause for words in lexicon().lists["judgements"])


def _spoken(clauses: Clauses, event_type: EventType, index: int, first: int, trigger: Span) -> Action:
    entry = Entry(event_type, (clauses.chunks[index].lemma,), where="judging")
    chunks = clauses.chunks
    last = chunks[arguments(clauses, index).end].last
    clause = cut_clause(clauses, chunks[min(first, index)].first, chunks[index].last, last)
    return Action(
        event_type, Status.OCCURRED, entry, trigger, Span(clause.start, max(clause.end, trigger.end)), index, is_spoken=True,
        reasons={"actors": "who acts is the speaker", "status": "it has been said"},
    )  # fmt: skip
