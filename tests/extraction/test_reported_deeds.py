"""Deeds told within another event: what somebody is accused of, and what is threatened on a condition. One reason per row."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)

LAID_TO = [
    # sentence, the deed, who did it, according to whom, why the row is here
    ("Chad accused Libya of arming rebels.", "AID", ["LBY"], ["TCD"], "“accuse of” lays the deed to its object"),
    ("Peru blamed Chile for shelling a village in Tacna.", "ASSAULT", ["CHL"], ["PER"], "“blame for” too"),
    (
        "Libya is accused of bombing a camp in Chad.",
        "ASSAULT",
        ["LBY"],
        [],
        "of a passive the subject did it, and nobody says so",
    ),
    ("Latvia thanked Norway for freeing two sailors.", "RETREAT", ["NOR"], [], "what one is thanked for is no allegation"),
    ("Oman has accused Yemen of hiding behind others.", None, [], [], "a gerund that reports no event"),
    ("Oman warned Yemen of attacking ships.", None, [], [], "a warning of a deed says nothing of its having been done"),
]


@pytest.mark.parametrize(("text", "deed", "doing", "speakers", "why"), LAID_TO)
def test_what_somebody_is_accused_of_is_an_event_too(
    text: str, deed: str | None, doing: list[str], speakers: list[str], why: str
) -> None:
    found = [event for event in extract(text, THURSDAY).events if event.type not in ("ACCUSE", "SUPPORT", "THREATEN")]
    assert [event.type.value for event in found] == ([deed] if deed else []), why
    for event in found:
        assert [m.actor.code or m.actor.affiliation for m in event.sources if m.actor] == doing, why
        assert [m.actor.code or m.actor.affiliation for m in event.speakers if m.actor] == speakers, why


CONDITIONS = [
    # sentence, types with statuses, why the row is here
    (
        "Kenya warned that it would shut the border to Somalia if the raids went on.",
        ["SANCTION hypothetical", "THREATEN occurred"],
        "the threat, and the deed whose condition is told",
    ),
    (
        "Kenya warned that, should the raids go on, its army would shell the Somali port.",
        ["ASSAULT hypothetical", "THREATEN occurred"],
        "the condition stands before it, with “should”",
    ),
    (
        "Kenya threatened to expel Somali diplomats unless the crew were freed.",
        ["SANCTION hypothetical", "THREATEN occurred"],
        "an infinitive with “unless”",
    ),
    ("If the raids go on, Kenya will shell the Somali port.", ["ASSAULT hypothetical"], "a condition before the deed"),
    ("Kenya threatened to expel the Somali ambassador.", ["THREATEN occurred"], "without a condition only the threat"),
    ("Kenya will not withdraw its troops from Somalia unless it is paid.", ["REJECT occurred"], "what is refused is refused"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CONDITIONS)
def test_a_deed_that_hangs_on_a_condition_is_hypothetical(text: str, expected: list[str], why: str) -> None:
    found = extract(text, THURSDAY).events
    assert sorted(f"{event.type.value} {event.status.value}" for event in found) == expected, why


SPOKEN = [
    # sentence, type, who acts, upon whom, why the row is here
    ("“The seizure is unacceptable,” Chad's foreign minister said.", "ACCUSE", ["TCD"], [], "words of blame after “is”"),
    (
        "The Libyan raid was an act of war, Chad's foreign minister said.",
        "ACCUSE",
        ["TCD"],
        ["LBY"],
        "whose deed it is, is blamed",
    ),
    ("“Libya must free the pilots,” said Chad's foreign minister.", "REQUEST", ["TCD"], ["LBY"], "“must” demands"),
    ("“Our claim is not unlawful,” Chad's foreign minister said.", "STATEMENT", ["TCD"], [], "a negation blames nobody"),
    ("“We are reckless,” Chad's foreign minister said.", "STATEMENT", ["TCD"], [], "nobody blames himself"),
    ("The Libyan raid was illegal.", None, [], [], "in the article's own voice it is nobody's act"),
]


@pytest.mark.parametrize(("text", "kind", "doing", "done_to", "why"), SPOKEN)
def test_words_of_blame_and_demand_are_acts_of_whoever_speaks(
    text: str, kind: str | None, doing: list[str], done_to: list[str], why: str
) -> None:
    found = [event for event in extract(text, THURSDAY).events if event.type != "ASSAULT"]
    assert [event.type.value for event in found] == ([kind] if kind else []), why
    for event in found:
        assert [m.actor.code or m.actor.affiliation for m in event.sources if m.actor] == doing, why
        assert [m.actor.code or m.actor.affiliation for m in event.targets if m.actor] == done_to, why
