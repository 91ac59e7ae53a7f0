"""Dates that take their meaning from the verb, the preposition or the date told before, as tables: text, expression, days, why.

The article was published on Wednesday, 13 March 2024.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extraction.dates import find_dates
from timeline.extraction.values import DateMention

WEDNESDAY = date(2024, 3, 13)


def found_in(text: str) -> dict[str, DateMention]:
    return {mention.span.of(text): mention for mention in find_dates(text, WEDNESDAY)}


STILL_TO_COME = [
    ("The commission was to meet in Oslo on March 20.", "March 20", "2024-03-20", "was to: ahead, seen from the past"),
    ("The envoys were to sign on Friday.", "Friday", "2024-03-15", "were to"),
    ("A second round follows on November 5.", "November 5", "2024-11-05", "the present of a schedule"),
    ("The meeting takes place Tuesday.", "Tuesday", "2024-03-19", "so does takes place"),
    ("She vowed revenge for the raid of 3 May, and on Monday she left.", "Monday", "2024-03-11", "may is a month here"),
    ("She meets Aziz on Monday.", "Monday", "2024-03-18", "and meets"),
    ("Oslo closed the port, as it had threatened to on Tuesday.", "Tuesday", "2024-03-12", "what was threatened is past: no verb follows"),
    ("Kenya To Send Grain On Sunday", "Sunday", "2024-03-17", "the infinitive of a headline in capitals"),
    ("Grain Flown To Port Sudan On Sunday", "Sunday", "2024-03-10", "to before a place is no infinitive"),
    ("Talks resume on Monday.", "Monday", "2024-03-18", "the present of several who keep a schedule"),
    ("The regatta's on April 6.", "April 6", "2024-04-06", "is, right before the date"),
    ("Chad owes Mali a first payment on November 2.", "November 2", "2024-11-02", "what is owed is yet to be paid"),
    ("The envoys had hoped to leave on November 2.", "November 2", "2023-11-02", "what had been hoped is over"),
    ("The port, shut since November 2, reopens tomorrow.", "November 2", "2023-11-02/2024-03-13", "since looks back, whatever the verb"),
    ("On Friday, when a hastily planned trip ended, it rained.", "Friday", "2024-03-08", "a planned trip is none to come"),
]  # fmt: skip

DAYS_OF_MONTHS = [
    ("They were recalled on the twelfth.", "the twelfth", "2024-03-12", "a day of the month in words"),
    ("They will meet on the twenty-fifth.", "the twenty-fifth", "2024-03-25", "the same, ahead"),
    ("The curbs are to fall on the first of next month.", "the first of next month", "2024-04-01", "of another month"),
    ("He failed on the first, and won.", None, "first", "a rank, more often than a day"),
    ("The upper steps are naval drills in June.", "June", "2024-06", "no verb is past, so the nearest one"),
]  # fmt: skip

BOUNDS = [
    ("He is expected in Algiers before the end of October.", "the end of October", "2024-03-13/2024-10-31", "the end still counts"),
    ("They must go before the end of the month.", "the end of the month", "2024-03-13/2024-03-31", "the same for this month"),
    ("It will be paid before 1 June.", "1 June", "2024-03-13/2024-05-31", "before, ahead: from publication on"),
    ("Nobody knew of it before 1 February.", "1 February", "/2024-01-31", "before, in the past: its beginning is open"),
    ("They will reply no later than Monday.", "Monday", "2024-03-13/2024-03-18", "a deadline lies ahead"),
    ("Shells fell from Saturday to Monday.", "from Saturday to Monday", "2024-03-09/2024-03-11", "weekdays in their order"),
    ("It rained between Friday and Sunday.", "between Friday and Sunday", "2024-03-08/2024-03-10", "the same with between"),
    ("In the first half of the year they met.", "the first half of the year", "2024-01-01/2024-06-30", "the year of publication"),
]  # fmt: skip

FROM_THE_TEXT = [
    ("Five nights ago a van drew up. A day earlier the court had sat.", "A day earlier", "2024-03-07", "nights are counted like days"),
    ("On Friday she named ten inspectors, to leave by the end of June. He called the same evening.", "the same evening", "2024-03-08",
     "what is over has no day still to come"),
    ("On Friday he said that he had written to the court the day before about the boats.", "the day before", "2024-03-07",
     "before the date of the text, as no thing follows"),
    ("A week ago the court sat. A week earlier she had left.", "A week ago", "2024-03-06", "a week is counted to the day"),
    ("A week ago the court sat. A week earlier she had left.", "A week earlier", "2024-02-28", "from the text, too"),
    ("Two weeks ago the court sat.", "Two weeks ago", "2024-02-26/2024-03-03", "two weeks are not"),
    ("Two crews will fly from tomorrow until Monday.", "from tomorrow until Monday", "2024-03-14/2024-03-18", "from a day word to a weekday"),
    ("The ban lasts from today to 3 June.", "from today to 3 June", "2024-03-13/2024-06-03", "from a day word to a date"),
    ("He would write to her before the week was out.", "before the week was out", "2024-03-13/2024-03-17", "what is left of the week"),
    ("The vote is on 1 June. If it fails, we will leave the same day.", None, "the same day", "the day of what may happen"),
]  # fmt: skip

CHRONICLES = [
    ("The treaty of 2018 was signed in Oslo.", "2018", "2018", "was is no plural of which there are 2018"),
    ("In 2015 they signed. In March of that year they met. In June it was ratified.", "June", "2015-06", "the chronicle's year"),
    ("It was signed in March 2015. On 3 September it took effect.", "3 September", "2015-09-03", "from the month on"),
    ("In November 2022 the general was killed. In January his aides fled.", "January", "2023-01", "over the turn of the year"),
    ("In 2020 they quarrelled. Two years later, and in May they made up.", "May", "2022-05", "counted on, then a month"),
    ("The president, who took office in 2015, resigned. In June he left.", "June", "2023-06", "a relative clause is background"),
    ("The base was built in 2009. In February a drone hit it.", "February", "2024-02", "so is a year that does not open its sentence"),
    ("War broke out in March 2014. Troops left in October.", "October", "2023-10", "a month behind its verb is the latest one"),
    ("It was signed in March 2015.\n\nIn June parliament was dissolved.", "June", "2023-06", "another paragraph, another story"),
    ("In March 2012 he won. In May he will resign.", "May", "2024-05", "what will be is no chronicle"),
    ("They spoke on March 10, and a man convicted in 2001 was freed. The day before, both met.", "The day before", "2024-03-09",
     "a year further back is background, so the day still counts"),
    ("They met on 2 May 2013. The war came in 2014. Two days later they fled.", None, "", "a later year leaves no day to count from"),
    ("In January nineteen ninety-seven it fell.", "January nineteen ninety-seven", "1997-01", "a transcript"),
]  # fmt: skip

DISTANCES = [
    ("They left two days before Christmas 2022, in snow.", "two days before Christmas 2022", "2022-12-23", "the year of the holiday"),
    ("They left two days before Christmas.", "two days before Christmas", "2023-12-23", "so far from a holiday"),
    ("They will sail a week from Friday.", "a week from Friday", "2024-03-22", "so far from a weekday"),
    ("They will sail three weeks from tomorrow.", "three weeks from tomorrow", "2024-04-04", "from a day word"),
    ("The dam broke the day after Thanksgiving.", "the day after Thanksgiving", "2023-11-24", "the day beside a holiday"),
    ("The dam broke ten years ago this month.", "ten years ago this month", "2014-03", "as fine as what is named"),
    ("The dam broke two years ago today.", "two years ago today", "2022-03-13", "to the day"),
    ("The dam broke a year ago last week.", "a year ago last week", "2023-03-06/2023-03-12", "to the week"),
    ("They will sail the week after next.", "the week after next", "2024-03-25/2024-03-31", "two weeks on"),
    ("The dam broke the year before last.", "the year before last", "2022", "two years back"),
    ("The dam broke the night before last.", "the night before last", "2024-03-11", "two nights back"),
    ("The dam broke a couple of years ago.", "a couple of years ago", "2021-03-13/2022-12-31", "two, or three"),
    ("The dam broke two years back.", "two years back", "2022", "back is ago"),
    ("The ferry sails the Tuesday after Labor Day.", "the Tuesday after Labor Day", "2024-09-03", "a weekday beside a holiday"),
    ("Two summers ago the lake dried up.", "Two summers ago", "2022-22", "summers counted back"),
    ("Two Fridays ago the lake froze.", "Two Fridays ago", "2024-03-01", "weekdays counted back"),
    ("A fortnight ago the lake froze.", "A fortnight ago", "2024-02-26/2024-03-03", "two weeks"),
    ("The lake will thaw in a couple of weeks.", "in a couple of weeks", "2024-03-25/2024-03-31", "two weeks on"),
    ("The ferry sails Thursday week.", "Thursday week", "2024-03-21", "a week after the coming one"),
    ("It is for the week commencing 17 June.", "the week commencing 17 June", "2024-06-17/2024-06-23", "as timetables put it"),
    ("He rode two days back to town.", None, "two days", "and sometimes a way home"),
]  # fmt: skip

HOURS = [
    ("They met on Tuesday. At 9:30 it was over.", "9:30", "2024-03-13", "an hour of the day of publication"),
    ("They met on Tuesday at twenty past nine.", "twenty past nine", "2024-03-12", "an hour in words, of the day beside it"),
    ("They met at six in the morning on Tuesday.", "six in the morning on Tuesday", "2024-03-12", "hour and day in one"),
    ("They met at 0730 GMT on Tuesday.", "0730 GMT on Tuesday", "2024-03-12", "an hour of the wire"),
    ("They met in the early hours of Tuesday.", "the early hours of Tuesday", "2024-03-12", "the hours of a day"),
    ("They met in the night of Monday to Tuesday.", "the night of Monday to Tuesday", "2024-03-11/2024-03-12", "the night between"),
    ("They came in the night to Tuesday.", "the night to Tuesday", "2024-03-11/2024-03-12", "the night before that morning"),
    ("They met on Monday. The guns had fired the night before.", "the night before", "2024-03-10", "the night of the day before"),
    ("They met on Monday. Shortly before midnight she left.", "midnight", "2024-03-11", "an hour of the day just told"),
    ("They met on Monday. She will leave at noon.", "noon", "2024-03-13", "but not what is still to come"),
    ("They met on the night of 2 March.", "the night of 2 March", "2024-03-02", "the night of a day"),
    ("They met in the wee hours of Tuesday.", "the wee hours of Tuesday", "2024-03-12", "the hours before sunrise"),
    ("Come round tomorrow at 9.", "9", "2024-03-14", "an hour right behind its day"),
    ("The rate stands at nine.", None, "nine", "and a number elsewhere"),
    ("Supper is at seven on Friday night.", "seven on Friday night", "2024-03-15", "an hour before its day"),
    ("On Monday the 18th they move.", "Monday the 18th", "2024-03-18", "the weekday tells the month"),
    ("The rent is due on the 31st.", "the 31st", "2024-03-31", "of this month"),
    ("See you on Sat or next Tues!", "Sat", "2024-03-16", "a weekday cut short"),
    ("He sat on sun decks.", None, "sun", "and other words that look like it"),
    ("c u tmrw", "tmrw", "2024-03-14", "the spelling of short messages"),
    ("See you Sunday.", "Sunday", "2024-03-17", "people who talk to each other speak of what is to come"),
    ("Ana's coming Thursday.", "Thursday", "2024-03-14", "coming is the verb here"),
    ("Half an hour ago he left.", "Half an hour ago", "2024-03-12/2024-03-13", "the hour of publication is not known"),
    ("I got here Sunday.", "Sunday", "2024-03-10", "unless a verb is past"),
    ("The consul had until Sunday to leave.", "Sunday", "2024-03-13/2024-03-17", "a deadline to do something lies ahead"),
    ("The consul was told to leave by Friday.", "Friday", "2024-03-13/2024-03-15", "so does what he was told to do by then"),
    ("Gold closed at 12.50 and fell.", None, "12.50", "a price"),
]  # fmt: skip

LONG_WEEKENDS = [
    ("It rained over Memorial Day weekend.", "Memorial Day weekend", "2023-05-27/2023-05-28", "a Monday ends it"),
    ("It rained over Thanksgiving weekend.", "Thanksgiving weekend", "2023-11-25/2023-11-26", "a Thursday begins it"),
    ("The vote was on Election Day 2016.", "Election Day 2016", "2016-11-08", "the Tuesday after the first Monday"),
    ("They sang on the Fourth of July.", "the Fourth of July", "2023-07-04", "with its article"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expression", "expected", "why"),
    STILL_TO_COME + DAYS_OF_MONTHS + BOUNDS + FROM_THE_TEXT + CHRONICLES + DISTANCES + HOURS + LONG_WEEKENDS,
)
def test_an_expression_means_these_days(text: str, expression: str | None, expected: str, why: str) -> None:
    found = found_in(text)
    if expression is None:
        assert not any((expected or "later") in words for words in found), why
    else:
        assert expression in found, f"found only {list(found)}"
        assert found[expression].range.edtf == expected, why


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The shrine burned in April 404 BC.", "BC0404-04"),
        ("It is of the 5th century BC.", "BC04"),
        ("It fell in AD 79.", "0079"),
    ],
)
def test_a_year_of_an_era_has_a_value_of_its_own(text: str, timex: str) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    assert mention.timex == timex


def test_a_text_shows_in_which_order_its_digits_stand() -> None:
    found = found_in("The ferry sank on 23/03/2020. The inquiry met on 06/04/2020.")
    assert found["06/04/2020"].range.edtf == "2020-04-06"


@pytest.mark.parametrize("text", ["It was the ninth protest this year.", "They met for the third time this week."])
def test_what_is_counted_in_a_year_is_not_dated_by_it(text: str) -> None:
    [mention] = find_dates(text, WEDNESDAY)
    assert not mention.dates_events


def test_a_reader_is_told_that_the_year_was_taken_over() -> None:
    mention = found_in("In 2015 they signed. In June it was ratified.")["June"]
    assert "which the text goes on from" in mention.reason


@pytest.mark.parametrize(
    ("text", "words", "expected", "why"),
    [
        ("It fell on Wed\u00adnes\u00adday.", "Wed\u00adnes\u00adday", "2024-03-13", "soft hyphens of a typeset page"),
        (
            "It fell on \u200b3\u00a0May\u202f2023.",
            "3\u00a0May\u202f2023",
            "2023-05-03",
            "blanks that do not break, or have no width",
        ),
        ("It fell on 3\u2002May 2023.", "3\u2002May 2023", "2023-05-03", "a wide blank"),
        ("José was there on Mon\u00adday.".replace("é", "e\u0301"), "Mon\u00adday", "2024-03-11", "accents that stand alone"),
        ("\ufeffMon\u200dday was quiet.", "Mon\u200dday", "2024-03-11", "a byte order mark, a joiner"),
    ],
)
def test_letters_that_do_not_show_hide_no_date(text: str, words: str, expected: str, why: str) -> None:
    found = found_in(text)
    assert words in found, f"{why}: found only {list(found)}"
    assert found[words].range.edtf == expected, why
