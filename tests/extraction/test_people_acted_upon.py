"""Persons to whom it is done: each row says in one line why it is there."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction import extract

DAY = date(2018, 6, 1)


def people(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """The names of who acts and who is acted upon in the last event whose words begin so."""
    event = [event for event in extract(text, DAY).events if event.trigger.of(text).startswith(trigger)][-1]
    return [m.actor.name for m in event.sources if m.actor], [m.actor.name for m in event.targets if m.actor]


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        # whom somebody comes to see
        ("Peru's minister Ana Sosa flew to Oslo for talks with Minister Jon Berg.", "flew", ["Ana Sosa"], ["Jon Berg"]),
        ("Peru's minister Ana Sosa is due in Oslo for talks with Minister Jon Berg.", "is due", ["Ana Sosa"], ["Jon Berg"]),
        ("Minister Jon Berg received Peru's minister Ana Sosa on Monday.", "received", ["Ana Sosa"], ["Jon Berg"]),  # the guest
        ("Norway's minister Jon Berg received the Peruvian ambassador.", "received", ["Jon Berg"], ["Peru"]),  # who lives there
        ("Peru's minister Ana Sosa will be received by President Jon Berg.", "received", ["Ana Sosa"], ["Jon Berg"]),
        ("Minister Jon Berg received a call from Peru's minister Ana Sosa.", "received", ["Ana Sosa"], ["Jon Berg"]),
        ("Peru's minister Ana Sosa spent an hour with Minister Jon Berg.", "spent", ["Ana Sosa"], ["Jon Berg"]),
        # relative clauses
        ("Rik Holm, whom Mali set free on Monday, thanked Oman.", "set free", ["Mali"], ["Rik Holm"]),
        ("Rik Holm, the nurse whom Mali arrested in May, came home.", "arrested", ["Mali"], ["Rik Holm"]),
        ("Rik Holm, whose arrest a court in Bamako had ordered, fled.", "ordered", ["Judiciary of Mali"], ["Rik Holm"]),
        ("Peru spoke of Rik Holm, the clerk who has been in jail in Lima since May.", "been in", ["Peru"], ["Rik Holm"]),
        # known for a person by what is done
        ("Mali freed Tuomo Lehti on Monday.", "freed", ["Mali"], ["Tuomo Lehti"]),
        ("Tuomo Lehti was granted asylum by Mali.", "granted", ["Mali"], ["Tuomo Lehti"]),
        ("Police in Mali arrested Sami al-Hakim, the Sudanese envoy.", "arrested", ["Police of Mali"], ["Sami al-Hakim"]),
        # those posted abroad
        ("Peru expels Malian envoy\n\nPeru expelled the second secretary of Mali's embassy, Sami Keita.", "expels", ["Peru"], ["Sami Keita"]),
        ("Peru expelled the Malian consul in Santa Rosa, Sami Keita, on Monday.", "expelled", ["Peru"], ["Sami Keita"]),
        ("Peru expelled a first secretary at the Malian embassy, Sami Keita, on Monday.", "expelled", ["Peru"], ["Sami Keita"]),
        ("Peru summoned the Malian ambassador. The ambassador, Sami Keita, stayed away.", "summoned", ["Peru"], ["Sami Keita"]),
        ("Peru expelled Malian consul Sami Keita. Peru accuses the diplomat of spying.", "accuses", ["Peru"], ["Sami Keita"]),
        # a calling and a name
        ("Peru boarded a Malian trawler. Its crew sang. The captain, Sami Keita, was arrested by Peru.", "arrested", ["Peru"], ["Sami Keita"]),
        ("A Malian journalist was arrested by Peru. Sami Keita, 34, denies it.", "arrested", ["Peru"], ["Sami Keita"]),
        ("Mali freed Bo Lind, a Chadian courier convicted of theft by Peru.", "convicted", ["Peru"], ["Bo Lind"]),
        ("Mali granted refuge to the former premier, Bo Lind, 58, on Friday.", "granted", ["Mali"], ["Bo Lind"]),
        ("Mali opened an investigation against the captain, Bo Lind, on Friday.", "opened", ["Mali"], ["Bo Lind"]),
        ("Peru spoke of the death of Tuomo Lehti. Mali denied it. Chile said the 37-year-old was struck by Mali.", "struck", ["Mali"], ["Tuomo Lehti"]),
        # firms and charities that a noun introduces
        ("Mali fined the Oslo-based charity Casa Nova on Monday.", "fined", ["Mali"], ["Casa Nova"]),
        ("Mali fined the charity Casa Nova. The charity accused Mali of theft.", "accused", ["Casa Nova"], ["Mali"]),
        ("Saudi Arabia offered to take the nurses of Mali to Lima.", "offered", ["Saudi Arabia"], ["Mali"]),
        # known by their age
        ("Peru arrested a 37-year-old. Bo Lind, 37, and Eva Holm, 51, deny it. Mali jailed the 51-year-old.", "jailed", ["Mali"], ["Eva Holm"]),
        ("Peru arrested a 37-year-old Chadian. Bo Lind, 37, denies it.", "arrested", ["Peru"], ["Bo Lind"]),
        ("Peru arrested Bo Lind. Mali accused the 37-year-old of spying.", "accused", ["Mali"], ["Bo Lind"]),
        ("Peru arrested Bo Lind, 37. Mali bombed the 37-year-old bridge to Peru.", "bombed", ["Mali"], ["Peru"]),
        # pronouns
        ("Peru on Monday told two Malian envoys to leave, accusing them of theft.", "accusing", ["Peru"], ["Mali"]),
        ("Sami Keita, who led the mission, left after Peru declared him persona non grata.", "declared", ["Peru"], ["Sami Keita"]),
        ("Mali's minister Sami Keita rang Peru's minister Juan Paz to thank him.", "thank", ["Sami Keita"], ["Juan Paz"]),
        ("Sami Keita, 34, has fled. A court in Lima ordered his arrest.", "ordered", ["Judiciary of Peru"], ["Sami Keita"]),
        # headlines leave "was" out
        ("Malian sailors freed as Peru resumes talks", "freed", [], ["Mali"]),
        ("Seven Malian nurses killed in raid on Lima, Peru says", "killed", [], ["Mali"]),
        # people handed over, and counted ones
        ("Three Malian nurses were handed over to Chile by Peru.", "handed", ["Peru"], ["Mali"]),
        ("Peru handed over three women wanted for fraud.", "handed", ["Peru"], []),
        ("Peru arrested four Malian computer technicians. A court in Lima ordered the four held.", "ordered", ["Judiciary of Peru"], ["Mali"]),
        ("Peru arrested four Malian lorry drivers. The men were freed by Chile.", "freed", ["Chile"], ["Mali"]),
        ("Mali's ministry asked Peru for access to the four Malian drivers.", "asked", ["Mali"], ["Peru"]),
        # those who protest
        ("Malian students marched through Lima on Monday. Police in Peru arrested 14 of them.", "arrested", ["Police of Peru"], ["Mali"]),
        # counterparts: of two states, and of somebody whom the table of leaders does not know
        ("Peru's minister Ana Sosa spoke by telephone with her Malian and Chilean counterparts.", "spoke", ["Ana Sosa"], ["Mali", "Chile"]),
        ("Peru's foreign minister Ana Sosa rang her Russian counterpart.", "rang", ["Ana Sosa"], ["Russia"]),
        # offices whose words go on before the name
        ("Hezbollah's deputy leader, Sami Dib, condemned Peru.", "condemned", ["Sami Dib"], ["Peru"]),
        ("The head of the Andean Community's secretariat, Omar Dia, condemned Peru.", "condemned", ["Omar Dia"], ["Peru"]),
        ("Mali's representative in Lima, Sami Keita, thanked Peru.", "thanked", ["Sami Keita"], ["Peru"]),
        ("In a letter Rado Lenk thanked Peru for its help.", "thanked", ["Rado Lenk"], ["Peru"]),
        ("Peru expelled the Malian consul in Santa Rosa, Sami Keita, in reply to the steps of Chile.", "expelled", ["Peru"], ["Sami Keita"]),
        # of whom it is alleged
        ("Peru alleged that consul Sami Keita of Mali had smuggled files.", "alleged", ["Peru"], ["Sami Keita"]),
        ("Peru alleged that its men had been beaten by Mali.", "alleged", ["Peru"], ["Mali"]),
    ],
)  # fmt: skip
def test_persons_who_act_and_are_acted_upon(text: str, trigger: str, sources: list[str], targets: list[str]) -> None:
    assert people(text, trigger) == (sources, targets)
