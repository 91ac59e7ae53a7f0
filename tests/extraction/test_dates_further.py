"""Whose day a date is, in headlines, in denials and between the clauses of a sentence.

Each text with the trigger of one of its events. The article was published on Thursday, 16 May 2024.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)
ONLY_PUBLISHED = "/2024-05-16"

HEADLINES = [
    ("Peru and Chile sign fishing accord\n\nPeru and Chile reached an agreement on Monday. The agreement was signed by the ministers of Peru and Chile.",
     "sign", "2024-05-13", "a sentence of the lead without a day does not take the day away"),
    ("Chad bombs Sudanese depot\n\nChad has bombed depots in Sudan since February 2023. Chad bombed a depot in Sudan on Tuesday.",
     "bombs", "2024-05-14", "the day of the news, and not the years of its background"),
    ("Gunmen ambush convoy as Peru and Chile meet\n\nGunmen ambushed a convoy of the army of Peru on Tuesday.",
     "ambush", "2024-05-14", "a headline that names nobody means what the first sentence tells of the kind"),
    ("President of Peru receives minister of Chile\n\nThe head of state received on Tuesday in Lima the guest, who brought a letter.",
     "receives", "2024-05-14", "the verb of the headline has its day in the first sentence"),
    ("Peru throws out Chilean consul\n\nAna Soto, the consul of Chile in Tacna, was told on Tuesday to be gone within the week.",
     "throws", "2024-05-14", "the first sentence tells the news in other words"),
    ("Chile has protested to Peru after policemen of Peru shot at a boat off Arica.\n\nThe shots were fired late on Tuesday from the Peruvian side.",
     "shot", "2024-05-14", "the background of the first sentence, told below"),
    ("Peru throws out Chilean consul\n\nAna Soto, who came to Tacna in 2019 and married there on 13 May 2021, is leaving for Chile.",
     "throws", ONLY_PUBLISHED, "but not what it tells of a person"),
]  # fmt: skip

DENIALS = [
    ("Troops of Mali shelled a village in Chad on Monday.\n\nMali denied that a single round was fired at the village.", "2024-05-13",
     "who denies it is named as the speaker only"),
    ("Troops of Chad shelled a village in Mali on Monday. Four people were killed in a raid.\n\nThe army of Chad denied shelling the village.",
     "2024-05-13", "another act that has no day stands between"),
    ("Troops of Chad shelled a village in Mali on Monday.\n\nThe army of Chad denied hitting any farmers.", ONLY_PUBLISHED,
     "any is of no one act"),
]  # fmt: skip

SIGNINGS = [
    ("Peru and Chile agreed on Monday to share their fish. The document was signed by the ministers of Peru and Chile.", "signed",
     "2024-05-13", "the document of what was agreed"),
    ("Peru will lift its ban on Chilean wine, the two sides announced on Monday.\n\nThe deal was reached after talks between the ministers of Peru and Chile.", "reached",
     "2024-05-13", "also in the next paragraph"),
    ("Peru and Chile agreed on Monday to share their fish. A treaty was signed by the ministers of Peru and Chile.", "signed",
     "2024-05-13", "what comes out of talks in one paragraph"),
    ("Peru expelled a Chilean consul on Monday.\n\nA treaty was signed by the ministers of Peru and Bolivia.", "signed", ONLY_PUBLISHED,
     "another treaty"),
]  # fmt: skip

CLAUSES = [
    ("Peru, which on Monday still threatened Chile with a ban, offered Chile talks.", "offered", ONLY_PUBLISHED,
     "a clause with which has its own day"),
    ("The ministers of Peru and Chile, who gathered in Lima on Monday, agreed on a treaty.", "agreed", "2024-05-13",
     "but a meeting is where it was done"),
    ("On Tuesday farmers of Peru whom Chile had ruined in 2019 blocked a bridge to Chile.", "blocked", "2024-05-14",
     "the day before the subject is that of the main verb"),
    ("Chile threatened on Tuesday to close its border with Peru if no treaty was signed.", "close", "2024-05-16/", "the day of the threat, not of the closing"),
    ("Chile is expected on Friday to close its border with Peru.", "close", "2024-05-17", "what is expected on a day is to happen on it"),
    ("Chile will lend Peru four boats, the minister of Chile announced on Tuesday.", "lend", "2024-05-16/",
     "the day of the announcement is not that of what will be"),
    ("Two days after troops of Peru stormed the embassy of Chile in Lima and seized two guards, Chile on Tuesday closed its border.", "seized", "2024-05-12",
     "two acts joined with and lie as many days back"),
    ("The answer came on Tuesday: Peru has recalled its ambassador to Chile.", "recalled", "2024-05-14", "a colon says what came"),
    ("Peru and Chile signed a treaty on Monday, in talks mediated by Kenya.", "mediated", "2024-05-13", "the talks in which it was done"),
    ("Peru accused Chile of shelling villages near Arica on Sunday.", "accused", ONLY_PUBLISHED, "the wrong has the day, and not the charge"),
    ("Peru cancelled the naval exercise, which is to be held with Chile on 18 June.", "held", "2024-06-18", "is to be has its own day"),
    ("A sailor of Peru freed by Chile this week accused Chile of piracy on Tuesday.", "accused", "2024-05-14", "this week is that of the freeing"),
    ("Peru, in a statement issued on Tuesday, rejected the charges of Chile.", "rejected", "2024-05-14", "the words were in the statement"),
    ("Peru said that Chile, in a letter on Tuesday, had accused it of piracy.", "accused", "2024-05-14", "the verb behind the commas"),
    ("Peru said on Wednesday that on Monday Chile had expelled two consuls.", "expelled", "2024-05-13", "that opens the clause of the date"),
    ("Peru rebuked Chile, which in March seized a boat.", "seized", "2024-03", "and so does which"),
    ("Peru rebuked Chile, which in March seized a boat.", "rebuked", ONLY_PUBLISHED, "the verb before has no day"),
    ("Chile says that it will lend Peru four boats; it said the same in 2019.", "lend", "2024-05-16/", "further words of what is to come"),
    ("Peru cut off the embassy of Chile on Monday and turned back a lorry with drinking water on Tuesday.", "turned", "2024-05-14",
     "drinking only says what water"),
    ("Peru ordered two consuls of Chile to leave on Thursday and suspended its purchases of oil from Chile.", "suspended", "2024-05-16",
     "what is joined to the order"),
    ("Peru left the talks on Monday, saying that Chile had lied and demanded a ransom.", "demanded", ONLY_PUBLISHED, "what is told goes on"),
    ("Peru was told of it on Monday in Lima, where Ana Ruiz, the oil minister of Chile, signed a contract with Peru.", "signed", "2024-05-13",
     "what was done there"),
    ("On Tuesday, a day after Chile had closed its border, Peru recalled its ambassador to Chile.", "recalled", "2024-05-14",
     "what stands between commas has no day"),
    ("On Tuesday, a day after Chile had closed its border, Peru recalled its ambassador to Chile.", "closed", "2024-05-13", "but the day before"),
    ("Hours after the raid on Sunday, Peru closed its border with Chile.", "closed", "2024-05-12", "hours are within the day"),
    ("Peru closed its border with Chile minutes after the raid on Sunday.", "closed", "2024-05-12", "and so are minutes behind the verb"),
    ("Peru closed its border with Chile after the raid on Sunday.", "closed", "2024-05-12/2024-05-16", "after without more is open"),
    ("A visit to Peru by Chile's premier planned for May is off.", "is off", ONLY_PUBLISHED, "for when it was planned"),
    ("Before the raid of 3 May, Chile had closed its border with Peru.", "closed", "/2024-05-03", "before another deed that has the day"),
    ("Chile closed its border with Peru ahead of the raid of 3 May.", "closed", "/2024-05-03", "and ahead of it"),
    ("Chile closed its border with Peru until the elections of 3 May.", "closed", "/2024-05-03", "what lasted until then began before"),
    ("Since the raid of 3 May, Chile has expelled two Peruvian envoys.", "expelled", "2024-05-03/2024-05-16", "what has been done since"),
    ("Chile expelled two Peruvian envoys two days before the talks of 3 May.", "expelled", "2024-05-01", "counted back from another's day"),
    ("A week after the talks of 3 May, Chile expelled two Peruvian envoys.", "expelled", "2024-05-10", "counted on from it"),
    ("Chile expelled two Peruvian envoys in the week before the talks of 3 May.", "expelled", "/2024-05-03", "within what is counted"),
    ("Chile expelled two Peruvian envoys over a week after the talks of 3 May.", "expelled", "2024-05-03/2024-05-16", "after more than that"),
    ("Chile's raid of 3 May killed two Peruvians.", "killed", "2024-05-03", "the deed itself has its day"),
    ("Chile accused Peru before the assembly of 3 May.", "accused", ONLY_PUBLISHED, "before those who hear it is no time"),
    ("Tuesday's talks between Peru and Chile broke up without a deal.", "broke", "2024-05-14", "what became of talks that have a day"),
    ("Peru's ministry said on Tuesday that it had expelled two envoys of Chile.", "expelled", "2024-05-14", "what is decreed is news when it is told"),
    ("Peru published a letter on Tuesday in which it condemned the session of the council of Chile on 9 May.", "condemned", "2024-05-14",
     "the second day is that of the session"),
    ("The president of Chile, speaking in Arica on Tuesday, rejected the claims of Peru.", "rejected", "2024-05-14", "said while speaking"),
    ("Peru's decision on Tuesday to expel two envoys angered Chile.", "expel", "2024-05-14", "what is decided"),
    ("On Tuesday students of Peru marched through Tacna until policemen of Chile arrested four of them.", "arrested", "2024-05-14",
     "a deed in a sentence that dates the scene"),
    ("The guards of Peru who found the boat on Tuesday seized the crew, seven men of Chile.", "seized", "2024-05-14",
     "the day tells who did it, and when"),
    ("Peru thanked Chile for releasing the two drivers who had been stopped on Tuesday.", "releasing", ONLY_PUBLISHED,
     "what somebody is thanked for has no day"),
    ("After troops of Peru shelled a camp of Chile, Chile on Tuesday closed its border with Peru.", "shelled", "/2024-05-14",
     "what stands behind after is older"),
    ("On Tuesday Peru held a parade; Chile has closed its border.", "closed", ONLY_PUBLISHED, "what has been done is of any day"),
    ("Widows of Peru burned a flag of Chile on Tuesday before the police of Chile arrested two.", "arrested", "2024-05-14",
     "before is the same scene"),
    ("Peru yesterday called off a visit to Chile that was to begin on 20 May, and recalled its ambassador to Chile.", "recalled", "2024-05-15",
     "what is joined behind a clause with that"),
    ("Students of Peru demonstrated before the embassy of Chile on Tuesday.", "demonstrated", "2024-05-14", "before is a place"),
    ("In a video released on Tuesday, President Ana Soto of Peru thanked Chile.", "thanked", "2024-05-14", "a video is an occasion"),
    ("Peru has mended its ties with Chile since March 2021, when Chile recalled its ambassador to Peru.", "recalled", "2021-03",
     "the month since when is the month of when"),
    ("Three days after its ambassador was summoned by Chile, Peru said on Tuesday that it would pay.", "summoned", "2024-05-11",
     "counted back from the clause behind"),
    ("Peru will bar ships of Chile from its ports from 1 June unless it is paid.", "bar", "2024-06-01/", "from a day to come on"),
    ("Peru expelled a consul of Chile on Tuesday, twelve days after policemen of Chile arrested a Peruvian pilot.", "arrested",
     "2024-05-02", "any number of days counts back"),
    ("Peru froze its aid to Chile before the raid of 3 May.", "froze", "/2024-05-03", "what stands before another deed lies before it"),
    ("Peru froze its aid to Chile before Chile seized a boat of Peru on 3 May.", "froze", "/2024-05-03", "so before a clause"),
    ("Peru shelled a camp of Chile on Monday. Peru asked Chile for a map. It also warned Chile.", "warned",
     ONLY_PUBLISHED, "also adds to what was told last, which has no day"),
    ("It was only in March, after months of talks, that Peru expelled the consul of Chile.", "expelled", "2024-03", "the day put first"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "why"), HEADLINES + SIGNINGS + CLAUSES, ids=[row[3] for row in HEADLINES + SIGNINGS + CLAUSES]
)
def test_this_event_has_that_day(text: str, trigger: str, edtf: str, why: str) -> None:
    extraction = extract(text, THURSDAY)
    days = [event.date.range.edtf for event in extraction.events if event.trigger.of(text).startswith(trigger)]
    assert days[:1] == [edtf], why


@pytest.mark.parametrize(("text", "edtf", "why"), DENIALS, ids=[row[2] for row in DENIALS])
def test_what_is_denied_has_the_day_on_which_it_was_said_to_happen(text: str, edtf: str, why: str) -> None:
    denied = [event for event in extract(text, THURSDAY).events if event.status == "denied"]
    assert [event.date.range.edtf for event in denied] == [edtf], why
