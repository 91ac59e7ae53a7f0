"""False alarms between states in sentences of business, sports, weather, culture and home news."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.evaluation import printing
from timeline.evaluation.gold import GoldError
from timeline.evaluation.quiet import find_alarms, read_sentences
from timeline.extraction import extract
from timeline.vocabulary import EventType

QUIET = Path(__file__).parent / "quiet"
# How many are raised by 100 sentences; lower it when fewer are.
MOST_FALSE_ALARMS = {"business.txt": 0.15, "provoking.txt": 2.4}


@pytest.mark.parametrize(("name", "most"), MOST_FALSE_ALARMS.items(), ids=list(MOST_FALSE_ALARMS))
def test_quiet_sentences_raise_few_alarms_between_states(name, most):
    sentences = read_sentences(QUIET / name)
    alarms = find_alarms(sentences)
    assert len(sentences) >= 150
    assert 100 * len(alarms) / len(sentences) <= most + 0.05, printing.alarms_as_text(alarms, len(sentences), listed=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Swedish brewer paid 40 million euros for a Norwegian rival.",
        "Norwegian salmon exporters struck a deal with Swedish wholesalers over freight.",
        "The Swedish utility rejected an offer from the Norwegian operator of its plants.",
    ],
)
def test_what_companies_do_is_no_act_of_their_states(sentence):
    assert extract(sentence, date(2021, 5, 6)).events == ()


def test_an_official_makes_a_sentence_of_business_one_of_states():
    text = "Sweden's trade minister threatened Norway with tariffs on the products of its exporters."
    assert [event.type for event in extract(text, date(2021, 5, 6)).events] == [EventType.THREATEN]


def test_an_alarm_is_an_event_between_two_states(tmp_path):
    file = tmp_path / "quiet.txt"
    file.write_text("# home news\n\nFrance bombed Mali.\nKenya arrested a poet.\n", encoding="utf-8")
    sentences = read_sentences(file)
    alarms = find_alarms(sentences)
    assert [(alarm.sentence, alarm.type, alarm.sides) for alarm in alarms] == [("France bombed Mali.", "ASSAULT", ("FRA", "MLI"))]
    printed = printing.alarms_as_text(alarms, len(sentences), listed=True)
    assert "50.0   1 in 2 sentences" in printed
    assert "“France bombed Mali.”: ASSAULT, FRA, MLI (“bombed”)" in printed


@pytest.mark.parametrize(("content", "said"), [(None, "it cannot be read"), ("# nothing\n", "it holds no sentence")])
def test_a_file_of_quiet_sentences_that_cannot_be_used_is_named(tmp_path, content, said):
    file = tmp_path / "quiet.txt"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=f"quiet.txt: {said}"):
        read_sentences(file)
