"""Which verb of a sentence a date belongs to, where several could have it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

THURSDAY = date(2024, 5, 16)

ROWS = [
    ("Two Kenyans detained in Mali on 3 May have been freed by Mali's army.", "RETREAT", "/2024-05-16",
     "a perfect of the present goes with no time that is over"),
    ("Oman closed its border with Iran on Monday and has moved tanks towards it.", "MOBILIZE", "/2024-05-16",
     "nor with the day of another verb"),
    ("Ghana's foreign ministry has summoned the ambassador of Togo for Monday.", "ACCUSE", "/2024-05-16", "a day that is appointed"),
    ("Peru has accepted Chile's proposal to talk, Chile's foreign minister said on Tuesday.", "AGREE", "/2024-05-14",
     "words that had been spoken by the day they were told of"),
    ("Iran closed its embassy in Oman in March 2023 and has since expelled two Omani diplomats.", "SANCTION", "2023-03-01/2024-05-16",
     "since the time told before in the sentence"),
    ("Mali has kept its border with Niger closed since Monday.", "SANCTION", "2024-05-13/2024-05-16", "the verb that can go on"),
    ("Peru pardoned Ana Ruiz, a Chilean clerk convicted of fraud in 2020, on Tuesday.", "CONCEDE", "2024-05-14",
     "a day behind what the commas put in"),
    ("Sweden, which on Monday recalled its ambassador to Russia while accusing it of sabotage, is in no hurry.", "ACCUSE", "2024-05-13",
     "while is at the same time"),
    ("A call on Sunday in which the foreign ministers of Chile and Peru, Ana Ruiz and Paul Berg, agreed to talk broke the ice.", "AGREE",
     "2024-05-12", "what was said in a call that has a day"),
    ("The president of Chile was moved by the letter of 3 May in which Peru apologised for the raid.", "CONCEDE", "2024-05-03",
     "what was said in a letter that has a day"),
    ("In a report published on Monday, Norway's foreign ministry had accused Russia of jamming radars.", "ACCUSE", "2024-05-13",
     "what had been said in an opening that has a day"),
    ("Kenya's president thanked Oman in a message published on Monday.", "SUPPORT", "2024-05-13", "the day of the message"),
    ("Chile's president had held talks on Tuesday with Peruvian foreign minister Paul Berg, who promised to withdraw.", "AGREE",
     "2024-05-14", "what somebody said who was met"),
    ("The truce that both sides promised Paul Berg, the Norwegian envoy to Mali, on Monday has been kept.", "AGREE", "2024-05-13",
     "the verb before the date and not the perfect behind it"),
    ("If the guards are no longer in Bamako by Monday, Mali will expel the ambassador of Chad.", "SANCTION", "2024-05-16/",
     "a day within a condition"),
    ("Chad called off the talks with Mali due next week.", "REJECT", "/2024-05-16", "the day of the talks that are due"),
    ("Mali will release two Chadian soldiers this week.", "RETREAT", "2024-05-16/2024-05-19", "what lies ahead begins at publication"),
    ("Chad took Mali before Togo's supreme court on Monday.", "ACCUSE", "2024-05-13", "before a court is no time"),
    ("Kenya and Somalia held talks in Nairobi on Tuesday. Kenya had closed the border with Somalia two days before the talks.",
     "SANCTION", "2024-05-12", "so many days before an event that has a day"),
    ("Chad and Mali signed a pact in Bamako on Monday. Hours before the signing, Chadian soldiers shelled a village in Mali.", "ASSAULT",
     "2024-05-13", "hours before an event"),
    ("Chad expelled a diplomat of Mali on Monday, six days after Malian soldiers seized four trucks near Gao and beat up Chadian drivers.",
     "ASSAULT", "2024-05-07", "what is joined to an earlier event"),
    ("Chad and Mali met in Bamako on Saturday. At noon Mali's delegation walked out.", "REJECT", "2024-05-11", "an hour of the day just told"),
    ("Norway, which in 2021 accused Iran of spying, thanked Oman.", "SUPPORT", "/2024-05-16", "a year within a clause with which"),
    ("Norway, which in 2021 accused Iran of spying, thanked Oman.", "ACCUSE", "2021", "and the verb that has it"),
    ("A Norwegian court on Tuesday ordered Chad to free two sailors whom its navy seized in March, and told Chad to pay.", "REQUEST",
     "2024-05-14", "what whom tells of somebody is no part of the main clause"),
    ("Oman condemned the seizure of a ship, the Noor, and the arrest of its crew by Iran near Hormuz on Saturday.", "ACCUSE",
     "/2024-05-16", "the deed that is condemned has the date"),
    ("Paul Berg, the envoy of Peru, who had accused Chile of lying, flew to Santiago on Monday for talks.", "ACCUSE", "/2024-05-16",
     "what somebody had done before"),
    ("Six Malian soldiers seized by rebels from Chad were flown home on Monday.", "COERCE", "/2024-05-16",
     "a deed that tells which people are meant is older"),
    ("Six soldiers of Peru were killed on Monday and Tuesday in fighting with Chile.", "ASSAULT", "2024-05-13/2024-05-14", "both days"),
    ("Kenya refused to withdraw the complaint it filed against Uganda on Monday.", "ACCUSE", "2024-05-13", "a verb behind its pronoun"),
    ("Mali on Tuesday ordered the ambassador of Chad to leave, in response to the expulsion of one of its own diplomats by Chad two days earlier.", "SANCTION",
     "2024-05-12", "the deed that is answered"),
    ("Chad eased its blockade of Niger slightly, letting forty lorries pass at the border on Tuesday.", "CONCEDE", "2024-05-14",
     "what is let be done then"),
    ("Chad denounced Mali's claim and on Monday asked the UN Security Council to condemn Mali.", "ACCUSE", "/2024-05-16",
     "a day behind the and is of what follows"),
    ("Iran's foreign ministry said the seizure of its ship by Oman on 3 May is a gross violation of the law.", "ACCUSE", "/2024-05-16",
     "no past day is that of what is so"),
    ("Chad ordered the ambassador of Mali to leave on Tuesday.", "SANCTION", "2024-05-14", "who was ordered to leave, as news tells it"),
    ("The visit of Chad's president to Mali follows the adoption on 3 May by Mali's parliament of a law.", "CONSULT", "/2024-05-16",
     "what follows a dated thing is later"),
    ("It may not last: Chile sued Peru at a court in The Hague on Tuesday.", "ACCUSE", "2024-05-14", "a short past tense"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "days", "why"), ROWS)
def test_the_verb_that_has_the_date(text: str, kind: str, days: str, why: str) -> None:
    told = [event.date.range.edtf for event in extract(text, THURSDAY).events if event.type == kind]
    assert days in told, why
