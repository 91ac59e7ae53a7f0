from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.builders import a_note
from tests.importer.extractions import CHINA, IRAN, IRAQ, LAVROV, PUTIN, SOLEIMANI, USA, WANG, Told, a_person, an_edition
from timeline.annotations.writing import annotate, withdraw
from timeline.importer.rebuilding import rebuild
from timeline.importer.removing import remove_articles
from timeline.importer.storing import extract_again, write_articles
from timeline.models import (
    Actor,
    ActorOccurrence,
    ActorRole,
    Article,
    Correction,
    Event,
    Mention,
    Participation,
    PlacedMention,
    Publisher,
)
from timeline.vocabulary import EventType, Status

pytestmark = pytest.mark.django_db

CALL = Told("Wang Yi telephoned Lavrov on Monday.", sources=[(WANG, "Wang Yi"), (LAVROV, "Lavrov")])
STRIKE = Told("America struck Iran near Erbil.", EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")])


def write(*told, **options):
    return write_articles([an_edition(*told, **options)])[0]


def test_a_new_article_with_all_that_hangs_on_it():
    imported = write(CALL, dateline="TASS", file_name="a.txt")
    article = Article.objects.get()
    assert (imported.outcome, imported.article, imported.event_count) == ("new", article, 1)
    assert (article.publisher.name, article.publisher_basis, article.title) == (
        "TASS",
        "dateline",
        "Wang Yi telephoned Lavrov on Monday",
    )
    mention = Mention.objects.get()
    assert mention.quote == CALL.sentence
    assert (mention.event.title, mention.event.event_type) == ("Wang Yi telephoned Lavrov on Monday", "CONSULT")
    assert [(part.actor.name, article.text[part.start : part.end]) for part in mention.participants.all()] == [
        ("Wang Yi", "Wang Yi"),
        ("Sergey Lavrov", "Lavrov"),
    ]
    assert ActorOccurrence.objects.count() == 2


def test_a_state_comes_along_with_its_minister():
    write(CALL)
    minister = Actor.objects.get(name="Wang Yi")
    assert (minister.affiliation.name, minister.affiliation.code, minister.affiliation.slug) == ("China", "CHN", "china")
    assert Participation.objects.get(actor__name="China").named is False


def test_no_event_gets_the_address_of_one_that_is_gone():
    write(CALL, STRIKE)
    last = max(Event.objects.values_list("pk", flat=True))
    Event.objects.get(pk=last).delete()
    write(Told("China warned Iraq on Friday.", EventType.THREATEN, [(CHINA, "China")], [(IRAQ, "Iraq")]))
    assert max(Event.objects.values_list("pk", flat=True)) == last + 1


def test_nobody_is_created_twice():
    write(CALL, STRIKE)
    write(Told("Beijing and Lavrov met in May.", sources=[(CHINA, "Beijing"), (LAVROV, "Lavrov")]))
    assert sorted(Actor.objects.values_list("name", flat=True)) == [
        "China",
        "Iran",
        "Russia",
        "Sergey Lavrov",
        "United States",
        "Wang Yi",
    ]
    names = Actor.objects.get(name="China").names.values_list("name", flat=True)
    assert sorted(names) == ["Beijing", "China"]


def test_persons_of_one_name():
    """The one whose state is told is another than the one of another state; where it is not told, nobody is invented."""
    write(Told("Wang Yi met Iran.", sources=[(a_person("Wang Yi"), "Wang Yi")], targets=[(IRAN, "Iran")]))
    assert Actor.objects.get(name="Wang Yi").affiliation is None
    write(CALL)
    person = Actor.objects.get(name="Wang Yi")
    assert person.affiliation.code == "CHN"
    assert set(Participation.objects.filter(actor__name="China").values_list("event__title", flat=True)) == {
        "Wang Yi met Iran",
        "Wang Yi telephoned Lavrov on Monday",
    }
    write(Told("Wang Yi of Taipei spoke.", EventType.STATEMENT, [(a_person("Wang Yi", "TWN"), "Wang Yi")]))
    assert sorted(Actor.objects.filter(name="Wang Yi").values_list("slug", flat=True)) == ["wang-yi", "wang-yi-twn"]
    write(Told("Wang Yi left early.", EventType.STATEMENT, [(a_person("Wang Yi"), "Wang Yi")]))
    assert not Mention.objects.get(article__text="Wang Yi left early.").participants.exists()


def test_persons_whose_names_have_no_latin_letters_have_addresses_too():
    names = ["王毅", "李强", "张军", "秦刚", "华春莹", "耿爽", "赵立坚", "汪文斌"]
    write(*(Told(f"{name} spoke.", EventType.STATEMENT, [(a_person(name), name)]) for name in names[:6]))
    write(*(Told(f"{name} spoke.", EventType.STATEMENT, [(a_person(name), name)]) for name in names[6:]))
    slugs = ["actor", *(f"actor-{number}" for number in range(2, 9))]
    assert sorted(Actor.objects.filter(kind="person").values_list("slug", flat=True)) == slugs


def test_offices_are_kept_by_article_and_their_difference_is_shown():
    write(Told("Wang Yi telephoned Lavrov.", sources=CALL.sources, offices={"Wang Yi": "Foreign Minister"}))
    write(Told("Wang Yi has telephoned Lavrov.", sources=CALL.sources, offices={"Wang Yi": "Foreign Ministry Spokesperson"}))
    assert sorted(ActorRole.objects.values_list("office", flat=True)) == ["Foreign Minister", "Foreign Ministry Spokesperson"]
    (difference,) = Event.objects.get().disagreements
    assert {value["value"] for value in difference["values"]} == {
        "Wang Yi: Foreign Minister",
        "Wang Yi: Foreign Ministry Spokesperson",
    }


def test_the_order_of_events_narrows_a_date():
    write(
        Told(
            "America killed Soleimani on 3 January.",
            EventType.ASSAULT,
            [(USA, "America")],
            [(SOLEIMANI, "Soleimani")],
            on=date(2020, 1, 3),
        ),
        Told("Iran fired at Iraq afterwards.", EventType.ASSAULT, [(IRAN, "Iran")], [(IRAQ, "Iraq")], after=0),
    )
    answer = Event.objects.get(title__startswith="Iran fired")
    assert (answer.start, answer.end, answer.date_basis) == (date(2020, 1, 3), date(2020, 1, 9), "inferred")


def test_one_publisher_however_it_is_spelled():
    write(CALL, publisher="TASS")
    write(STRIKE, dateline="Tass")
    assert [publisher.name for publisher in Publisher.objects.all()] == ["TASS"]
    assert Article.objects.get(text__startswith="Wang").publisher_basis == "given"


@pytest.mark.parametrize(
    ("first", "second", "outcome", "why"),
    [
        ({"file_name": "a.txt"}, {"file_name": "a.txt"}, "changed", "the same name and much the same words"),
        ({"file_name": "a.txt"}, {"file_name": "b.txt"}, "new", "another name"),
        ({"url": "https://example.org/1"}, {"url": "https://example.org/1"}, "changed", "the same address"),
        ({}, {}, "new", "nothing to know it by"),
    ],
)
def test_a_new_edition(first, second, outcome, why):
    write(CALL, **first)
    later = Told("Wang Yi telephoned Lavrov on Monday and on Tuesday.", sources=CALL.sources)
    assert write(later, **second).outcome == outcome, why
    assert Article.objects.count() == (1 if outcome == "changed" else 2)


def test_a_common_file_name_does_not_make_another_article_a_new_edition():
    write(CALL, file_name="article.txt")
    assert write(STRIKE, file_name="article.txt").outcome == "new"
    assert Article.objects.count() == 2


def test_a_new_edition_keeps_the_addresses_of_events_that_go_on_and_drops_those_that_ended():
    write(CALL, STRIKE, file_name="a.txt")
    call, strike = Event.objects.get(title__startswith="Wang"), Event.objects.get(title__startswith="America")
    write(Told("Wang Yi telephoned Lavrov on Monday night.", sources=CALL.sources), file_name="a.txt")
    call.refresh_from_db()
    assert (call.mention_count, call.title) == (1, "Wang Yi telephoned Lavrov on Monday night")
    assert not Event.objects.filter(pk=strike.pk).exists()
    assert Article.objects.get().changed_at is not None
    assert not rebuild().total()


def test_what_people_touched_outlives_a_new_edition(bob):
    write(CALL, STRIKE, file_name="a.txt")
    call, strike = Event.objects.get(title__startswith="Wang"), Event.objects.get(title__startswith="America")
    note = a_note(bob, event=strike)
    Correction.objects.create(event=call, field="status", value="denied", machine_value="occurred", author=bob)
    write(Told("Wang Yi telephoned Lavrov on Monday, it is said.", sources=CALL.sources), file_name="a.txt")
    call.refresh_from_db()
    assert (call.status, call.mention_count) == ("denied", 1)
    note.refresh_from_db()
    assert note.event == strike


def test_a_noted_event_is_still_shown_when_its_last_sentence_is_gone(bob):
    write(CALL, STRIKE, file_name="a.txt")
    strike = Event.objects.get(title__startswith="America")
    note = a_note(bob, event=strike)
    write(Told("Wang Yi telephoned Lavrov on Monday, it is said.", sources=CALL.sources), file_name="a.txt")
    reader = Client()
    listed = {event["id"]: event for event in reader.get("/api/v1/events/").json()["results"]}
    assert (listed[strike.pk]["title"], listed[strike.pk]["mentions"]) == (strike.title, [])
    assert listed[strike.pk]["participants"] and listed[strike.pk]["date"]["edtf"]
    for address in ("/", f"/?event={strike.pk}", f"/events/{strike.pk}/", "/?q=America", "/lanes/", "/matrix/"):
        answer = reader.get(address)
        assert answer.status_code == 200
        assert strike.title in answer.content.decode() or address == "/matrix/"
    assert not rebuild().total()
    withdraw(note)
    assert strike.pk not in {event["id"] for event in reader.get("/api/v1/events/").json()["results"]}


def test_notes_on_passages_move_with_their_words(bob):
    write(CALL, STRIKE, file_name="a.txt")
    article = Article.objects.get()
    places = {words: article.text.index(words) for words in ("near Erbil", "on Monday")}
    notes = {
        words: a_note(
            bob, article=article, quote=words, prefix=article.text[start - 8 : start], start=start, end=start + len(words)
        )
        for words, start in places.items()
    }
    write(
        Told("It is said that Wang Yi telephoned Lavrov.", sources=CALL.sources, trigger="telephoned"), STRIKE, file_name="a.txt"
    )
    for note in notes.values():
        note.refresh_from_db()
    article.refresh_from_db()
    kept, lost = notes["near Erbil"], notes["on Monday"]
    assert article.text[kept.start : kept.end] == "near Erbil"
    assert (lost.start, lost.end, lost.quote, lost.is_orphan) == (None, None, "on Monday", True)


def test_reading_again_changes_nothing_when_the_extraction_is_the_same():
    edition = an_edition(CALL, STRIKE)
    article = write_articles([edition])[0].article
    write(Told("Wang Yi has telephoned Lavrov by night.", sources=CALL.sources))
    before = list(Event.objects.order_by("pk").values())
    extract_again([(article, edition[1])])
    after = list(Event.objects.order_by("pk").values())
    for event in before + after:
        del event["best_mention_id"]  # the mentions themselves are new rows
    assert after == before


def test_what_was_changed_or_deleted_since_it_was_read_is_not_read_again():
    former, gone = an_edition(CALL, url="https://example.org/call"), an_edition(STRIKE)
    pairs = [(imported.article, edition[1]) for edition in (former, gone) for imported in write_articles([edition])]
    write(Told("By night Wang Yi telephoned Lavrov.", sources=CALL.sources, trigger="telephoned"), url="https://example.org/call")
    Article.objects.get(pk=pairs[1][0].pk).delete()
    extract_again(pairs)
    assert [mention.trigger for mention in Mention.objects.all()] == ["telephoned"]


def test_a_mention_that_is_read_otherwise_leaves_the_event_of_others():
    """Without the sentence that made them one, two events part again."""
    first = an_edition(CALL)
    article = write_articles([first])[0].article
    write(Told("Wang Yi has telephoned Lavrov by night.", sources=CALL.sources))
    assert Event.objects.count() == 1
    other = Told(CALL.sentence, EventType.ACCUSE, [(WANG, "Wang Yi")], [(LAVROV, "Lavrov")], Status.DENIED)
    extract_again([(article, an_edition(other)[1])])
    assert sorted(Event.objects.values_list("event_type", "mention_count")) == [("ACCUSE", 1), ("CONSULT", 1)]


def test_nothing_half_written_stays():
    broken = Told("Wang Yi telephoned Lavrov.", sources=CALL.sources)
    read, extraction = an_edition(broken)
    with pytest.raises(Exception, match=r"CHECK|check"):
        write_articles([an_edition(STRIKE), (read, with_an_empty_sentence(extraction))])
    assert not Article.objects.exists()
    assert not Event.objects.exists()
    assert not Actor.objects.exists()


def with_an_empty_sentence(extraction):
    from dataclasses import replace

    from timeline.extraction.values import Span

    (event,) = extraction.events
    return replace(extraction, events=(replace(event, sentence=replace(event.sentence, span=Span(3, 3))),))


def test_a_person_whose_state_only_one_article_of_a_batch_tells_is_one_person():
    plain, placed = a_person("Dana Ashti"), a_person("Dana Ashti", "IRQ")
    write_articles(
        [
            an_edition(Told("Dana Ashti met Putin.", sources=[(plain, "Dana Ashti"), (PUTIN, "Putin")])),
            an_edition(Told("Iraqi Dana Ashti telephoned Putin.", sources=[(placed, "Iraqi Dana Ashti"), (PUTIN, "Putin")])),
        ]
    )
    assert Actor.objects.get(name="Dana Ashti").affiliation.code == "IRQ"


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("name", "other", "persons", "why"),
    [
        ("José Boru", "Jose Boru", 2, "whether they are one is for people to say"),
        (LONG_NAME := "Boru " * 50 + "Ashti", LONG_NAME, 1, "a name too long for its column is one name all the same"),
    ],
)
def test_who_is_one_person_does_not_depend_on_what_is_stored_at_once(name, other, persons, why, at_once):
    editions = [
        an_edition(Told(f"Iraq met {name}.", trigger="met", sources=[(IRAQ, "Iraq")], targets=[(a_person(name, "IRN"), name)])),
        an_edition(Told(f"Putin met {other}.", trigger="met", sources=[(PUTIN, "Putin")], targets=[(a_person(other), other)])),
    ]
    for batch in [editions] if at_once else [[edition] for edition in editions]:
        write_articles(batch)
    met = set(Mention.objects.filter(participants__role="target").values_list("participants__actor", flat=True))
    assert Actor.objects.filter(kind="person", pk__in=met).exclude(name="Vladimir Putin").count() == persons, why


# The first two are one event; with the third, which is as near to either and tells of another place, they are three.
STRIKES_APART = [
    an_edition(Told(words, EventType.ASSAULT, [(USA, "America")], [(IRAN, "Iran")], trigger=trigger))
    for words, trigger in (
        ("America struck Iran near Erbil.", "struck"),
        ("America struck bases in Iran.", "struck"),
        ("The America strikes hit Iran at Bushehr.", "hit"),
    )
]


def while_another_stores(edition, act):
    """What the act returns, which begins when the article is stored but for the end of the transaction."""

    def in_a_connection_of_its_own():
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            write_articles([edition])
            acting = other.submit(in_a_connection_of_its_own)
            wait([acting], timeout=1)
        return acting.result()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time anyway")
@pytest.mark.django_db(transaction=True)
class TestTwoAtTheSameTime:
    def test_who_import_find_the_same_event(self):
        first, second = (
            an_edition(Told(sentence, sources=[(WANG, "Wang Yi"), (LAVROV, "Lavrov")]))
            for sentence in ("Wang Yi telephoned Lavrov about the crisis.", "Wang Yi held phone talks with Lavrov.")
        )
        while_another_stores(first, lambda: write_articles([second]))
        assert Event.objects.get().mention_count == 2

    def test_what_is_removed_keeps_nothing_apart_that_comes_meanwhile(self):
        near, bases, third = STRIKES_APART
        write_articles([near, third])
        while_another_stores(bases, lambda: remove_articles(Article.objects.filter(text=third[0].text)))
        assert Event.objects.visible_to(None).get().mention_count == 2

    def test_a_note_holds_what_its_event_still_tells(self, bob):
        write_articles(STRIKES_APART[:2])
        event = Event.objects.get()
        while_another_stores(STRIKES_APART[2], lambda: annotate(bob, body="Check this.", event=event))
        (held,) = PlacedMention.objects.all()
        assert held.mention.event == held.event == event
