"""Deeds that are told in other forms than "A did X to B": as the subject of a sentence, behind a noun, on a condition, as undone."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)
AFFAIR = "Norway accused Kenya of piracy on Monday. Kenya's foreign minister met the Norwegian ambassador.\n\n"


def told(sentence: str) -> list[str]:
    """Type and status of all that a sentence reports in an article about an affair of two states."""
    events = extract(AFFAIR + sentence, THURSDAY).events
    return [f"{event.type.value} {event.status.value}" for event in events if event.sentence.span.start >= len(AFFAIR)]


def told_by_headline(words: str) -> list[str]:
    events = extract(f"{words}\n\n{AFFAIR}", THURSDAY).events
    return [f"{event.type.value} {event.status.value}" for event in events if event.sentence.span.start < len(words)]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Peru's recall of its envoy angered Bolivia.", ["SANCTION occurred"]),
        ("A request by Kuwait for access to the wreck lies unread in Tunis.", ["REQUEST occurred"]),
        ("The refusal by Kuwait to reopen the ferry line surprised traders.", ["REJECT occurred"]),
        ("The threat by Chad that it would close the canal alarmed airlines.", ["THREATEN occurred"]),
        ("Argentina's lifting of the levy on Chilean gas took many by surprise.", ["CONCEDE occurred"]),
        ("Peru's delivery of rifles to Bolivia annoyed Chile.", ["AID occurred"]),
        ("The plan met with resistance from Slovakia.", ["REJECT occurred"]),
        ("The verdict drew protests from the Czech government.", ["ACCUSE occurred"]),
    ],
)
def test_what_a_noun_tells_as_the_subject_has_been_done(sentence, types):
    assert told(sentence) == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Rwanda put off the withdrawal of its soldiers from the valley.", ["REJECT occurred"]),
        ("Eritrea called off the pullout from the town.", ["REJECT occurred"]),
        ("The curbs on Bulgarian lorries were eased by Turkish customs.", ["CONCEDE occurred"]),
        ("The talks between Peru and Chile are off.", ["REJECT occurred"]),
        ("Neither Peru nor Chile has met the Kenyan envoy.", ["CONSULT denied"]),
        ("Peru will never regret joining the European Union.", []),
    ],
)
def test_what_is_called_off_or_eased_or_not_done_is_not_told_as_done(sentence, types):
    assert told(sentence) == types


def test_what_a_headline_says_is_off_has_been_called_off():
    assert told_by_headline("Patrols off as Ghana and Togo quarrel over oil") == ["REJECT occurred"]
    assert told_by_headline("Talks off after Chad seizes ferry") == ["REJECT occurred", "COERCE occurred"]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Mali became the second state to recognise the council in Oslo.", ["SUPPORT occurred"]),
        ("If Chad frees the crew, Niger will lift the embargo.", ["CONCEDE hypothetical"]),
        ("Under a deal struck overnight in Muscat, Chad is to free the tanker.", ["AGREE occurred", "RETREAT planned"]),
        ("Chad has broken its word, Algeria's foreign minister said.", ["ACCUSE occurred"]),
        ("A cargo of wheat donated by Ukraine reached Chad on Tuesday.", ["AID occurred"]),
        ("Workers closed the road between Oslo and Stockholm for repairs.", []),
        ("Cuban doctors are fighting dengue in Honduras.", []),
    ],
)
def test_words_around_the_verb_decide_whether_and_how_it_is_told(sentence, types):
    assert told(sentence) == types


def test_who_was_convicted_did_not_convict_anybody():
    events = extract(AFFAIR + "The United States sent home three Cubans convicted of theft in 2001.", THURSDAY).events
    convicted = next(event for event in events if event.date.range.start == date(2001, 1, 1))
    assert [mention.actor.name for mention in convicted.targets if mention.actor] == ["Cuba"]
    assert not {"Cuba", "United States"} & {mention.actor.name for mention in convicted.sources if mention.actor}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Nigeria's fuel agency, citing unpaid bills, cut diesel supplies to Benin.", ["SANCTION occurred"]),
        ("Peru's army chief, arriving in Quito, urged Ecuador to close its border.", ["CONSULT occurred", "REQUEST occurred"]),
        ("Kuwait told the Iraqi envoy to stop dredging.", ["REQUEST occurred"]),
        ("Chad accused Niger of cutting off water to the camp.", ["ACCUSE occurred", "SANCTION occurred"]),
        ("Peru stopped exporting gas to Chile.", ["SANCTION occurred"]),
        ("Peru's answer was to freeze the assets of the Chilean bank.", ["SANCTION occurred"]),
        ("Brazil has scrapped a plan to buy Israeli howitzers.", ["REJECT occurred"]),
        ("Brazil dropped a plan to expel the Israeli envoy.", ["CONCEDE occurred"]),
        ("The Peruvian minister had been due to fly to Quito.", []),
        ("“Give us back our statues,” Nigeria's culture minister told the museum.", ["REQUEST occurred"]),
        ("A Belgian judge ordered that the Congolese general be held.", ["COERCE occurred"]),
    ],
)
def test_one_deed_is_read_once_and_whole(sentence, types):
    assert told(sentence) == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Oman's mediation led to the release of two French divers.", ["RETREAT occurred"]),
        ("Peru's ban on Chilean lorries will end at midnight.", ["CONCEDE planned"]),
        ("The Egyptian embassy was hit by a shell that damaged the garden.", ["ASSAULT occurred"]),
        ("Peru's coast guard drove off a Chilean trawler.", ["MOBILIZE occurred"]),
        ("Chilean navy divers freed a whale.", []),
        ("The Greek premier is fighting for his political life.", []),
        ("Austria granted overflight rights to American tankers.", ["CONCEDE occurred"]),
    ],
)
def test_what_came_of_it_and_what_is_over(sentence, types):
    assert told(sentence) == types
