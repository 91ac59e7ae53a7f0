"""False alarms between states in sentences of business, sports, weather, culture and home news."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.evaluation import printing
from timeline.evaluation.gold import GoldError
from timeline.evaluation.quiet import find_alarms, read_sentences

BUSINESS = Path(__file__).parent / "quiet" / "business.txt"
MOST_FALSE_ALARMS = 5.3  # per 100 sentences that were written to raise them; lower it when fewer are raised


def test_quiet_sentences_raise_few_alarms_between_states():
    sentences = read_sentences(BUSINESS)
    alarms = find_alarms(sentences)
    assert len(sentences) >= 150
    assert 100 * len(alarms) / len(sentences) <= MOST_FALSE_ALARMS + 0.05, printing.alarms_as_text(
        alarms, len(sentences), listed=True
    )


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
