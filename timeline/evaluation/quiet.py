"""False alarms: events between two states that are found in sentences which report none.

Business, sports, weather and culture are told in the words of war and diplomacy; a file holds such sentences, one on a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.evaluation.gold import GoldError
from timeline.extraction import extract
from timeline.extraction.values import ActorMention

ANY_DAY = date(2024, 5, 16)  # nothing of the dates is looked at


@dataclass(frozen=True, slots=True)
class Alarm:
    """An event found where there is none, with the codes of the states that it puts together."""

    sentence: str
    type: str
    sides: tuple[str, ...]
    trigger: str


def read_sentences(path: Path) -> list[str]:
    """The lines of the file that are neither blank nor begin with "#". Raises GoldError where there are none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(str(path), f"it cannot be read ({error})") from None
    sentences = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not sentences:
        raise GoldError(str(path), "it holds no sentence")
    return sentences


def find_alarms(sentences: Sequence[str]) -> list[Alarm]:
    """What is found between two different states, each sentence read as an article of its own."""
    alarms = []
    for sentence in sentences:
        for event in extract(sentence, ANY_DAY).events:
            acting, acted_upon = _states(event.sources), _states(event.targets)
            if len(acting | acted_upon) > 1:
                alarms.append(Alarm(sentence, event.type, tuple(sorted(acting | acted_upon)), event.trigger.of(sentence)))
    return alarms


def _states(mentions: Iterable[ActorMention]) -> set[str]:
    return {code for mention in mentions if mention.actor and (code := mention.actor.code or mention.actor.affiliation)}
