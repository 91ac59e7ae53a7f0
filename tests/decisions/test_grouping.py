"""Merges and splits by people: what moves, what holds, who did it, and how it is undone."""

from datetime import date

import pytest

from tests.builders import a_note
from tests.importer.extractions import CHINA, IRAN, IRAQ, LAVROV, USA, WANG, Told, an_edition
from timeline.annotations.writing import annotate
from timeline.decisions.correcting import correct
from timeline.decisions.grouping import merge, split, undo_grouping
from timeline.decisions.refusing import DecisionError
from timeline.importer.deriving import derive_events
from timeline.importer.rebuilding import rebuild
from timeline.importer.removing import remove_articles
from timeline.importer.storing import extract_again, write_articles
from timeline.models import Article, Event, Grouping, Mention, PlacedMention
from timeline.vocabulary import EventType

pytestmark = pytest.mark.django_db

BY_NAME = [(WANG, "Wang Yi"), (LAVROV, "Lavrov")]
CALL = an_edition(Told("Wang Yi telephoned Lavrov about the crisis.", sources=BY_NAME), file_name="call.txt")
TALKS = an_edition(Told("Wang Yi has held phone talks with his colleague Lavrov.", sources=BY_NAME), file_name="talks.txt")
STRIKE = an_edition(Told("America struck Iran near Erbil.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")]))
VISIT = an_edition(Told("China received Iraq at home.", sources=[(CHINA, "China"), (IRAQ, "Iraq")]))


def write(*editions) -> list[Article]:
    return [imported.article for imported in write_articles(list(editions))]


def event_of(edition) -> Event:
    """The event that the first sentence of an edition reports at present."""
    return Mention.objects.filter(article__text=edition[0].text).order_by("start").first().event


def shown() -> set[frozenset[str]]:
    return {frozenset(mention.quote for mention in event.mentions.all()) for event in Event.objects.visible_to(None)}


def sentences(*editions) -> frozenset[str]:
    return frozenset(edition[0].text for edition in editions)


@pytest.fixture
def one_call(db) -> Event:
    """What the machine takes for one call."""
    write(CALL, TALKS)
    return Event.objects.get()


@pytest.fixture
def strike_and_visit(db) -> tuple[Event, Event]:
    write(STRIKE, VISIT)
    return event_of(STRIKE), event_of(VISIT)


class TestASplit:
    def test_the_sentence_gets_an_event_of_its_own(self, one_call, bob):
        done = split(bob, one_call, [event_mention(TALKS)], reason="Another call.")
        assert event_of(CALL) == one_call
        assert event_of(TALKS) == done.other != one_call
        assert Event.objects.get(pk=done.other_id).title == "Wang Yi has held phone talks with his colleague Lavrov"
        assert (done.author, done.reason, done.event_title) == (bob, "Another call.", one_call.title)
        assert "merge" not in Mention.objects.get(article__file_name="talks.txt").reasons
        assert not rebuild().total()

    def test_they_stay_apart_when_more_is_told_of_the_call(self, one_call, bob):
        split(bob, one_call, [event_mention(TALKS)])
        write(an_edition(Told("Wang Yi telephoned with Lavrov about this crisis.", sources=BY_NAME)))
        assert event_of(CALL) != event_of(TALKS)
        assert Event.objects.visible_to(None).count() == 2

    def test_they_stay_apart_when_read_again_and_in_a_new_edition(self, one_call, bob):
        other = split(bob, one_call, [event_mention(TALKS)]).other
        extract_again([(Article.objects.get(file_name="talks.txt"), TALKS[1])])
        assert event_of(TALKS) == other
        later = an_edition(
            Told("Wang Yi has held long phone talks with his colleague Lavrov.", sources=BY_NAME), file_name="talks.txt"
        )
        write(later)
        assert event_of(later) == other
        assert PlacedMention.objects.get(event=other).quote == later[0].text

    def test_they_stay_apart_when_the_reading_missed_the_sentence_for_a_while(self, one_call, bob):
        other = split(bob, one_call, [event_mention(TALKS)]).other
        article = Article.objects.get(file_name="talks.txt")
        nothing = an_edition(Told(TALKS[0].text, EventType.STATEMENT, trigger="held"))[1]
        extract_again([(article, nothing)])
        assert not other.mentions.exists()
        extract_again([(article, TALKS[1])])
        assert event_of(TALKS) == other

    def test_the_same_words_twice_are_told_apart_by_their_place(self, bob):
        twice = an_edition(
            Told("Wang Yi telephoned Lavrov about mangrove nurseries.", sources=BY_NAME),
            Told("“Wang Yi telephoned Lavrov about mangrove nurseries.”", sources=BY_NAME, trigger="telephoned"),
        )  # fmt: skip
        (article,) = write(twice)
        event = Event.objects.get()
        second = event.mentions.last()
        other = split(bob, event, [second.pk]).other
        article.delete()
        write(twice)
        assert [mention.event_id for mention in Mention.objects.order_by("start")] == [event.pk, other.pk]

    @pytest.mark.parametrize(
        ("chosen", "said"), [([], "at least one sentence"), ([0], "at least one sentence"), ("all", "one sentence must stay")]
    )
    def test_some_must_go_and_some_must_stay(self, one_call, bob, chosen, said):
        ids = list(one_call.mentions.values_list("pk", flat=True)) if chosen == "all" else chosen
        with pytest.raises(DecisionError, match=f"(?i){said}"):
            split(bob, one_call, ids)
        assert not Grouping.objects.exists()
        assert Event.objects.count() == 1

    def test_undone_it_is_one_event_again_with_the_notes_written_meanwhile(self, one_call, bob, alice):
        done = split(bob, one_call, [event_mention(TALKS)])
        note = annotate(bob, event=done.other, body="Which day?")
        undo_grouping(alice, done)
        assert shown() == {sentences(CALL, TALKS)}
        note.refresh_from_db()
        done.refresh_from_db()
        assert note.event == one_call
        assert (done.undone_by, done.other.merged_into) == (alice, one_call)
        write(an_edition(Told("Wang Yi telephoned with Lavrov about this crisis.", sources=BY_NAME)))
        assert len(shown()) == 1
        assert not rebuild().total()

    def test_undone_neither_leads_to_the_other_in_a_ring(self, one_call, bob):
        done = split(bob, one_call, [event_mention(TALKS)])
        Event.objects.filter(pk=one_call.pk).update(merged_into=done.other)  # as when its own sentences were gone
        undo_grouping(bob, done)
        assert (Event.objects.get(pk=one_call.pk).merged_into, event_of(TALKS)) == (None, one_call)


class TestAMerge:
    def test_the_events_are_one_and_the_old_address_leads_on(self, strike_and_visit, bob):
        strike, visit = strike_and_visit
        done = merge(bob, strike, visit, reason="It was one journey.")
        assert shown() == {sentences(STRIKE, VISIT)}
        visit.refresh_from_db()
        assert visit.merged_into == strike
        assert (done.author, done.other_title, done.reason) == (bob, "China received Iraq at home", "It was one journey.")
        assert not rebuild().total()

    def test_they_stay_one_when_read_again_in_a_new_edition_and_when_more_comes(self, strike_and_visit, bob):
        strike, visit = strike_and_visit
        merge(bob, strike, visit)
        extract_again([(Article.objects.get(text=VISIT[0].text), VISIT[1])])
        write(CALL)
        assert event_of(VISIT) == event_of(STRIKE) == strike
        assert not rebuild().total()

    def test_what_they_had_in_common_with_a_report_that_is_gone_is_no_longer_said(self, one_call, anonymous, bob):
        write(VISIT)
        assert "same persons" in anonymous.get(one_call.get_absolute_url()).content.decode()
        remove_articles(Article.objects.filter(text=TALKS[0].text))
        merge(bob, event_of(CALL), event_of(VISIT))
        page = anonymous.get(event_of(CALL).get_absolute_url()).content.decode()
        assert "bob merged it with" in page
        assert "same persons" not in page

    def test_what_fits_both_parts_alike_is_not_torn_between_them(self, bob):
        def a_raid(sentence, trigger, day):
            told = Told(sentence, EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")], trigger=trigger, on=date(2020, 1, day))
            return an_edition(told, published_on=date(2020, 1, 9))

        bombed, fired = a_raid("America bombed Iran again.", "bombed", 7), a_raid("America fired at Iran.", "fired", 8)
        struck = a_raid("America struck Iran near Erbil.", "struck", 7)
        write(bombed, fired)
        merge(bob, event_of(bombed), event_of(fired))
        write(struck)
        assert event_of(struck) == event_of(bombed) == event_of(fired)

    def test_what_more_is_told_of_either_joins_them_however_unlike_the_two_are(self, strike_and_visit, bob):
        strike, visit = strike_and_visit
        merge(bob, strike, visit)
        again = an_edition(Told("China has received Iraq at home.", sources=[(CHINA, "China"), (IRAQ, "Iraq")]))
        of_strike = Told("America has struck Iran near Erbil.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")])
        unlike = an_edition(Told("Iran accused Iraq of it.", EventType.ACCUSE, [(IRAN, "Iran")], [(IRAQ, "Iraq")]))
        write(again, an_edition(of_strike), unlike)
        assert shown() == {
            sentences(STRIKE, VISIT, again, an_edition(of_strike)),
            sentences(unlike),
        }
        assert event_of(again) == strike
        assert "same type of act" in Mention.objects.get(article__text=again[0].text).reasons["merge"]
        assert not rebuild().total()

    def test_they_stay_one_when_their_articles_were_deleted_and_come_back(self, strike_and_visit, bob):
        merge(bob, *strike_and_visit)
        Article.objects.all().delete()
        derive_events(list(Event.objects.values_list("pk", flat=True)))
        write(VISIT)
        write(STRIKE)
        assert shown() == {sentences(STRIKE, VISIT)}
        assert event_of(VISIT) == strike_and_visit[0]

    def test_both_addresses_lead_back_when_the_sentences_come_back(self, strike_and_visit, bob):
        strike, visit = strike_and_visit
        merge(bob, strike, visit)
        write(CALL)
        Article.objects.exclude(file_name="call.txt").delete()
        Event.objects.filter(pk__in=(strike.pk, visit.pk)).update(merged_into=event_of(CALL))
        write(STRIKE, VISIT)
        assert {pk: Event.objects.get(pk=pk).merged_into for pk in (strike.pk, visit.pk)} == {strike.pk: None, visit.pk: strike}

    def test_notes_and_corrections_come_along_and_go_back(self, strike_and_visit, bob):
        strike, visit = strike_and_visit
        note = a_note(bob, event=visit)
        correct(bob, strike, {"title": "The strike"})
        correct(bob, visit, {"title": "The visit", "status": "ongoing"})
        done = merge(bob, strike, visit)
        strike.refresh_from_db()
        note.refresh_from_db()
        assert (note.event, strike.annotation_count) == (strike, 1)
        assert (strike.title, strike.status) == ("The strike", "ongoing")  # each field that only one of them has
        undo_grouping(bob, done)
        for row in (strike, visit, note):
            row.refresh_from_db()
        assert (note.event, visit.annotation_count, strike.annotation_count) == (visit, 1, 0)
        assert (strike.title, strike.status) == ("The strike", "occurred")
        assert (visit.title, visit.status, visit.merged_into) == ("The visit", "ongoing", None)
        assert shown() == {sentences(STRIKE), sentences(VISIT)}
        assert not rebuild().total()

    def test_people_s_merge_beats_what_the_machine_would_never_join(self, bob):
        on = [
            an_edition(Told(f"Wang Yi telephoned Lavrov on {day} January.", sources=BY_NAME, on=date(2020, 1, day)))
            for day in (4, 8)
        ]
        write(*on)
        assert len(shown()) == 2
        merge(bob, event_of(on[0]), event_of(on[1]))
        write(TALKS)
        assert event_of(on[0]) == event_of(on[1])

    def test_an_event_is_not_merged_with_itself_or_with_one_that_is_gone(self, strike_and_visit, bob):
        strike, visit = strike_and_visit
        with pytest.raises(DecisionError, match="the same event"):
            merge(bob, strike, strike)
        merge(bob, strike, visit)
        with pytest.raises(DecisionError, match="not there any more"):
            merge(bob, strike, visit)


class TestOneAfterTheOther:
    def test_the_newest_decision_counts(self, one_call, bob):
        done = split(bob, one_call, [event_mention(TALKS)])
        merge(bob, one_call, done.other)
        assert shown() == {sentences(CALL, TALKS)}
        extract_again([(Article.objects.get(file_name="talks.txt"), TALKS[1])])
        assert shown() == {sentences(CALL, TALKS)}

    def test_what_others_build_on_is_undone_last(self, one_call, bob):
        first = split(bob, one_call, [event_mention(TALKS)])
        second = merge(bob, one_call, first.other)
        with pytest.raises(DecisionError, match="merged later"):
            undo_grouping(bob, first)
        undo_grouping(bob, second)
        assert shown() == {sentences(CALL), sentences(TALKS)}
        undo_grouping(bob, first)
        undo_grouping(bob, first)  # nothing happens
        assert shown() == {sentences(CALL, TALKS)}
        assert not rebuild().total()


def event_mention(edition) -> int:
    return Mention.objects.get(article__text=edition[0].text).pk
