"""Date expressions and what they mean, as tables: a sentence, the expression in it, its days in EDTF, and why.

Unless a test says otherwise the article was published on Thursday, 9 January 2020.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.work import grows_no_faster_than_the_text
from timeline.extraction.dates import find_dates, holidays
from timeline.extraction.values import DateMention
from timeline.vocabulary import Precision

PUBLISHED = date(2020, 1, 9)


def found_in(text: str, published_on: date = PUBLISHED, **options: str) -> dict[str, DateMention]:
    return {mention.span.of(text): mention for mention in find_dates(text, published_on, **options)}


def edtf(text: str, expression: str, published_on: date = PUBLISHED) -> str:
    found = found_in(text, published_on)
    assert expression in found, f"found only {list(found)}"
    return found[expression].range.edtf


WEEKDAYS = [
    ("Envoys met on Thursday in Muscat.", "Thursday", "2020-01-09", "the publication day's own weekday is that very day"),
    ("Envoys will meet on Thursday in Muscat.", "Thursday", "2020-01-09", "also with a future verb"),
    ("Envoys met on Tuesday in Muscat.", "Tuesday", "2020-01-07", "another weekday is the latest before"),
    ("Envoys met on Friday in Muscat.", "Friday", "2020-01-03", "the day after publication's weekday is almost a week back"),
    ("Envoys will meet on Tuesday in Muscat.", "Tuesday", "2020-01-14", "a future verb looks ahead"),
    ("The ministry said on Monday that talks would resume on Friday.", "Monday", "2020-01-06", "the nearest verb before is past"),
    (
        "The ministry said on Monday that talks would resume on Friday.",
        "Friday",
        "2020-01-10",
        "the nearest verb before is future",
    ),
    ("Both sides are scheduled to sign on Wednesday.", "Wednesday", "2020-01-15", "what is scheduled lies ahead"),
    (
        "The minister will fly to Rome, an aide said Tuesday.",
        "Tuesday",
        "2020-01-07",
        "the saying is past though the flight is not",
    ),
    ("The envoy will discuss the proposed border on Saturday.", "Saturday", "2020-01-11", "a participle does not outweigh will"),
    ("Saturday's talks will be held in Doha.", "Saturday", "2020-01-11", "a possessive takes the tense of what follows"),
    ("Crowds mourned the victims of Sunday's raid.", "Sunday", "2020-01-05", "a possessive is past by default"),
    ("Ahead of Monday's summit the envoy flew to Doha.", "Monday", "2020-01-13", "ahead of it lies the future"),
    ("He spoke last Thursday.", "last Thursday", "2020-01-02", "last is before the day of publication"),
    ("He speaks next Tuesday.", "next Tuesday", "2020-01-14", "next is in the week after"),
    ("He left on Tuesday of last week.", "Tuesday of last week", "2019-12-31", "week and weekday together"),
    ("The vote is this Friday.", "this Friday", "2020-01-10", "the Friday of the week of publication"),
    ("The vote was on Thursday morning.", "Thursday morning", "2020-01-09", "a time of day belongs to the expression"),
    ("They met at 5 p.m. Tuesday in Ankara.", "5 p.m. Tuesday", "2020-01-07", "a clock time belongs to it too"),
    ("ON TUESDAY THE MINISTER SPOKE.", "TUESDAY", "2020-01-07", "capitals make no difference"),
    ("The exercise ends Friday.", "Friday", "2020-01-10", "a present that speaks of a schedule"),
    ("The pair meet in Oslo on Friday.", "Friday", "2020-01-10", "so does one of several"),
    ("The mandate runs out on Friday.", "Friday", "2020-01-10", "what runs out has not yet"),
    ("France to host summit on Monday", "Monday", "2020-01-13", "the infinitive of a headline"),
    ("Rockets hit at 4 p.m. (1300 GMT) on Saturday.", "4 p.m.", "2020-01-04", "the clock time belongs to the weekday after it"),
    ("On Monday, after the row of May 14, the consul left.", "Monday", "2020-01-06", "May with a day of two digits is the month"),
    ("By May the consul had left for Peru on Monday.", "Monday", "2020-01-06", "so it is behind a preposition"),
    ("OSLO, May 14 (NTB) - Rebels hit the port on Monday.", "Monday", "2020-01-06", "and in a dateline"),
    ("It gave them until Tuesday.", "Tuesday", "2020-01-09/2020-01-14", "a deadline lies ahead"),
]

CALENDAR_DAYS = [
    ("The base was hit on Jan. 3, 2020, at dawn.", "Jan. 3, 2020", "2020-01-03", "the dot ends no sentence"),
    ("It was hit on 3 January 2020.", "3 January 2020", "2020-01-03", "day first"),
    ("It fell on the 3rd of January, 2020.", "the 3rd of January, 2020", "2020-01-03", "an ordinal"),
    ("He spoke on the eleventh of September.", "the eleventh of September", "2019-09-11", "in words, latest one past"),
    ("The strike took place on January 3.", "January 3", "2020-01-03", "no year: the latest one"),
    ("The envoy was recalled on December 20.", "December 20", "2019-12-20", "no year, across the turn of the year"),
    ("He visited Tehran on March 20.", "March 20", "2019-03-20", "a past verb beside it"),
    ("Elections are due on March 22.", "March 22", "2020-03-22", "what is due lies ahead"),
    ("Missiles hit on Friday, January 3, before dawn.", "Friday, January 3", "2020-01-03", "weekday and date"),
    ("A treaty of Monday, June 9 ended it.", "Monday, June 9", "2014-06-09", "the weekday tells the year"),
    ("BEIJING, January 9. /TASS/. Beijing denied it.", "January 9", "2020-01-09", "a dateline"),
    ("The note is dated 2019-12-31.", "2019-12-31", "2019-12-31", "ISO"),
    ("外交部2020年1月8日表示。", "2020年1月8日", "2020-01-08", "Chinese digits, no spaces"),
    ("He arrived on the 7th.", "the 7th", "2020-01-07", "only the day of the month"),
    ("He was born on 29 February.", "29 February", "2016-02-29", "only leap years have it"),
    (
        "The president will receive him on January 8.",
        "January 8",
        "2020-01-08",
        "a future verb moves no date of last week by a year",
    ),
    (
        "It condemned the January 15 deadline it had set.",
        "January 15",
        "2020-01-15",
        "beside a noun the verb tells nothing: the nearest",
    ),
    ("The report is dated March 3.", "March 3", "2019-03-03", "right after a past participle"),
    (
        "They meet on the third Thursday of November 2020.",
        "the third Thursday of November 2020",
        "2020-11-19",
        "counted in the month",
    ),
    ("The troops left on January 3, 4 and 5.", "January 3, 4 and 5", "2020-01-03/2020-01-05", "several days"),
]

PERIODS = [
    ("Exports fell in January 2019.", "January 2019", "2019-01", "a month"),
    ("Talks were held in October.", "October", "2019-10", "a month without its year"),
    ("Talks will be held in March.", "March", "2020-03", "a month ahead"),
    ("The truce was signed in early December 2019.", "early December 2019", "2019-12-01/2019-12-10", "a third of a month"),
    ("It collapsed in late 2019.", "late 2019", "2019-09-01/2019-12-31", "a third of a year"),
    ("It collapsed late last year.", "late last year", "2019-09-01/2019-12-31", "of a relative year"),
    ("Exports fell in the third quarter of 2019.", "the third quarter of 2019", "2019-07-01/2019-09-30", "a quarter"),
    ("Exports rose in Q1 2018.", "Q1 2018", "2018-01-01/2018-03-31", "a quarter, short"),
    ("The second half of last year saw talks.", "The second half of last year", "2019-07-01/2019-12-31", "a half"),
    ("War broke out in the summer of 2014.", "the summer of 2014", "2014-22", "a season"),
    ("A truce came last summer.", "last summer", "2019-22", "a relative season"),
    ("Through the 1990s it lasted.", "the 1990s", "199X", "a decade"),
    ("It began in the early 1980s.", "the early 1980s", "1980-01-01/1983-12-31", "part of a decade"),
    ("It ended in the '90s.", "the '90s", "199X", "a decade, short"),
    ("It ended in the mid-90s.", "the mid-90s", "1994-01-01/1996-12-31", "part of one, short"),
    ("It began in the early eighties.", "the early eighties", "1980-01-01/1983-12-31", "part of one, in words"),
    ("It began in the nineteen-eighties.", "the nineteen-eighties", "198X", "a decade in words, with its century"),
    ("It collapsed in the last days of 2018.", "the last days of 2018", "2018-09-01/2018-12-31", "the end of a year"),
    (
        "It collapsed in the last days of November.",
        "the last days of November",
        "2019-11-21/2019-11-30",
        "of a month, not before publication",
    ),
    ("It collapsed on the last day of November.", "the last day of November", "2019-11-30", "a day"),
    (
        "It grew in the last quarter of 2017.",
        "the last quarter of 2017",
        "2017-10-01/2017-12-31",
        "the fourth, not the one before publication",
    ),
    ("It began in the 20th century.", "the 20th century", "1901-01-01/2000-12-31", "a century"),
    ("It happened in 1998.", "1998", "1998", "a year"),
    ("He speaks next week.", "next week", "2020-01-13/2020-01-19", "Monday to Sunday"),
    ("He spoke last month.", "last month", "2019-12", "a relative month"),
    ("Protests grew over the weekend.", "the weekend", "2020-01-04/2020-01-05", "the weekend before"),
    ("Protests began earlier this week.", "earlier this week", "2020-01-06/2020-01-09", "ends with publication"),
    ("Voting begins later this year.", "later this year", "2020-01-09/2020-12-31", "begins with publication"),
    ("In the first week of March 2019 it rained.", "the first week of March 2019", "2019-03-01/2019-03-07", "a week of a month"),
    ("In June last year they met.", "June last year", "2019-06", "month and relative year"),
]

SPANS = [
    ("Delegations meet March 3-5 in Geneva.", "March 3-5", "2020-03-03/2020-03-05", "days of a month"),
    ("From March 6 to 10 the fleet will exercise.", "From March 6 to 10", "2020-03-06/2020-03-10", "the month holds for both"),
    ("The fleet exercised from 6 to 10 December.", "from 6 to 10 December", "2019-12-06/2019-12-10", "the month comes last"),
    ("They met from December 28 to January 5.", "from December 28 to January 5", "2019-12-28/2020-01-05", "over the year's turn"),
    (
        "Between late 2017 and early 2018 it rained.",
        "Between late 2017 and early 2018",
        "2017-09-01/2018-04-30",
        "parts of years",
    ),
    (
        "It rained from mid-March to early June 2018.",
        "from mid-March to early June 2018",
        "2018-03-11/2018-06-10",
        "parts of months",
    ),
    (
        "It rained from late November to early January.",
        "from late November to early January",
        "2019-11-21/2020-01-10",
        "… over the year's turn",
    ),
    ("They met on 6, 7 and 9 December.", "6, 7 and 9 December", "2019-12-06/2019-12-09", "several days, the month last"),
    (
        "Exports fell in the three months to June.",
        "the three months to June",
        "2019-04-01/2019-06-30",
        "they end with June, which is over",
    ),
    ("Exports fell in the year to March 2018.", "the year to March 2018", "2017-04-01/2018-03-31", "twelve months"),
    ("The border stays shut through March.", "March", "2020-01-09/2020-03-31", "ahead: up to its end"),
    ("The border was shut through November.", "November", "2019-11", "what is over stays a month"),
    ("He has led it since the turn of the century.", "the turn of the century", "2000-01-01/2020-01-09", "from its first year"),
    ("Shots fell in the night of May 3 to 4.", "the night of May 3 to 4", "2019-05-03/2019-05-04", "a night has two days"),
    ("Shots fell overnight into Tuesday.", "overnight into Tuesday", "2020-01-06/2020-01-07", "… and may be named by the second"),
    ("Between 2015 and 2018 inspectors came.", "Between 2015 and 2018", "2015-01-01/2018-12-31", "years"),
    ("The war of 1914-18 ended.", "1914-18", "1914-01-01/1918-12-31", "years, short"),
    ("Talks ran from Monday to Wednesday.", "from Monday to Wednesday", "2020-01-06/2020-01-08", "weekdays"),
    ("Since Monday crowds have gathered.", "Monday", "2020-01-06/2020-01-09", "since reaches to publication"),
    ("He has led the party since 2012.", "2012", "2012-01-01/2020-01-09", "from the year's first day"),
    ("The truce holds until July.", "July", "2020-01-09/2020-07-31", "until, ahead: from publication on"),
    ("Iran must reply by Friday.", "Friday", "2020-01-09/2020-01-10", "a deadline lies ahead"),
    ("The court had ruled by March 2018.", "March 2018", "/2018-03-31", "by, in the past: its beginning is open"),
    ("Nothing was known before 2003.", "2003", "/2002-12-31", "before ends the day before"),
    ("The rule applies from February 1 onwards.", "February 1", "2020-02-01/", "from then on, without an end"),
    ("In recent days tensions rose.", "recent days", "2020-01-02/2020-01-09", "how many is not said"),
    ("Over the past three weeks it fell.", "the past three weeks", "2019-12-19/2020-01-09", "counted back"),
    ("It will rise in the coming months.", "the coming months", "2020-01-09/2020-07-09", "ahead"),
]

COUNTED = [
    ("Three days ago he left.", "Three days ago", "2020-01-06", "days"),
    ("Two weeks ago he left.", "Two weeks ago", "2019-12-23/2019-12-29", "a week is as fine as weeks allow"),
    ("Six months ago he left.", "Six months ago", "2019-07", "a month"),
    ("A decade ago he left.", "A decade ago", "2010", "a year"),
    ("Several days ago he left.", "Several days ago", "2020-01-02/2020-01-07", "some days: a range, not a day"),
    ("He arrived on December 28. Two days later he left.", "Two days later", "2019-12-30", "from the last date of the text"),
    ("He spoke on December 28. The day before, he had met Ali.", "The day before", "2019-12-27", "the day before that date"),
    ("He came on December 28. The following day he left.", "The following day", "2019-12-29", "the day after that date"),
    (
        "He came on December 18. The next week he left.",
        "The next week",
        "2019-12-23/2019-12-29",
        "told in the past: the week after that date",
    ),
    ("He will come in the next week.", "the next week", "2020-01-13/2020-01-19", "told of what is to come: from publication"),
    ("It fell on this day in 1989.", "this day in 1989", "1989-01-09", "the day of publication in another year"),
    ("They will meet a week on Monday.", "a week on Monday", "2020-01-20", "a week after the coming one"),
    ("Rockets fell on December 28. The same day he left.", "The same day", "2019-12-28", "that date"),
    ("They signed in July 2015. Three years later one left.", "Three years later", "2018", "years from a month"),
    ("Yesterday he left.", "Yesterday", "2020-01-08", "the day before publication"),
    ("He leaves the day after tomorrow.", "the day after tomorrow", "2020-01-11", "not the day after"),
    ("Rockets fell on Christmas Day.", "Christmas Day", "2019-12-25", "a holiday fixes a day"),
    ("They met last Easter.", "last Easter", "2019-04-21", "a movable feast"),
    ("Thanksgiving was quiet.", "Thanksgiving", "2019-11-28", "the fourth Thursday of November"),
    ("The strike hit on January 3. Days later missiles fell.", "Days later", "2020-01-04/2020-01-10", "a stretch after it"),
    ("He came on January 3. That night rockets fell.", "That night", "2020-01-03", "the night of that day"),
    ("Half a century ago it was signed.", "Half a century ago", "1970", "half of a hundred years"),
    ("Missiles struck the base overnight.", "overnight", "2020-01-08/2020-01-09", "the night before publication"),
    ("Two hours ago he left.", "Two hours ago", "2020-01-08/2020-01-09", "the hour of publication is not known"),
    ("Next week on Tuesday they meet.", "Next week on Tuesday", "2020-01-14", "week and weekday"),
    ("In the past 24 hours he left.", "the past 24 hours", "2020-01-08/2020-01-09", "hours are days"),
    ("It will end in two weeks' time.", "in two weeks' time", "2020-01-20/2020-01-26", "counted ahead"),
]


@pytest.mark.parametrize(("text", "expression", "expected", "why"), WEEKDAYS + CALENDAR_DAYS + PERIODS + SPANS + COUNTED)
def test_an_expression_means_these_days(text, expression, expected, why):
    assert edtf(text, expression) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We met, and May will resign.", "a name and a pronoun"),
        ("Theresa May, April Haynes and June Carter spoke.", "names of people"),
        ("Sun Weidong sat beside Mar Hassan.", "more names"),
        ("They may march on Rome.", "verbs in small letters"),
        ("The March on Washington drew crowds.", "a capital makes no month of it"),
        ("Call 555-2020 now-defunct.", "a telephone number"),
        ("The side won 3-2, then 21-19.", "scores"),
        ("They sent 1500 soldiers and 2000 troops.", "numbers of people"),
        ("It cost $1990 or 2,019 dollars.", "amounts"),
        ("Under Resolution 2231 it is banned.", "the number of a document"),
        ("On February 30 and on 31 April 2019 nothing happened.", "days no calendar has"),
        ("Bids outnumbered offers three to one, the exchange said.", "a ratio is no clock time"),
        ("In the year 10000 and the year 0.", "beyond the calendar"),
        ("They pray every Friday and on Mondays.", "habits"),
        ("The Mail on Sunday and Black September", "names"),
        ("He is in his late eighties, she in her early 50s.", "ages"),
        ("Temperatures reached the mid-90s.", "degrees"),
        ("It broke the Good Friday Agreement.", "a treaty"),
        ("He worked there for three days during a two-week truce.", "lengths of time"),
        ("Two days later he left.", "nothing to count from"),
        ("They left two days before the vote.", "the vote has no date"),
        ("G20 leaders met on the sidelines.", "a number in a name"),
        ("It was the first visit in five years.", "a length of time"),
        ("They meet on the last Friday of Ramadan.", "a day that only another calendar knows"),
        ("The match ended 2:15 and 0:30.", "scores are no times of day"),
        ("F-2000 jets at https://example.com/2020/01/09/x", "a type and a path"),
    ],
)
def test_these_words_are_no_dates(text, why):
    assert found_in(text) == {}, why


@pytest.mark.parametrize(
    ("text", "expression", "why"),
    [
        ("Washington left the 2015 nuclear deal.", "2015", "the deal is of 2015, leaving it is not"),
        ("They praised the 1994 Agreed Framework.", "1994", "a treaty's name"),
        ("It breached Resolution 2231 of 2015.", "2015", "the year of a resolution"),
        ("It breached UNSCR 2231 (2015).", "2015", "… in brackets"),
        ("It breached the treaty of 14 July 2015.", "14 July 2015", "the day of a treaty of another year"),
        ("Trump quits 2015 nuclear deal", "2015", "a headline without its article"),
        ("They adopted the 2030 Agenda.", "2030", "a programme"),
        ("The plan is called Vision 2030.", "2030", "a year after a name"),
        ("The 9/11 Commission reported.", "9/11", "a commission"),
        ("The March 14 Alliance won.", "March 14", "a party named after a day"),
        ("He is now in Rome.", "now", "refers, and dates nothing"),
        ("It was recently said.", "recently", "refers, and dates nothing"),
        ("It may change in the future.", "the future", "refers, and dates nothing"),
    ],
)
def test_dates_in_names_and_words_that_only_refer_date_no_event(text, expression, why):
    found = found_in(text)
    assert expression in found, f"found only {list(found)}"
    assert not found[expression].dates_events, why


@pytest.mark.parametrize(
    ("text", "expression", "precision", "timex"),
    [
        ("on Thursday", "Thursday", Precision.DAY, "2020-01-09"),
        ("He speaks next week.", "next week", Precision.WEEK, "2020-W03"),
        ("in January 2019", "January 2019", Precision.MONTH, "2019-01"),
        ("in the third quarter of 2019", "the third quarter of 2019", Precision.QUARTER, "2019-Q3"),
        ("in the summer of 2014", "the summer of 2014", Precision.SEASON, "2014-SU"),
        ("in 1998", "1998", Precision.YEAR, "1998"),
        ("in the 1990s", "the 1990s", Precision.DECADE, "199"),
        ("early March", "early March", Precision.RANGE, "2020-03"),
        ("It was settled by March 2018.", "March 2018", Precision.UNKNOWN, "2018-03"),
        ("He is now there.", "now", Precision.UNKNOWN, "PRESENT_REF"),
    ],
)
def test_precision_and_timex_value(text, expression, precision, timex):
    mention = found_in(text)[expression]
    assert (mention.range.precision, mention.timex) == (precision, timex)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("Signed 2019-3-4 in Rome", "DMY", "2019-03-04"),
        ("Signed 11.09.2001 in Rome", "DMY", "2001-09-11"),
        ("Signed 11.09.2001 in Rome", "MDY", "2001-11-09"),
        ("Signed 10/3/24 in Rome", "MDY", "2024-10-03"),
        ("Signed 10/3/24 in Rome", "DMY", "2024-03-10"),
        ("Signed 31/12/2019 in Rome", "MDY", "2019-12-31"),
        ("Signed 2019/12/31 in Rome", "DMY", "2019-12-31"),
    ],
)
def test_the_publishers_order_decides_dates_in_digits(text, order, expected):
    [mention] = find_dates(text, PUBLISHED, date_order=order)
    assert mention.range.edtf == expected


def test_a_count_after_a_month_is_no_day():
    assert edtf("In May 30 people died.", "May") == "2019-05"


def test_the_files_of_holidays_and_named_days_have_no_mistake():
    assert holidays.lexicon_errors() == []


def test_the_reason_is_a_sentence_for_the_reader():
    [mention] = find_dates("Envoys met on Thursday.", PUBLISHED)
    assert mention.reason == "“Thursday”: the article was published on a Thursday, so that very day."


def test_reading_one_article_does_not_change_how_the_next_is_read():
    alone = find_dates("Signed 11.09.2001", PUBLISHED, date_order="DMY")
    find_dates("Signed 11.09.2001 and 10/3/24", date(1998, 5, 5), date_order="MDY")
    assert find_dates("Signed 11.09.2001", PUBLISHED, date_order="DMY") == alone


@pytest.mark.parametrize("published_on", [date.min, date(2, 1, 1), date(9998, 12, 31), date.max])
def test_the_ends_of_the_calendar_do_not_break_reading(published_on):
    find_dates(
        "Last week, next year, a decade ago, on Monday, in March, 29 February, this century, in 20 years, Easter.", published_on
    )


@pytest.mark.parametrize(
    "unit",
    ["the leaders of the two states met in the capital on a Monday in May and ", "\"'", " ", "March ", "2015-", "\n"],
    ids=["one sentence", "quotation marks", "spaces", "months", "digits", "line breaks"],
)
def test_the_work_grows_no_faster_than_the_text(unit):
    assert grows_no_faster_than_the_text(lambda text: find_dates(f"the {text} week", PUBLISHED), unit)


@pytest.mark.parametrize(
    "text",
    ["\"'" * 50_000 + " on Monday", "the " + " " * 1_000_000 + "week on Monday", "2015-" * 200_000, "\n" * 500_000 + "on Monday"],
    ids=["quotation marks", "spaces", "digits", "line breaks"],
)
def test_a_text_of_a_hundred_thousand_marks_is_read_to_its_end(text):
    """A regular expression that went back and forth in it would take hours."""
    assert len(find_dates(text, PUBLISHED)) == 1


PIECES = [
    *"abdmstuy 0123456789.,-/'’:\n\u00adİß年月日🙂",
    "May ",
    "the ",
    "last ",
    "week ",
    "March ",
    "of ",
    "Friday ",
    "until ",
    "2019",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_gives_ordered_mentions_inside_it(text):
    mentions = find_dates(text, PUBLISHED)
    spans = [mention.span for mention in mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(mention.range.start <= mention.range.end for mention in mentions if mention.range.start and mention.range.end)
