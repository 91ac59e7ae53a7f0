"""Who acts by speaking: a minister whose "China urges" is his own urging, and whoever is only "he", "the statement", "the service"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actions.action import Action
from timeline.extraction.attribution.hearing import Article, meant_by, state_of
from timeline.extraction.attribution.report import Report
from timeline.extraction.attribution.speaking import voice_of
from timeline.extraction.clauses.arguments import reports
from timeline.extraction.clauses.cutting import Clauses
from timeline.extraction.clauses.subjects import subject
from timeline.extraction.lexicon import load
from timeline.extraction.sides.whose import sides_of
from timeline.extraction.values import ActorMention, BlockKind, EventMention
from timeline.vocabulary import ActorKind, Quad, Status

_WORDS = (Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT)
_WISHES = frozenset({"want", "wish", "hope", "need", "intend", "plan"})  # a state has them, whoever tells of them
_POINTING = frozenset({"the", "this", "that", "its", "his", "her", "their"})
FARTHEST_WORDS = 2  # events back in which somebody spoke who goes on as "he"


def let_speaker_act(
    article: Article,
    number: int,
    clauses: Clauses,
    action: Action,
    speakers: Sequence[ActorMention],
    told: Sequence[EventMention],
) -> None:
    """Put whoever speaks where the words do what they say; `told` are the events of the sentences before."""
    if action.is_noun or action.is_passive or action.type.quad not in _WORDS or action.status is Status.DENIED:
        return
    if not action.sources:
        action.sources = list(_only_a_pronoun(article, number, clauses, action, told))
        if action.sources:
            action.reasons["actors"] += "; who acts is whoever spoke last"
    elif (
        speakers
        and not action.is_between_both
        and _is_said_now(article, number, action)
        and _speaks_for(clauses, action, speakers[0])
    ):
        action.sources = [speakers[0]]
        action.reasons["actors"] += "; who acts is the speaker, in the name of his state"


def let_teller_act(clauses: Clauses, action: Action, reports_of_sentence: Sequence[Report]) -> None:
    """“…,” warned the minister: of a verb that stands behind the words it tells, whoever tells them acts; changed in place.

    The other side is then the first one that the words name.
    """
    report = next((one for one in reports_of_sentence if one.at == action.at and one.first < one.at), None)
    if report is None or not report.speakers or action.is_noun or action.is_passive or action.type.quad not in _WORDS:
        return
    own = sides_of(report.speakers)
    action.sources, action.partners = list(report.speakers), []
    if not action.targets or sides_of(action.targets) & own:
        named = (mention for chunk in clauses.chunks[report.first : report.at] for mention in chunk.actors)
        action.targets = [mention for mention in named if sides_of([mention]) - own][:1]
    action.reasons["actors"] += "; who acts is whoever says the words before"


def _is_said_now(article: Article, number: int, action: Action) -> bool:
    """Whether the words are the act; what is only planned is told of, and a headline names the state as the one who acts."""
    in_headline = article.heard[number].sentence.block.kind is BlockKind.HEADLINE
    return not in_headline and action.status in (Status.OCCURRED, Status.ONGOING)


def _speaks_for(clauses: Clauses, action: Action, speaker: ActorMention) -> bool:
    """ "Norway condemns the raid," said its minister: a present tense, or what the state would do, in the mouth of its own man."""
    chunk = clauses.chunks[action.at]
    if chunk.past or chunk.perfect or chunk.negated or chunk.lemma in _WISHES or chunk.form != "finite":
        return False
    if speaker.actor is None or speaker.actor.kind is not ActorKind.PERSON:
        return False
    state = state_of(speaker)
    return state is not None and len(action.sources) == 1 and action.sources[0].actor == state and state.code in load().states


def _only_a_pronoun(
    article: Article, number: int, clauses: Clauses, action: Action, told: Sequence[EventMention]
) -> Sequence[ActorMention]:
    heads = subject(clauses, action.at)
    if len(heads) != 1 or heads[0] >= action.at:
        return ()
    voice = voice_of(clauses, heads)
    speaks = voice.is_official and reports(clauses.chunks[action.at])  # "a senior official warned"
    is_known = clauses.words(clauses.chunks[heads[0]])[0] in _POINTING  # "in a statement" says where it is said
    stands_alone = (voice.is_document and is_known) or (voice.pronoun and not voice.is_official)
    if voice.speakers or not (stands_alone or (speaks and not voice.pronoun)):
        return ()
    meant = meant_by(article, number, voice)
    if meant or voice.is_official:
        return meant
    for earlier in reversed(told[-FARTHEST_WORDS:]):
        goes_on = earlier.sentence.block is article.heard[number].sentence.block and earlier.type.quad in _WORDS
        if goes_on and len(earlier.sources) == 1:
            is_person = earlier.sources[0].actor is not None and earlier.sources[0].actor.kind is ActorKind.PERSON
            is_fit = is_person == (voice.pronoun != "it") or "whoever spoke last" in earlier.reasons["actors"]
            return earlier.sources if is_fit else ()
    return ()
