"""What the sentences around add: the parties behind "they", a denial of what was told, a day counted back or carried on."""

from __future__ import annotations

from datetime import date

from timeline.extraction import extract
from timeline.extraction.values import EventMention
from timeline.vocabulary import DateBasis, EventType, Status

THURSDAY = date(2024, 5, 16)


def events(text: str) -> list[EventMention]:
    return list(extract(text, THURSDAY).events)


def codes(event: EventMention, side: str) -> set[str]:
    return {mention.actor.code or mention.actor.affiliation for mention in getattr(event, side) if mention.actor}


def test_both_sides_are_the_parties_told_of_before() -> None:
    *_, last = events("Armenia shelled Azerbaijan on Monday. The two sides agreed to a truce on Tuesday.")
    assert (last.type, codes(last, "sources")) == (EventType.AGREE, {"ARM", "AZE"})
    *_, last = events("Armenia shelled Azerbaijan on Monday. The commanders agreed to a truce on Tuesday.")
    assert codes(last, "sources") == {"ARM", "AZE"}
    assert "understood" in last.reasons["actors"]


def test_they_mean_nobody_where_no_parties_were_told_of() -> None:
    assert not events("They agreed to a truce on Tuesday.")


def test_a_denial_takes_sides_and_day_from_what_is_denied() -> None:
    told, denied = events("Two Turkish jets bombed a Greek island on Tuesday. Turkey denied the attack.")
    assert (denied.status, denied.type) == (Status.DENIED, told.type)
    assert (codes(denied, "sources"), codes(denied, "targets")) == ({"TUR"}, {"GRC"})
    assert (denied.date.range, denied.date.basis) == (told.date.range, DateBasis.INFERRED)
    assert codes(denied, "speakers") == {"TUR"}


def test_a_denial_of_nothing_told_is_no_event() -> None:
    assert not [event for event in events("Turkey denied the report.") if event.status is Status.DENIED]


def test_the_earlier_day_is_counted_back_from_the_later_one() -> None:
    later, earlier = events(
        "Poland closed its border with Belarus on Friday, two days after Belarus had arrested a Polish teacher."
    )
    assert later.date.range.edtf == "2024-05-10"
    assert (earlier.date.range.edtf, earlier.date.basis) == ("2024-05-08", DateBasis.INFERRED)
    assert [after.anchor for after in later.after] == [1]


def test_a_plain_past_goes_on_from_the_day_of_the_sentence_before() -> None:
    _, second = events("Kenya expelled two Somali diplomats on Tuesday. It also closed its border with Somalia.")
    assert (second.date.range.edtf, second.date.basis) == ("2024-05-14", DateBasis.INFERRED)


def test_what_had_happened_before_does_not_go_on() -> None:
    _, second = events("Kenya expelled two Somali diplomats on Tuesday. It had closed its border with Somalia.")
    assert second.date.basis is DateBasis.NONE


def test_news_of_the_first_sentence_has_the_day_told_next() -> None:
    first, *_ = events("Kenya has expelled two Somali diplomats. They were put on a plane to Mogadishu on Tuesday.")
    assert (first.date.range.edtf, first.date.basis) == ("2024-05-14", DateBasis.INFERRED)
    assert "the next one is dated" in first.reasons["date"]


def test_what_somebody_tells_of_a_blow_has_its_day() -> None:
    text = (
        "Soldiers from Mali shelled a post of Chad on Monday. The border has been quiet since. Chad's foreign minister met nobody. "
        "Mali says that Chadian soldiers fired on a truck."
    )
    *_, last = events(text)
    assert (last.date.range.edtf, last.date.basis) == ("2024-05-13", DateBasis.INFERRED)


def test_a_headline_that_tells_what_goes_on_has_no_day() -> None:
    headline, *_ = events("Kiribati holds Spanish trawler\n\nKiribati seized a Spanish trawler on Tuesday, its police said.")
    assert (headline.type, headline.date.basis) == (EventType.COERCE, DateBasis.NONE)
    headline, *_ = events("Kiribati seizes Spanish trawler\n\nKiribati seized a Spanish trawler on Tuesday, its police said.")
    assert headline.date.range.edtf == "2024-05-14"


def test_what_has_gone_on_for_long_is_not_the_news_of_a_headline() -> None:
    text = (
        "Chadian gunmen kill nine in Mali\n\nMali mourned on Wednesday.\n\nChadian gunmen have killed dozens in Mali since 2022."
    )
    headline, *_ = events(text)
    assert (headline.type, headline.date.range.start) != (EventType.ASSAULT, date(2022, 1, 1))
    assert events(text)[-1].date.range.edtf == "2022-01-01/2024-05-16"
