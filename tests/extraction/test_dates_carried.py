"""The day that a reader carries over from the sentences before, and where he would not: the last event of each text.

The article was published on Thursday, 16 May 2024.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract
from timeline.extraction.values import EventMention

THURSDAY = date(2024, 5, 16)
ONLY_PUBLISHED = "/2024-05-16"


def last_event(text: str) -> EventMention:
    return max(extract(text, THURSDAY).events, key=lambda event: event.trigger)


SPEAKERS = [
    ("Ghana's foreign ministry spokesman Kofi Adu said on Tuesday that Togo had lied.\n\nMali was silent.\n\nAdu condemned Togo.", "2024-05-14",
     "the surname of who spoke"),
    ("Ghana's foreign ministry spokesman Kofi Adu condemned Togo on Tuesday.\n\nMali was silent.\n\nThe raid, Adu said, was a threat to Ghana by Togo.",
     "2024-05-14", "who condemned somebody spoke, too"),
    ("President Kofi Adu of Ghana issued a statement on Tuesday.\n\nMali was silent.\n\nAdu condemned Togo.", "2024-05-14", "who issued a statement"),
    ("“Togo lied,” President Kofi Adu of Ghana said on Monday. “Ghana condemns Togo for the raid.”", "2024-05-13", "a quotation that goes on"),
    ("President Kofi Adu of Ghana said on Tuesday that Togo had lied.\n\nMali was silent.\n\nAdu condemns Togo.", ONLY_PUBLISHED,
     "the present tense is of any day"),
    ("President Kofi Adu of Ghana said on Monday that Togo had lied.\n\nMali condemned Togo.", ONLY_PUBLISHED, "another speaker"),
    ("President Kofi Adu of Ghana said on Tuesday that Togo had lied. “Togo threatened us,” he said.", ONLY_PUBLISHED,
     "a past tense within a quotation is of whatever day"),
    ("Ghana's foreign ministry spokesman Kofi Adu said on 9 May that Togo had lied.\n\nMali will vote in June.\n\nAdu condemned Togo.", ONLY_PUBLISHED,
     "who spoke a week ago may have spoken since"),
]  # fmt: skip

POSTS = [
    ("Peru was silent.\n\n“Today Peru expelled two diplomats of Chile. – Foreign Ministry of Peru, May 14, 2024”", "2024-05-14",
     "today is the day of the post"),
    ("Peru was silent.\n\n“Peru condemns Chile. – Foreign Ministry of Peru, May 14, 2024”", "2024-05-14", "said in the post"),
    ("Peru was silent.\n\n“Chile has bombed a bridge of Peru. – Foreign Ministry of Peru, May 14, 2024”", "/2024-05-14",
     "what others did had happened by then"),
]  # fmt: skip

ANSWERS = [
    ("Sudan freed ten Kenyan sailors on Thursday. Uganda welcomed the release.", "2024-05-16", "printed the same day: that day"),
    ("Sudan freed ten Kenyan sailors on Thursday.\n\nUganda welcomed the release and offered Kenya talks.", "2024-05-16",
     "what is done in one breath with the answer"),
    ("Kenya expelled a Somali diplomat on Thursday. In response, Somalia recalled its ambassador.", "2024-05-16", "in response"),
    ("Kenya expelled a Somali diplomat on Thursday. Somalia reacted by recalling its ambassador.", "2024-05-16", "reacted by"),
    ("France will lift its ban on Malian cotton on 1 June, President Ana Ruiz of France said on Thursday. Mali welcomed the decision.",
     "2024-05-16", "an announcement is answered on its own day, not on the day announced"),
    ("On Thursday Norway offered Chad a loan. Chad declined.", "2024-05-16", "a bare answer answers what stands before"),
    ("Israel bombed Damascus on Tuesday. Iran condemned the attack.", ONLY_PUBLISHED, "an answer to what is older is of any day since"),
    ("Israel bombed Damascus on Thursday. Iran condemned the move.", ONLY_PUBLISHED, "any act can be called a move"),
    ("Israel bombed Damascus on Thursday. Iran condemned the bombing of cities.", ONLY_PUBLISHED, "that is of no one act"),
    ("Israel bombed Damascus on Thursday. Iran condemned the verdict.", ONLY_PUBLISHED, "no verdict was told of"),
    ("Kenya held a drill with Chad on Thursday. Somalia condemned the drill in advance.", ONLY_PUBLISHED, "in advance is no answer"),
]  # fmt: skip

GOING_ON = [
    ("Kenya expelled two Somali diplomats on Tuesday. It also closed its border with Somalia.", "2024-05-14", "the same side, also"),
    ("Foreign Minister Ana Kovač of Croatia met President Ali Reza of Iran on Monday. She promised Iran a loan.", "2024-05-13",
     "one of those who met"),
    ("The envoys of Peru and Chile met in Lima on Monday. Both sides agreed to a truce.", "2024-05-13", "both sides of the meeting"),
    ("Presidents Ana Ruiz of Peru and Eva Soto of Chile met on Monday. Rain fell.\n\nThe two presidents agreed to exchange prisoners.",
     "2024-05-13", "what the two did together, also a paragraph later"),
    ("Jordan shot down three Syrian drones on Tuesday. Two smugglers were arrested by Jordan.", "2024-05-14",
     "the next deed of one who was there"),
    ("President Ana Ruiz of Peru said on Monday that Chile was a friend. She urged Chile to talk.", "2024-05-13", "the speaker goes on"),
    ("President Ana Ruiz of Peru said on Monday that Chile was a friend. She had urged Chile to talk.", ONLY_PUBLISHED, "the pluperfect is earlier"),
    ("President Ana Ruiz of Peru said on Monday that Chile was a friend. She has urged Chile to talk.", ONLY_PUBLISHED, "the perfect is any time"),
    ("President Ana Ruiz of Peru said on Monday that Chile was a friend.\n\nShe urged Chile to talk.", "2024-05-13",
     "the speaker goes on in the next paragraph"),
    ("President Ana Ruiz of Peru said on Monday that Chile was a friend. She expelled a Chilean diplomat.", ONLY_PUBLISHED,
     "a deed is no part of a speech"),
    ("Kenya expelled two Somali diplomats on Tuesday.\n\nFrance accused Mali of piracy.", ONLY_PUBLISHED, "another affair"),
    ("President Ana Ruiz of Peru expelled a Chilean diplomat on Tuesday. Ties are bad. She accused Chile of piracy.", ONLY_PUBLISHED,
     "the present leaves the story"),
    ("On 3 May Foreign Minister Ana Kovač of Croatia took a train. Later she accused Serbia of piracy.", "2024-05-03", "a dated verb that is no event"),
    ("President Ana Ruiz of Peru, who visited Chile on Tuesday, is old. She accused Chile of piracy.", ONLY_PUBLISHED,
     "a relative clause only says who is meant"),
    ("On Tuesday Russia expelled a Swedish consul. The Swedish ambassador was summoned to the foreign ministry of Russia in the afternoon.",
     "2024-05-14", "a time of day belongs to the day told"),
    ("Russia expelled a Swedish consul on Tuesday. Within hours Sweden recalled its ambassador.", "2024-05-14", "hours are within the day"),
    ("Kenya fired on a Somali boat on Tuesday. Kenya arrested four Somali soldiers.", "2024-05-14", "the same side to the same side"),
    ("Kenya fired on a Somali boat on Tuesday. Kenya accused Somalia of piracy.", ONLY_PUBLISHED, "a word is no further blow"),
    ("Kenya fired on a Somali boat on Tuesday. Somalia accused Kenya of piracy.", ONLY_PUBLISHED, "the other side may take its time"),
    ("At a summit in Riyadh on Monday, Egypt condemned Israel. The leaders called on the United States to act.", "2024-05-13",
     "those who were at the summit"),
    ("On Sunday a Russian drone hit a hotel in Odessa. The Ukrainian president accused Russia of terror.", ONLY_PUBLISHED,
     "who was struck may take his time to speak"),
    ("Speaking to reporters after the talks on Monday, Foreign Minister Ana Kovač of Croatia said Serbia had refused a deal. She threatened "
     "Serbia with a tariff.",
     "2024-05-13", "the day of speaking stands with the talks"),
    ("The ministers of the European Union met on Monday. Hungary blocked the sanctions against Georgia.", "2024-05-13", "at that meeting"),
    ("The UN Security Council voted on a resolution on Sudan on Tuesday. Russia vetoed it.", "2024-05-14", "at that vote"),
    ("Kenya expelled a Somali consul on Tuesday. Russia vetoed the resolution on Sudan.", ONLY_PUBLISHED, "no sitting was told of"),
    ("Foreign Minister Ana Kovač of Croatia met reporters on Tuesday. Serbia had broken a treaty, she said. She urged Serbia to pay.",
     "2024-05-14", "a sentence of hers between does not end the day"),
]  # fmt: skip

DENIED = [
    ("Chad shelled Sudan on 6 May. On Monday an officer of Chad denied that Chad had shelled Sudan.", "2024-05-06",
     "the day of the shelling, not of the denial"),
]  # fmt: skip

TOLD_AGAIN = [
    ("Israel bombed Damascus on Tuesday. Iran sent tents.\n\nThe attack on Syria lasted for hours.", "2024-05-14", "the same attack"),
    ("Peru and Chile held talks on Monday. At the talks, Peru offered Chile a treaty.", "2024-05-13", "at the talks told of"),
    ("Israel bombed Damascus on Tuesday. A Syrian general was killed in the attack.", "2024-05-14", "in the attack told of"),
    ("Kenya seized a Somali boat on Monday.\n\nRain fell. The boat was seized off Lamu.", "2024-05-13", "the passive of the same verb"),
    ("Kenya seized a Somali boat on Monday.\n\nRain fell. A French yacht was seized off Lamu.", ONLY_PUBLISHED, "another boat"),
    ("Israel bombed Damascus on Tuesday. An attack by Chad killed four Sudanese soldiers.", ONLY_PUBLISHED, "another attack"),
]  # fmt: skip

STATED_AFTER_ALL = [
    ("Tensions have grown since 3 May, when Chad bombed a base in Sudan.", "2024-05-03", "the when-clause has that very day"),
    ("Chad and Sudan exchanged artillery fire for the third day on Tuesday.", "2024-05-12/2024-05-14", "it began two days before"),
    ("On Monday Kenya denied it had fired; it accused Somalia of piracy.", "2024-05-13", "the same speaker after a semicolon"),
    ("On Tuesday Kenya, quoted by a newspaper, accused Somalia of piracy.", "2024-05-14", "what is put between commas has no day"),
    ("Leaders of Chad, who met on Tuesday, expelled a French consul.", "2024-05-14", "who met and acted on the same day"),
    ("The minister of Mali is expected in Chad before the end of May.", "2024-05-16/2024-05-31", "a bound of the verb"),
    ("When the ministers met in Oslo on Monday, Norway offered Sweden a loan.", "2024-05-13", "when says at what time"),
    ("As fighting raged on Tuesday, Kenya closed its border with Somalia.", "2024-05-14", "and so does as"),
    ("On Monday, when the king was away, Jordan expelled a Syrian diplomat.", "2024-05-13", "a clause between commas has no day"),
    ("Kenya rejected the charge of Somalia; it told a channel on Tuesday that the boats were safe.", "2024-05-14", "more of the same words"),
    ("Iran vowed revenge for the strike of 3 May, and on Monday it launched missiles at Israel.", "2024-05-13", "and opens a clause"),
    ("In a statement issued on Tuesday, Kenya accused Somalia of piracy.", "2024-05-14", "a participle within the opening"),
    ("In a speech that was broadcast on Tuesday, Kenya accused Somalia of piracy.", "2024-05-14", "the same with a relative clause"),
    ("It was on Tuesday that Kenya expelled a Somali diplomat.", "2024-05-14", "the day is put first"),
    ("Israel bombed a base used by Iranian officers near Damascus on Tuesday.", "2024-05-14", "a state has no day"),
    ("Kenya seized a boat registered in Somalia at the weekend.", "2024-05-11/2024-05-12", "the same at the end of a chain"),
    ("On Monday Peru closed its border, while Chile recalled its ambassador.", "2024-05-13", "while joins two acts"),
    ("The talks between Peru and Chile took place on Monday.", "2024-05-13", "the verb only says that it happened"),
    ("Talks between Peru and Chile on Monday produced a truce.", "2024-05-13", "the day stands with the noun"),
    ("Kenya confirmed on Tuesday the arrest of two Somali officers on 3 May.", "2024-05-03", "the second day is that of the arrest"),
    ("Russia expelled a Swedish consul on Tuesday. Hours later, Sweden recalled its ambassador.", "2024-05-14", "hours are within the day"),
]  # fmt: skip

ELSEWHERE = [
    ("Kenya asked Somalia for an answer before the end of May.", "the deadline is of the answer, the asking is over"),
    ("Mali condemned France; ten days ago Chad had done so.", "a date behind a semicolon belongs to what follows"),
    ("Kenya left the talks on Tuesday, having bombed a Somali base.", "what somebody has done before lies further back"),
    ("When the ship was seized on Tuesday, Greece had recalled its ambassador.", "the pluperfect lies further back"),
    ("The village attacked on Monday, Chad accused Sudan of piracy.", "no occasion on which one accuses"),
    ("The president of Mali visited Chad, the first such visit since 1964.", "since does not date what is done once"),
]  # fmt: skip

ORDERED = [
    ("Peru recalled its envoy on Tuesday after Chile had arrested a Peruvian consul.", "/2024-05-14", "before what came after it"),
    ("Peru recalled its envoy on Tuesday. The step came a day after Chile had arrested a Peruvian consul.", "2024-05-13",
     "the step is what was told last"),
    ("Peru recalled its envoy on Tuesday. The step came a day after Chile admitted that it had arrested a Peruvian consul.",
     "/2024-05-14", "the day is that of the admission"),
    ("Peru recalled its ambassador after talks with Chile at the weekend.", "2024-05-11/2024-05-16", "not before the talks"),
    ("After dozens were arrested on Monday, France recalled its ambassador from Mali.", "2024-05-13/2024-05-16", "nor before the arrests"),
    ("They were to meet on 20 May, and Chile now expelled a Peruvian consul.", ONLY_PUBLISHED, "a day to come dates nothing past"),
    ("Mali, which had praised France on 3 May, now condemned France.", ONLY_PUBLISHED, "the background has a day of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ANSWERS + GOING_ON + DENIED + TOLD_AGAIN + ORDERED)
def test_the_last_event_happened_then(text: str, expected: str, why: str) -> None:
    event = last_event(text)
    assert event.date.range.edtf == expected, why
    assert event.date.basis == ("none" if expected == ONLY_PUBLISHED else "inferred"), event.date.reason


HEADLINES = [
    ("Kenya seizes Somali boat\n\nKenya seized a Somali boat off Lamu on Monday.", "2024-05-13", "the lead tells the same, and when"),
    ("Kenya seizes Somali boat\n\nKenya seized a French boat off Lamu on Monday.", ONLY_PUBLISHED, "the lead tells of another"),
    ("Kenya bans Somali maize\n\nKenya banned Somali maize in 2019. Kenya banned Somali maize again on Monday.", "2024-05-13", "the news"),
    ("Kenya seizes Somali boat\n\nKenya seized a Somali boat off Lamu.", ONLY_PUBLISHED, "the lead has no day either"),
    ("Peru turns back Chilean lorries\n\nPeru has refused entry to Chilean lorries.\n\nDrivers were angry.\n\nGuards stopped the first of the lorries on Monday.",
     "2024-05-13", "a refusal told as news, and the day of a thing named in the headline"),
    ("Peru expels Chilean envoy\n\nPeru has expelled the ambassador of Chile.\n\nA flag is the reason.\n\nAna Ruiz announced the decision on Monday.",
     "2024-05-13", "the day on which the decision was announced"),
]  # fmt: skip


TOLD_AND_DATED_LATER = [
    ("Kenya has expelled a Somali diplomat.\n\nThe diplomat was expelled on Tuesday after a row.", "2024-05-14", "the same, told with its day"),
    ("Kenya has expelled a Somali diplomat.\n\nA Swedish diplomat was expelled on Tuesday.", ONLY_PUBLISHED, "another one"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), HEADLINES + TOLD_AND_DATED_LATER)
def test_what_comes_first_has_the_day_that_is_told_later(text: str, expected: str, why: str) -> None:
    first = min(extract(text, THURSDAY).events, key=lambda event: event.trigger)
    assert first.date.range.edtf == expected, why
    assert first.date.basis == ("none" if expected == ONLY_PUBLISHED else "inferred"), first.date.reason


@pytest.mark.parametrize(("text", "expected", "why"), STATED_AFTER_ALL)
def test_a_date_of_the_sentence_dates_this_event(text: str, expected: str, why: str) -> None:
    event = last_event(text)
    assert (event.date.range.edtf, event.date.basis) == (expected, "stated"), f"{why}; {event.date.reason}"


@pytest.mark.parametrize(("text", "why"), ELSEWHERE)
def test_a_date_of_the_sentence_does_not_date_this_event(text: str, why: str) -> None:
    event = last_event(text)
    assert event.date.range.edtf == ONLY_PUBLISHED, f"{why}; {event.date.reason}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ANSWERS[0][0], "it answers “freed”, which is dated 2024-05-16"),
        (GOING_ON[0][0], "the same side goes on from the sentence before, which is dated 2024-05-14"),
        (TOLD_AGAIN[0][0], "the same as “bombed”, told and dated before"),
    ],
)
def test_a_reader_is_told_why(text: str, words: str) -> None:
    event = last_event(text)
    assert words in event.date.reason
    assert event.reasons["date"] == event.date.reason


@pytest.mark.parametrize(("text", "edtf", "why"), POSTS, ids=[row[2] for row in POSTS])
def test_a_post_has_its_own_day(text: str, edtf: str, why: str) -> None:
    assert last_event(text).date.range.edtf == edtf, why


@pytest.mark.parametrize(("text", "edtf", "why"), SPEAKERS, ids=[row[2] for row in SPEAKERS])
def test_an_article_quotes_a_speaker_from_one_day(text: str, edtf: str, why: str) -> None:
    assert last_event(text).date.range.edtf == edtf, why


def test_a_headline_has_the_day_of_its_news_told_far_down() -> None:
    text = (
        "Peru closes its embassy in Chad\n\nLima was quiet on Tuesday. The shops were open. The trams ran on time. "
        "Relations have been poor.\n\nPeru closed its embassy in Chad on Monday."
    )
    first = min(extract(text, THURSDAY).events, key=lambda event: event.trigger)
    assert first.date.range.edtf == "2024-05-13"


LIVE = [
    ("As it happened\n\n08:10 Peru expels two diplomats of Chile.\n\n09:40 The answer is here. Chile has recalled its ambassador to Peru, a spokesman says.\n",
     "2024-05-16", "a live report is of its day"),
    ("Monday, 6 May: Peru expels two diplomats of Chile.\n\nFriday, 10 May: it rains. In the evening Chile recalls its ambassador to Peru.\n",
     "2024-05-10", "an entry of a diary has its day"),
    ("Friday, 10 May: it rains. In Lima Chile recalls its ambassador to Peru.\n", ONLY_PUBLISHED, "one paragraph makes no diary"),
    ("As it happened\n\n08:10 Peru expels two diplomats of Chile.\n\n09:40 It rains. Chile had recalled its ambassador to Peru.\n",
     ONLY_PUBLISHED, "what was before"),
]  # fmt: skip

SCENES = [
    ("Rebels of Mali attacked a post in Chad on Monday. Chadian troops returned fire.", "2024-05-13", "those who were hit return fire"),
    ("Farmers blocked the road to Chad on Monday. Police arrested four Chadian drivers.", "2024-05-13", "deeds in one paragraph"),
    ("Rebels from Mali raided a post in Chad on Monday.\n\nTwo Chadian guards were killed, the army said.", "2024-05-13", "the dead of a raid"),
    ("Rebels from Mali raided a post in Chad on Monday.\n\nTwo Chadian guards were killed there earlier.", ONLY_PUBLISHED, "those killed before"),
    ("Ministers of Mali and Chad had met on Sunday. Mali apologised to Chad. Chad agreed to open the border with Mali.", "2024-05-12",
     "what comes out of a meeting, one after the other"),
    ("Mali's foreign minister, Ana Keita, called Chad a liar on Monday. Unless Chad yields by 30 May, Mali will close the border, she warned.",
     "2024-05-13", "a day to come in a threat is not that of the threat"),
    ("Mali recalled its ambassador to Chad on Monday.\n\nThe Chadian ambassador to Mali was summoned in the evening.", "2024-05-13",
     "an hour goes on from the day told"),
    ("The road was opened on Tuesday, hours after Mali and Chad signed a treaty.", "2024-05-14", "hours before what is dated"),
    ("Widows burned tyres before the embassy of Chad in Mali on Tuesday. Gendarmes of Mali dispersed the crowd, the ministry said.", "2024-05-14",
     "a deed right behind, also where it is reported"),
    ("Chadian students besieged the embassy of Mali on Tuesday.\n\nPolice dispersed the crowd, Mali's interior ministry said.", "2024-05-14",
     "a deed reported right behind the first sentence"),
    ("Chad reopened its embassy in Mali on Tuesday. The three consuls whom Mali expelled are not coming back.", ONLY_PUBLISHED,
     "what tells who is meant is older"),
    ("Chadian students besieged the embassy of Mali on Tuesday. Mali had earlier closed its border with Chad.", ONLY_PUBLISHED, "a deed before"),
    ("Chad protested to Mali on Tuesday. Mali has since closed its border with Chad.", "2024-05-14/2024-05-16", "what has been done since"),
    ("The talks broke down on Monday, and Mali has since agreed to pay Chad.", "2024-05-13/2024-05-16", "since a day of the same sentence"),
    ("Mali and Chad agreed on patrols in May 2023, two years after they signed a truce.", "2021", "years before what is dated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "why"), [*LIVE, *SCENES], ids=[row[2] for row in [*LIVE, *SCENES]])
def test_what_goes_on_has_the_day_of_where_the_story_stands(text: str, edtf: str, why: str) -> None:
    assert last_event(text).date.range.edtf == edtf, why


def test_the_news_told_with_has_or_in_other_words_has_the_day_told_below() -> None:
    text = (
        "Peru quits its base in Chad\n\nPeru has arrested three fishermen of Chad. Its envoy was silent.\n\n"
        "The weather was fine.\n\nThe fishermen of Chad were arrested on Tuesday."
    )
    assert [event.date.range.edtf for event in extract(text, THURSDAY).events if event.type == "COERCE"] == ["2024-05-14"] * 2
    text = (
        "Peru quits talks with Chad in a dispute over fish\n\nPeru withdrew from the talks with Chad on Monday.\n\n"
        "In May 2021 Peru quit its talks with Chad, too."
    )
    first = min(extract(text, THURSDAY).events, key=lambda event: event.trigger)
    assert first.date.range.edtf == "2024-05-13", "neither 2021"


HAPPENINGS = [
    ("Peru has barred ships of Chile from its ports.\n\nThe ban took effect on Tuesday.", "2024-05-14", "when what was told took effect"),
    ("Peru's navy has boarded a Chilean boat.\n\nThe incident occurred on Monday off Callao.", "2024-05-13", "an incident"),
    ("Peru has barred ships of Chile from its ports.\n\nThe ceremony took place on Tuesday.", ONLY_PUBLISHED, "another thing"),
    ("Rebels and troops of Mali exchanged fire on Monday.\n\nThe army of Mali said that rebels had crossed a river before dawn and attacked a post of Mali.",
     "2024-05-13", "more of the same blow"),
    ("Peru expelled two envoys of Chile on Monday. A day after the expulsion, Chile recalled its ambassador to Peru.", "2024-05-14",
     "counted on from what was told"),
    ("Late on Monday, Peru froze the accounts that the embassy of Chile may hold in Lima and accused Chile of espionage.", "2024-05-13",
     "what may be is passed over by what is joined with and"),
    ("The minister of Peru deplored the arrest of nine sailors of Peru by Chile off Arica on Monday.", "2024-05-13", "the deed has the day, not the regret"),
    ("After Friday prayers, thousands marched to the embassy of Chile in Peru.", "2024-05-10", "prayers are held on their day"),
    ("Before dawn on Monday, police of Peru stormed the embassy of Chile.", "2024-05-13", "an hour of that day"),
    ("An envoy freed by Chile this week reached Peru.", "2024-05-13/2024-05-16", "by the day of publication"),
    ("Peru and Chile signed a treaty in 1993. After the treaty, Chile opened a consulate in Peru and thanked Peru.", ONLY_PUBLISHED,
     "after what is long past tells nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "why"), HAPPENINGS, ids=[row[2] for row in HAPPENINGS])
def test_another_sentence_says_when_it_happened(text: str, edtf: str, why: str) -> None:
    assert last_event(text).date.range.edtf == edtf, why


def test_what_was_made_on_a_day_has_that_day_and_not_its_rejection() -> None:
    rejection = min(
        extract("Peru rejected as worthless an offer made on Monday by Chile.", THURSDAY).events, key=lambda e: e.trigger
    )
    assert rejection.date.range.edtf == ONLY_PUBLISHED


def test_talks_that_open_a_sentence_have_its_day_and_both_who_speak() -> None:
    events = extract(
        "In a telephone call on Monday, the president of Peru urged the president of Chile to reopen the border.", THURSDAY
    ).events
    (call,) = [event for event in events if event.type == "CONSULT"]
    assert (call.date.range.edtf, len(call.sources)) == ("2024-05-13", 2)


def test_a_cabinet_that_meets_to_condemn_somebody_does_not_meet_them() -> None:
    events = extract("At a meeting in Lima, the cabinet of Peru condemned Chile.", THURSDAY).events
    assert [event.type for event in events] == ["ACCUSE"]
