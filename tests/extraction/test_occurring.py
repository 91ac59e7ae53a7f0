"""When an event happened: stated, inferred, or bounded by the day of publication; and which event came after which."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import EventMention
from timeline.vocabulary import DateBasis

THURSDAY = date(2024, 5, 16)


def events(text: str) -> list[EventMention]:
    return list(extract(text, THURSDAY).events)


ROWS = [
    ("France condemned Belarus on Tuesday.", "2024-05-14", "stated", "the date of the clause"),
    ("On 3 May Kenya expelled a Somali diplomat.", "2024-05-03", "stated", "a date before the subject"),
    ("Turkey on Wednesday condemned Greece.", "2024-05-15", "stated", "a date between subject and verb"),
    ("France condemned Belarus.", "/2024-05-16", "none", "nothing is stated: by the day of publication"),
    ("Sweden will send troops to Estonia.", "2024-05-16/", "none", "still to come: from the day of publication"),
    ("Sweden will send troops to Estonia on 20 May.", "2024-05-20", "stated", "a day ahead"),
    ("Relations are good and Peru is cooperating with Chile, President Ana Ruiz of Peru said on Monday.", "2024-05-13", "stated",
     "the day of the statement dates what it says of the present"),
    ("Norway said on Monday that Russia had shelled Ukraine.", "/2024-05-13", "none", "what had happened lies before the statement"),
    ("Iran left the 2015 nuclear deal.", "/2024-05-16", "none", "a year within a name dates nothing"),
    ("Thursday's attack by Russia on Ukraine went on for hours.", "2024-05-16", "stated", "the owner of the noun is a day"),
    ("Israel struck camps that house fighters in Syria early on Tuesday.", "2024-05-14", "stated", "no day dates what only describes"),
    ("Serbia shelled trucks leaving Kosovo on Tuesday.", "2024-05-14", "stated", "the same for a participle"),
    ("Sudan bombed a base in Chad in the small hours of Monday.", "2024-05-13", "stated", "the day of an hour"),
    ("Peru, which depends on Chile for power, on Tuesday condemned Chile.", "2024-05-14", "stated", "the verb right behind the date"),
    ("The catches for the current year were agreed by Norway and Russia in March.", "2024-03", "stated", "a noun has its year to itself"),
    ("Ghana announced the expulsion of two diplomats of Togo on Monday.", "2024-05-13", "stated", "it is done by announcing it"),
    ("Russian troops have entered Georgia, Tbilisi said on Monday.", "/2024-05-13", "none", "had happened by the day it was said"),
    ("Spain, which in March helped Malta, has condemned Malta.", "2024-03", "stated", "the help"),
    ("Ghana will expel two diplomats of Togo, its foreign ministry said on Monday.", "2024-05-16/", "none", "the day it was said is not the day of the plan"),
    ("Japan sent rice to Nepal this week.", "2024-05-13/2024-05-16", "stated", "the week, up to publication"),
    ("The sanctions that Oman imposed on Iran two years ago are to end.", "2022", "stated", "a date within the clause that tells which"),
    ("Two Omanis detained in Iran in 2022 will be flown home.", "2022", "stated", "a date of the participle that tells which, behind a place"),
    ("Men who shelled Libya on Monday said they came from Chad.", "2024-05-13", "stated", "the same for people"),
    ("A ship will leave Peru for Chile, and President Ana Ruiz of Peru will visit Chile as planned from 20 to 22 May.", "2024-05-20/2024-05-22",
     "stated", "as planned"),
    ("Togo urged Ghana in a letter of 3 May to release two fishermen.", "2024-05-03", "stated", "the day of the letter"),
    ("At Tuesday's session of the council Cuba rejected the draft of Peru.", "2024-05-14", "stated", "the day of the session"),
    ("Iran has been helping to arm the rebels against Yemen since Monday.", "2024-05-13/2024-05-16", "stated", "what is helped to do"),
    ("The treaty is to be signed by Oman and Iran when the king visits Tehran in the second half of June.", "2024-06-16/2024-06-30",
     "stated", "the day of the clause with when"),
    ("Talks between Chad and Mali will resume in Dakar on 20 May, Mali's foreign minister said on Tuesday.", "2024-05-20", "stated",
     "what resumes has the day, and not what is said"),
    ("Rebels carried out the attack that destroyed the Russian embassy on Monday.", "2024-05-13", "stated", "the deed that the clause describes"),
    ("Rebels have bombed two towns of Mali since they were expelled from Chad on Monday.", "2024-05-13/2024-05-16", "inferred",
     "from the day on since which it goes on"),
    ("Oman announced the arrest on Monday of two Iranian diplomats.", "2024-05-13", "stated", "a date within what is announced"),
    ("Six Kenyans were killed and at least 58 injured in an attack by Somalia on Monday.", "2024-05-13", "stated", "the dead and the injured"),
    ("Retaliating for the raid, Iran on Monday expelled two diplomats of Oman.", "2024-05-13", "stated", "the opening of the sentence"),
    ("Kenya expelled envoys of two Gulf states on Monday.", "2024-05-13", "stated", "states act and are no verb"),
    ("Tired are the soldiers of Chad who have been guarding the border with Niger since the 12th.", "2024-05-12/2024-05-16", "stated",
     "a day by its number, from which something lasts"),
    ("Rebels claimed responsibility for Tuesday's attack on Chadian troops.", "2024-05-14", "stated", "the day of the deed that is claimed"),
    ("Three days of talks between Oman and Iran ended in Muscat on Tuesday.", "2024-05-12/2024-05-14", "stated", "as long as they lasted"),
    ("Qatar on Tuesday, in a letter to the council, asked Oman to help Yemen.", "2024-05-14", "stated", "what leads to another verb is past"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "basis", "why"), ROWS, ids=[row[0][:45] for row in ROWS])
def test_date(text: str, edtf: str, basis: str, why: str) -> None:
    event = events(text)[0]
    assert (event.date.range.edtf, event.date.basis) == (edtf, basis), why
    assert event.date.reason


def test_what_the_same_side_does_in_one_breath_has_the_day_of_the_first_verb() -> None:
    for text, kind in [
        ("Egypt recalled its ambassador to Libya on Monday and suspended a trade agreement with it.", "SANCTION"),
        ("Egypt told reporters on Monday that it had called off a visit to Libya, and demanded an apology from Libya.", "REQUEST"),
        ("Libya's foreign minister said on Monday after summoning the Egyptian ambassador that patience was running out.", "ACCUSE"),
        ("Egypt's president had written a letter on Monday to Libya's government, demanding an apology.", "REQUEST"),
        ("Talks between Egypt and Libya began on Monday, as thousands of Libyans marched against Egypt.", "PROTEST"),
        ("Egypt's president received Libya's prime minister on Monday, who thanked Egypt for its help.", "SUPPORT"),
    ]:  # fmt: skip
        told = [event for event in events(text) if event.type == kind]
        assert told and told[-1].date.range.edtf == "2024-05-13", text


def test_days_are_counted_from_the_end_of_several() -> None:
    text = "Egypt and Libya held talks from 5 to 8 May. Two days later Libya expelled the Egyptian ambassador."
    assert events(text)[-1].date.range.edtf == "2024-05-10"
    text = "Egypt arrested a Libyan envoy on Tuesday. Egypt announced a day later that it was expelling him."
    assert events(text)[-1].date.range.edtf == "2024-05-15"


def test_two_verbs_of_one_subject_share_a_date_but_the_background_does_not() -> None:
    first, second, *_ = sorted(events("Egypt condemned Libya on Monday and expelled its envoy."), key=lambda event: event.trigger)
    assert first.date.range.edtf == second.date.range.edtf == "2024-05-13"
    told = {event.type: event.date.range.edtf for event in events("Egypt condemned Libya on Monday after Libya bombed Sudan.")}
    assert told["ACCUSE"] == "2024-05-13"
    assert told["ASSAULT"] != "2024-05-13"


SHARED = [
    (
        "“No border is for sale,” the ministry of Mali said on Tuesday, accusing Niger of lies.",
        "ACCUSE",
        "a participle with words",
    ),
    (
        "Mali's ministry issued a statement on Tuesday, in which it accused Niger of lies.",
        "ACCUSE",
        "what stands in the statement",
    ),
    ("Niger's answer came on Tuesday: it expelled two diplomats of Mali.", "SANCTION", "what a colon explains"),
    ("President Moussa Diallo of Mali flew to Rome on Tuesday, where he condemned Niger.", "ACCUSE", "what is done there"),
]


@pytest.mark.parametrize(("text", "kind", "why"), SHARED, ids=[row[0][:45] for row in SHARED])
def test_what_is_told_with_dated_words_is_of_their_day(text: str, kind: str, why: str) -> None:
    dated = {event.type.value: event.date.range.edtf for event in events(text)}
    assert dated[kind] == "2024-05-14", why


def test_a_main_clause_does_not_take_over_the_date_of_its_relative_clause() -> None:
    told = {event.type: event.date.range.edtf for event in events("Spain, which in March helped Malta, has condemned Malta.")}
    assert told["ACCUSE"] == "/2024-05-16"


def test_after_narrows_the_start_and_names_the_earlier_event() -> None:
    found = events("Israel struck Syria on 2 May. Syria fired missiles at Israel in retaliation for the strike.")
    earlier, later = found
    assert [after.anchor for after in later.after] == [0]
    assert (later.date.range.edtf, later.date.basis) == ("2024-05-02/2024-05-16", DateBasis.INFERRED)
    assert "2024-05-02" in later.date.reason
    assert earlier.after == ()


def test_immediately_after_is_kept_even_where_nothing_is_narrowed() -> None:
    found = events("Immediately after the Israeli strike on Syria, Iran condemned Israel.")
    accusation = next(event for event in found if event.type == "ACCUSE")
    assert [after.immediately for after in accusation.after] == [True]
    assert accusation.date.basis is DateBasis.NONE


def test_an_answer_to_an_attack_is_aimed_at_the_attacker() -> None:
    found = events("Syria promised retaliation after Israel bombed Damascus.")
    threat = next(event for event in found if event.type == "THREATEN")
    assert [mention.actor.code for mention in threat.targets if mention.actor] == ["ISR"]


def test_the_day_of_words_is_not_that_of_what_they_are_about() -> None:
    told = {event.type: event.date.range.edtf for event in events("Iran on Tuesday condemned the bombing of Chad by Libya.")}
    assert told["ACCUSE"] == "2024-05-14"
    assert told.get("ASSAULT") != "2024-05-14"
    first = events("The Iranian who shelled a post of Oman was known to nobody, Oman's army said on Tuesday.")[0]
    assert first.date.range.edtf == "/2024-05-14"


def test_who_says_that_it_has_decreed_something_decrees_it_then() -> None:
    assert (
        events("Kenya has expelled two diplomats of Chad, Kenya's foreign minister said on Tuesday.")[0].date.range.edtf
        == "2024-05-14"
    )
    assert (
        events("Kenya has expelled two diplomats of Chad, Chad's foreign minister said on Tuesday.")[0].date.range.edtf
        == "/2024-05-14"
    )
