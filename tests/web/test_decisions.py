"""Correcting, merging, splitting and undoing, as people do it on the pages, with and without HTMX."""

from __future__ import annotations

from datetime import date

import html5lib
import pytest
from django.test import Client
from django.utils import timezone

from tests.builders import a_mention, a_note, an_actor, an_event, built_together
from tests.web.pages import page_of, parsed, part_of, queries_of, words_of
from timeline.decisions.correcting import correct
from timeline.decisions.grouping import merge, split, undo_grouping
from timeline.importer.deriving import derive_events
from timeline.models import Correction, Event, Grouping
from timeline.vocabulary import EventType

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_together()
def met() -> Event:
    """Told by two articles."""
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    parts = {"type": EventType.CONSULT, "sources": [norland, sudria], "start": date(2020, 1, 3)}
    event = an_event("Norland met Sudria.", publisher="Courier", **parts)
    a_mention(event, "Sudria was received by Norland.", publisher="Gazette", confidence=0.6, **parts)
    return event


@pytest.fixture
def spoke() -> Event:
    return an_event("Norland spoke to Sudria.", sources=[an_actor("Norland", code="NOR")], start=date(2020, 1, 4))


def as_htmx(target):
    return {"HX-Request": "true", "HX-Target": target}


def sent_back(page) -> dict[str, str | list[str]]:
    """What a browser sends of the form in #act."""
    data = {field["name"]: field.get("value", "") for field in page.select("#act form input[name]:not([type=checkbox])")}
    data |= {field["name"]: field.get_text().strip("\n") for field in page.select("#act form textarea[name]")}
    for field in page.select("#act form select[name]"):
        data[field["name"]] = field.select_one("option[selected]")["value"]
    return data


class TestWhoMay:
    def test_readers_may_cite_and_nothing_else(self, met, anonymous):
        page = page_of(anonymous, met.get_absolute_url())
        assert [link.get_text() for link in page.select(".do a, .do summary")] == ["Cite", "Share", "Note"]
        assert not page.select("form[action*=undo], a[href*='/split/']")

    def test_their_posts_are_refused(self, met, spoke, anonymous, bob):
        (correction,) = correct(bob, met, {"title": "A meeting"})
        mention = met.mentions.first()
        for address, data in [
            (f"/events/{met.pk}/correct/", {"title": "Nonsense"}),
            (f"/events/{met.pk}/merge/", {"other": str(spoke.pk)}),
            (f"/events/{met.pk}/split/", {"mention": str(mention.pk)}),
            (f"/corrections/{correction.pk}/undo/", {}),
        ]:
            response = anonymous.post(address, data)
            assert response["Location"].startswith("/sign-in/"), address
        met.refresh_from_db()
        correction.refresh_from_db()
        assert (met.title, correction.undone_at) == ("A meeting", None)
        assert not Grouping.objects.exists()

    def test_a_form_without_its_token_is_refused(self, met, bob):
        client = Client(enforce_csrf_checks=True)
        client.force_login(bob)
        assert client.post(f"/events/{met.pk}/correct/", {"title": "A meeting"}).status_code == 403

    def test_nothing_changes_by_get(self, met, bob, as_bob):
        (correction,) = correct(bob, met, {"title": "A meeting"})
        assert as_bob.get(f"/corrections/{correction.pk}/undo/").status_code == 405


class TestCorrecting:
    def test_the_form_shows_what_stands_and_what_is_changed_is_corrected(self, met, as_bob, bob):
        page = page_of(as_bob, f"/events/{met.pk}/correct/")
        data = sent_back(page)
        assert (data["title"], data["event_type"], data["start"], data["precision"]) == (
            met.title,
            "CONSULT",
            "2020-01-03",
            "day",
        )
        response = as_bob.post(
            f"/events/{met.pk}/correct/", data | {"title": "They met", "end": "2020-01-05", "reason": "Three days."}
        )
        assert response["Location"] == met.get_absolute_url()
        met.refresh_from_db()
        assert (met.title, met.end, met.precision) == ("They met", date(2020, 1, 5), "range")
        page = page_of(as_bob, met.get_absolute_url())
        assert [words_of(act, "p") for act in page.select(".decisions li")] == [
            f"Title corrected by bob, {today()} : “They met”. It was “Norland met Sudria”.",
            f"Date corrected by bob, {today()} : 3–5 January 2020, within three days. It was 3 January 2020.",
        ]
        assert words_of(page, ".decisions .why") == "Three days."

    def test_who_takes_part_is_written_by_name(self, met, as_bob):
        data = sent_back(page_of(as_bob, f"/events/{met.pk}/correct/"))
        assert (data["source"], data["target"]) == ("Norland; Sudria", "")
        as_bob.post(f"/events/{met.pk}/correct/", data | {"source": "norland", "target": "Sudria"})
        page = page_of(as_bob, met.get_absolute_url())
        assert words_of(page, ".who-line") == "Norland → to Sudria ."
        assert words_of(page, ".decisions p") == (
            f"Who takes part corrected by bob, {today()} : acting Norland; acted upon Sudria. It was acting Norland, Sudria."
        )

    def test_whom_no_sentence_tells_is_confirmed_by_a_tick(self, as_bob):
        norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
        event = an_event("Norland said no.", sources=[norland], targets=[sudria], understood={sudria: "the last one named"})
        page = page_of(as_bob, f"/events/{event.pk}/correct/")
        assert words_of(page, "#act label:has([name=confirmed])") == "Sudria: rightly understood"
        as_bob.post(f"/events/{event.pk}/correct/", sent_back(page) | {"confirmed": "on"})
        page = page_of(as_bob, event.get_absolute_url())
        assert words_of(page, ".who-line .who") == "Norland → to Sudria ."
        assert words_of(page, ".decisions p") == (
            f"Who takes part confirmed by bob, {today()} : acting Norland; acted upon Sudria. It was understood from the article."
        )
        assert not page_of(as_bob, f"/events/{event.pk}/correct/").select("[name=confirmed]")

    def test_a_dispute_leads_to_the_correction_that_ends_it(self, met, as_bob, anonymous):
        a_mention(met, "On Monday Norland met Sudria.", publisher="Post", type=EventType.CONSULT, start=date(2020, 1, 6))
        assert not page_of(anonymous, met.get_absolute_url()).select(".disagree a")
        link = page_of(as_bob, met.get_absolute_url()).select_one(".disagree a")
        data = sent_back(page_of(as_bob, link["href"]))
        as_bob.post(f"/events/{met.pk}/correct/", data | {"start": "2020-01-06", "end": "2020-01-06"})
        page = page_of(as_bob, met.get_absolute_url())
        assert (words_of(page, ".happened dd"), page.select(".disagree")) == ("6 January 2020", [])

    def test_the_reasons_say_who_set_it(self, met, anonymous, bob):
        correct(
            bob, met, {"event_type": "AGREE", "date": {"start": date(2020, 1, 4), "end": date(2020, 1, 4), "precision": "day"}}
        )
        page = page_of(anonymous, met.get_absolute_url())
        assert words_of(page, "#ev-why-type + .reasons li") == "set by bob; the articles were read otherwise"
        assert words_of(page, "#ev-why-date + .reasons li") == "set by bob"

    def test_what_somebody_else_corrected_meanwhile_is_left_alone(self, met, as_bob, bob, alice):
        data = sent_back(page_of(as_bob, f"/events/{met.pk}/correct/"))
        correct(alice, met, {"title": "Alice’s title"})
        as_bob.post(f"/events/{met.pk}/correct/", data | {"status": "denied"})
        met.refresh_from_db()
        assert (met.title, met.status) == ("Alice’s title", "denied")

    @pytest.mark.parametrize(
        ("changes", "field", "said"),
        [
            ({}, None, "Nothing is changed yet."),
            ({"title": ""}, "title", "Write what happened."),
            ({"start": "2020-01-09"}, "end", "The last day lies before the first."),
            ({"start": "yesterday"}, "start", "yesterday"),
            ({"precision": "month"}, "precision", "only then"),
            ({"event_type": "WAR"}, "event_type", "WAR"),
            ({"source": "Norland; Atlantis"}, "source", "No actor is known as"),
        ],
    )
    @pytest.mark.parametrize("headers", [{}, as_htmx("act")])
    def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(self, met, as_bob, changes, field, said, headers):
        data = sent_back(page_of(as_bob, f"/events/{met.pk}/correct/")) | changes | {"reason": "Because."}
        response = as_bob.post(f"/events/{met.pk}/correct/", data, headers=headers)
        assert response.status_code == 422
        page = parsed(response)
        assert (b"<html" in response.content) == (not headers)
        assert said in words_of(page, f"#act-{field}_error" if field else "#act .notice")
        assert words_of(page, "#act-reason") == "Because."
        if field:
            control = page.select_one(f"#act-{field}")
            assert page.select("[autofocus]") == [control]
            assert (control["aria-invalid"], f"act-{field}_error" in control["aria-describedby"]) == ("true", True)
        assert not Correction.objects.exists()

    def test_in_the_explorer_it_leads_back_to_the_same_list(self, met, as_bob):
        panel = part_of(as_bob, f"/?type=CONSULT&event={met.pk}", "event")
        link = panel.find("a", string="Correct")
        form = part_of(as_bob, link["hx-get"], "act")
        data = sent_back(form) | {"title": "They met"}
        response = as_bob.post(f"/events/{met.pk}/correct/", data, headers=as_htmx("act"))
        assert (response.status_code, response["HX-Redirect"]) == (204, f"/?type=CONSULT&event={met.pk}")

    def test_it_leads_to_no_other_site(self, met, as_bob):
        data = sent_back(page_of(as_bob, f"/events/{met.pk}/correct/?next=https://example.org/"))
        assert data["next"] == met.get_absolute_url()
        response = as_bob.post(f"/events/{met.pk}/correct/", data | {"title": "They met", "next": "//example.org/"})
        assert response["Location"] == met.get_absolute_url()

    def test_undone_the_articles_count_again_and_both_are_told(self, met, as_bob, alice):
        correct(alice, met, {"title": "They met"})
        form = page_of(as_bob, met.get_absolute_url()).select_one(".decisions form")
        assert as_bob.post(form["action"], {"next": met.get_absolute_url()})["Location"] == met.get_absolute_url()
        page = page_of(as_bob, met.get_absolute_url())
        assert words_of(page, "#event-title") == "Norland met Sudria"
        assert words_of(page, ".decisions .undone .quiet") == f"Undone by bob, {today()}."
        assert not page.select(".decisions form")


class TestMerging:
    def test_one_chooses_among_what_is_near_sees_both_and_merges(self, met, spoke, as_bob):
        page = page_of(as_bob, f"/events/{met.pk}/merge/")
        (choice,) = page.select("#act .related a")
        assert words_of(choice, ".title") == "Norland spoke to Sudria"
        assert choice.select_one("svg.mark, .mark")
        page = page_of(as_bob, choice["href"])
        assert [words_of(one, "h3") for one in page.select(".to-merge")] == ["Norland met Sudria", "Norland spoke to Sudria"]
        assert len(page.select(".to-merge li")) == 3
        assert Grouping.objects.count() == 0
        response = as_bob.post(f"/events/{met.pk}/merge/", sent_back(page) | {"reason": "One visit."})
        assert response["Location"] == met.get_absolute_url()
        page = page_of(as_bob, met.get_absolute_url())
        assert len(page.select(".passage")) == 3
        assert words_of(page, ".decisions p") == (
            f"Merged by bob, {today()} : with “Norland spoke to Sudria”. It was two events; this one was “Norland met Sudria”."
        )

    def test_who_merged_it_stands_among_the_reasons_until_it_is_undone(self, met, spoke, anonymous, bob):
        grouping = merge(bob, met, spoke)
        page = page_of(anonymous, met.get_absolute_url())
        assert words_of(page, "#ev-why-merge + .reasons li") == "bob merged it with “Norland spoke to Sudria”"
        undo_grouping(bob, grouping)
        page = page_of(anonymous, met.get_absolute_url())
        assert "bob merged it" not in words_of(page, ".opened-told")
        former = words_of(page_of(anonymous, spoke.get_absolute_url()), ".decisions .former")
        assert former == "It was two events; this one was “Norland spoke to Sudria”."

    def test_the_merged_one_leads_to_the_survivor_on_pages_and_in_the_api(self, met, spoke, anonymous, bob):
        merge(bob, met, spoke)
        response = anonymous.get(spoke.get_absolute_url())
        assert (response.status_code, response["Location"]) == (302, met.get_absolute_url())
        response = anonymous.get(f"/api/v1/events/{spoke.pk}/")
        assert (response.status_code, response["Location"]) == (308, f"http://testserver/api/v1/events/{met.pk}/")
        assert [event["id"] for event in anonymous.get("/api/v1/events/").json()["results"]] == [met.pk]
        assert words_of(page_of(anonymous, f"/?event={spoke.pk}"), "#event-title") == met.title

    def test_of_several_merges_the_first_address_leads_to_the_last_survivor(self, met, spoke, anonymous, bob):
        third = an_event("Norland left.")
        merge(bob, spoke, third)
        merge(bob, met, spoke)
        assert anonymous.get(third.get_absolute_url())["Location"] == met.get_absolute_url()
        assert anonymous.get(f"/api/v1/events/{third.pk}/")["Location"].endswith(f"/events/{met.pk}/")

    @pytest.mark.parametrize(
        "written", ["{}", " {} ", "/events/{}/", "http://testserver/events/{}/#notes", "http://testserver/?q=a&event={}#event"]
    )
    def test_the_other_is_named_by_number_or_address(self, met, spoke, as_bob, written):
        page = parsed(as_bob.get(f"/events/{met.pk}/merge/", {"other": written.format(spoke.pk)}))
        assert len(page.select(".to-merge")) == 2

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            ("", "Choose an event"),
            ("Norland", "Give the number of an event"),
            ("99999", "There is no event 99999."),
            ("{met}", "This is the same event."),
            ("9" * 30, "Give the number"),
        ],
    )
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_what_is_no_other_event_is_refused(self, met, as_bob, written, said, method):
        address = f"/events/{met.pk}/merge/"
        response = getattr(as_bob, method)(address, {"other": written.format(met=met.pk)}, headers=as_htmx("act"))
        assert response.status_code == 422
        assert said in words_of(parsed(response), "#act-other_error")

    def test_an_act_on_an_event_that_was_merged_meanwhile_leads_to_the_survivor(self, met, spoke, as_bob, bob):
        merge(bob, met, spoke)
        response = as_bob.post(f"/events/{spoke.pk}/correct/", {"title": "Lost?"})
        assert response["Location"] == met.get_absolute_url()
        assert not Correction.objects.exists()

    def test_undone_both_addresses_are_as_before(self, met, spoke, as_bob, bob):
        a_note(bob, "On the speech.", event=spoke)
        done = merge(bob, met, spoke)
        assert "On the speech." in words_of(page_of(as_bob, met.get_absolute_url()), "#notes")
        as_bob.post(f"/groupings/{done.pk}/undo/")
        assert words_of(page_of(as_bob, spoke.get_absolute_url()), "#event-title") == "Norland spoke to Sudria"
        assert "On the speech." in words_of(page_of(as_bob, spoke.get_absolute_url()), "#notes")
        assert "On the speech." not in words_of(page_of(as_bob, met.get_absolute_url()), "#notes")


class TestSplitting:
    def test_each_sentence_can_be_split_off(self, met, as_bob):
        second = met.mentions.last()
        link = page_of(as_bob, met.get_absolute_url()).select(".where-from a[href*='/split/']")[1]
        page = page_of(as_bob, link["href"])
        ticked = page.select("#act input[type=checkbox][checked]")
        assert [box["value"] for box in ticked] == [str(second.pk)]
        as_bob.post(f"/events/{met.pk}/split/", sent_back(page) | {"mention": [str(second.pk)]})
        other = Event.objects.get(mentions=second)
        assert other != met
        page = page_of(as_bob, met.get_absolute_url())
        assert words_of(page, ".decisions p") == (
            f"Split by bob, {today()} : “Sudria was received by Norland” parted from it . It was one event, “Norland met Sudria”."
        )
        assert page.select_one(".decisions p a")["href"] == other.get_absolute_url()
        assert "parted from “Norland met Sudria”" in words_of(page_of(as_bob, other.get_absolute_url()), ".decisions p")

    def test_an_event_of_one_sentence_cannot_be_split(self, spoke, as_bob):
        assert not page_of(as_bob, spoke.get_absolute_url()).select("a[href*='/split/']")
        response = as_bob.post(f"/events/{spoke.pk}/split/", {"mention": str(spoke.mentions.get().pk)})
        assert response.status_code == 422
        assert "must stay" in words_of(parsed(response), "#act-mention-error")

    @pytest.mark.parametrize("chosen", [[], ["999999"], ["x"]])
    def test_nothing_chosen_or_what_is_not_there_is_refused(self, met, as_bob, chosen):
        response = as_bob.post(f"/events/{met.pk}/split/", {"mention": chosen}, headers=as_htmx("act"))
        assert response.status_code == 422
        assert parsed(response).select_one("#act-mention-error")
        assert not Grouping.objects.exists()

    def test_what_a_later_decision_builds_on_is_not_undone(self, met, as_bob, bob):
        first = split(bob, met, [met.mentions.last().pk])
        merge(bob, met, first.other)
        page = page_of(as_bob, met.get_absolute_url())
        assert len(page.select(".decisions form")) == 1
        assert "undo that first" in words_of(page, ".decisions li .quiet")
        response = as_bob.post(f"/groupings/{first.pk}/undo/", headers=as_htmx("decisions"))
        assert response.status_code == 422
        assert "Undo that first." in words_of(parsed(response), "#decisions .notice")


class TestCiting:
    def test_everybody_finds_a_text_that_is_ready_to_copy(self, met, anonymous):
        cited = words_of(page_of(anonymous, met.get_absolute_url()), ".citation")
        assert cited == (
            "“Norland met Sudria.” 3 January 2020. Reported by Courier, 9 January 2020; Gazette, 9 January 2020. "
            f"Timeline, event {met.pk}. http://testserver/events/{met.pk}/. Accessed {today()}."
        )

    def test_the_panel_cites_the_event_s_own_address(self, met, anonymous):
        assert f"http://testserver/events/{met.pk}/." in words_of(part_of(anonymous, f"/?event={met.pk}", "event"), ".citation")


def test_what_was_decided_is_still_told_when_the_sentences_are_gone(met, as_bob, bob):
    done = split(bob, met, [met.mentions.last().pk])
    done.other.mentions.get().article.delete()
    derive_events([done.other_id])
    page = page_of(as_bob, done.other.get_absolute_url(), status=410)
    assert "parted from “Norland met Sudria”" in words_of(page, ".decisions p")


@pytest.mark.parametrize("act", ["correct/", "merge/", "merge/?other={other}", "split/", ""])
def test_the_pages_are_valid_whatever_the_words(act, as_bob, bob):
    hostile = "</p></section><script>alert(1)</script> שלום 🙂 " + "w" * 250 + " & <b>"
    event, other = an_event(f"Norland said {hostile}."), an_event("Sudria spoke.")
    a_mention(event, f"Again {hostile}.")
    correct(bob, event, {"title": hostile[:300]}, reason=hostile)
    response = as_bob.get(f"/events/{event.pk}/{act.format(other=other.pk)}")
    assert response.status_code == 200
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(response.content.decode())
    assert [(position, error) for position, error, _ in parser.errors] == []
    page = parsed(response)
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    for attribute in ("aria-describedby", "aria-labelledby", "for"):
        for element in page.select(f"[{attribute}]"):
            assert set(element[attribute].split()) <= set(ids), element
    assert not [script for script in page.select("script") if script.string == "alert(1)"]
    assert not page.select("style, [style], [onclick]")


def test_ten_decisions_cost_no_more_queries_than_one(met, as_bob, bob):
    def decide(first: int, last: int) -> None:
        for number in range(first, last):
            correct(bob, met, {"title": f"Title {number}"})
            event = an_event(f"Norland spoke, number {number}.")
            merge(bob, met, event)

    decide(0, 1)
    addresses = [f"/events/{met.pk}/", f"/?event={met.pk}", f"/events/{met.pk}/merge/", f"/events/{met.pk}/split/"]
    once = [queries_of(as_bob, address) for address in addresses]
    decide(1, 11)
    assert [queries_of(as_bob, address) for address in addresses] == once


def today() -> str:
    now = timezone.now()
    return f"{now.day} {now:%B %Y}"
