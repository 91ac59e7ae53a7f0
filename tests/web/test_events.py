"""An event's own page and the explorer's panel: the sentences, the dates kept apart, the disputes, the reasons."""

from __future__ import annotations

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.builders import a_mention, a_note, a_person, an_actor, an_article, an_event, built_together
from tests.web.pages import page_of, part_of, words_of
from timeline.importer.deriving import derive_events
from timeline.models import ActorRole, Event, MentionOrder
from timeline.vocabulary import DateBasis, EventType, Status

pytestmark = pytest.mark.django_db

TEXT = (
    "It had rained all week. Ada Holm met envoys of Sudria on Friday, Bo Lind told reporters. They left at noon.\n\nNobody spoke."
)


@pytest.fixture
def met() -> Event:
    norland, sudria = an_actor("Norland", code="NOR"), an_actor("Sudria", code="SUD")
    holm, lind = a_person("Ada Holm", of=norland), a_person("Bo Lind", of=norland)
    event = an_event(
        "Ada Holm met envoys of Sudria on Friday, Bo Lind told reporters.",
        article=an_article(TEXT, publisher="Daily Courier", title="Talks in the rain"),
        type=EventType.CONSULT,
        sources=[holm],
        targets=[sudria],
        speakers=[lind],
        start=date(2020, 1, 3),
        trigger="met",
        expression="on Friday",
        date_reason="the latest Friday before the day of publication",
        offices={holm: "Foreign Minister"},
    )
    a_mention(
        event,
        "Ada Holm received the envoys of Sudria.",
        publisher=None,
        type=EventType.CONSULT,
        sources=[holm],
        targets=[sudria],
        trigger="received",
        offices={holm: "Prime Minister"},
    )
    for mention, office in zip(event.mentions.all(), ("Foreign Minister", "Prime Minister"), strict=True):
        ActorRole.objects.create(actor=holm, office=office, article=mention.article, start=mention.start, end=mention.end)
    derive_events([event.pk])
    event.refresh_from_db()
    return event


def panel_of(client, event: Event) -> BeautifulSoup:
    return page_of(client, event.get_absolute_url())


class TestThePage:
    def test_it_keeps_three_dates_apart(self, met, anonymous):
        page = panel_of(anonymous, met)
        dates = {words_of(row, "dt"): words_of(row, "dd") for row in page.select(".dates > div")}
        assert dates == {"Published": "9 January 2020", "The text says": "“on Friday”", "Happened": "3 January 2020"}

    def test_every_sentence_stands_in_its_context_with_trigger_and_date_marked(self, met, anonymous):
        first, second = panel_of(anonymous, met).select(".source")
        assert words_of(first, "header") == "Daily Courier , 9 January 2020 Talks in the rain"
        assert first.select_one(".passage").get_text().split() == TEXT.partition("\n")[0].split()
        assert words_of(first, ".passage q") == "Ada Holm met envoys of Sudria on Friday , Bo Lind told reporters."
        assert (words_of(first, ".trigger"), words_of(first, ".when")) == ("met", "on Friday")
        assert words_of(first, ".where-from") == "said by Bo Lind characters 24–88 confidence .90"
        assert words_of(second, "header b") == "Publisher not stated"

    def test_a_sentence_leads_to_its_place_in_the_article(self, met, anonymous):
        mention = met.mentions.first()
        place = f"/articles/{mention.article_id}/#m{mention.pk}"
        page = panel_of(anonymous, met)
        assert page.select_one(".source header a")["href"] == page.find("a", string="characters 24–88")["href"] == place
        assert page_of(anonymous, place).select_one(f"#m{mention.pk}").get_text() == "met"

    def test_disputes_stand_side_by_side(self, met, anonymous):
        dispute = panel_of(anonymous, met).select_one(".disagree")
        assert words_of(dispute, "h3") == "≠ Sources differ on Ada Holm’s office"
        sides = {words_of(side, "dt"): words_of(side, "dd") for side in dispute.select(".sides > div")}
        assert sides == {"Daily Courier": "Foreign Minister", "Publisher not stated": "Prime Minister"}

    def test_it_says_why_in_words(self, met, anonymous):
        page = panel_of(anonymous, met)
        assert words_of(page, "#ev-why-date small") == "stated, 2020-01-03"
        assert words_of(page, "#ev-why-date + .reasons") == (
            "Daily Courier says “on Friday”: the latest Friday before the day of publication"
        )
        assert words_of(page, "#ev-why-type + .reasons") == "built for a test"

    def test_a_claim_and_its_denial_stand_with_who_says_so_though_one_article_prints_both(self, anonymous):
        norland, sudria = an_actor("Norland"), an_actor("Sudria")
        article = an_article("Norland struck, Sudria said. It had not struck, Norland said.", publisher="Post")
        event = an_event("Norland struck, Sudria said.", article=article, speakers=[sudria])
        a_mention(event, "It had not struck, Norland said.", article=article, status=Status.DENIED, speakers=[norland])
        page = panel_of(anonymous, event)
        assert [(words_of(side, "dt"), words_of(side, "dd")) for side in page.select(".sides > div")] == [
            ("Post", "it happened, according to Sudria"),
            ("Post", "it is not so, according to Norland"),
        ]
        assert [words_of(line, "span") for line in page.select(".where-from")] == ["said by Sudria", "denied by Norland"]
        assert "said or denied by Sudria and Norland" in words_of(page_of(anonymous, "/"), ".facts")

    def test_who_only_denies_it_does_not_say_so(self, anonymous):
        an_event("It had not struck, Norland said.", status=Status.DENIED, speakers=[an_actor("Norland")])
        assert " denied by Norland" in words_of(page_of(anonymous, "/"), ".facts")

    def test_what_only_a_note_can_settle_waits_for_no_decision(self, met, anonymous):
        assert words_of(panel_of(anonymous, met), ".disagree p") == "Both stand."

    def test_the_day_of_an_announcement_stands_behind_that_of_what_came_to_pass(self, anonymous):
        event = an_event(
            "Norland will speak on Monday.", published_on=date(2020, 1, 2), status=Status.PLANNED, start=date(2020, 1, 6),
            expression="on Monday", date_reason="it still lay ahead; “on Monday”: the next Monday",
        )  # fmt: skip
        a_mention(
            event, "Norland spoke on Tuesday.", publisher="Post", published_on=date(2020, 1, 8), start=date(2020, 1, 7),
            expression="on Tuesday", date_reason="the latest Tuesday",
        )  # fmt: skip
        assert [line.get_text() for line in panel_of(anonymous, event).select("#ev-why-date + .reasons li")] == [
            "Post says “on Tuesday”: the latest Tuesday",
            "Daily Courier, when it was still to come, said “on Monday”: it still lay ahead; the next Monday",
        ]

    def test_a_sentence_that_is_left_alone_was_merged_with_nothing(self, anonymous):
        event = an_event("Norland spoke.")
        event.mentions.update(reasons={"merge": "same type of act"})
        assert not panel_of(anonymous, event).select("#ev-why-merge")
        a_mention(event, "Norland was heard.")
        assert words_of(panel_of(anonymous, event), "#ev-why-merge + .reasons") == "same type of act"

    def test_common_words_stand_as_they_are_printed(self, anonymous):
        event = an_event("Belarus criticised the raids in Vilnius.", confidence=0.95)
        a_mention(event, "Minsk voiced criticism of the attack near Vilnius.")
        event.mentions.update(reasons={"merge": "same day; both say “attack”, “criticis”, “vilniu”"})
        assert words_of(panel_of(anonymous, event), "#ev-why-merge + .reasons") == (
            "same day; both say “raids”, “criticised”, “Vilnius”"
        )

    def test_days_in_reasons_are_said_as_everywhere_and_quoted_ones_stay(self, anonymous):
        reason = "the same side goes on from “2020-01-02”, which is dated 2020-01-02."
        page = panel_of(anonymous, an_event("Norland spoke.", start=date(2020, 1, 2), date_reason=reason))
        assert words_of(page, "#ev-why-date + .reasons") == (
            "the same side goes on from “2020-01-02”, which is dated 2 January 2020"
        )

    def test_it_lists_who_takes_part_and_the_offices_with_who_prints_them(self, met, anonymous):
        rows = [
            [cell.get_text(strip=True) for cell in row.select("th, td")] for row in panel_of(anonymous, met).select("tbody tr")
        ]
        assert rows == [
            ["Ada Holm", "acts", "Foreign Minister (Daily Courier); Prime Minister (Publisher not stated)"],
            ["Sudria", "acted upon", "state, SUD"],
            ["Bo Lind", "speaks", "person, Norland"],
        ]

    def test_a_state_has_the_office_of_whom_it_sent_and_each_publisher_is_named_once(self, anonymous):
        sudria = an_actor("Sudria", code="SUD")
        event = an_event("Norland expelled the envoy.", targets=[sudria], offices={sudria: "Ambassador"})
        a_mention(event, "It expelled the envoy.", publisher="Post", targets=[sudria], offices={sudria: "Ambassador"})
        assert words_of(panel_of(anonymous, event), "#ev-who ~ table tbody") == (
            "Sudria acted upon its Ambassador (Daily Courier, Post)"
        )

    def test_a_side_that_no_sentence_tells_stands_in_brackets_with_its_reason(self, anonymous):
        norland, sudria = an_actor("Norland"), an_actor("Sudria")
        why = "the other one of the two parties that the article is about"
        event = an_event("Norland rejected the demand.", sources=[norland], targets=[sudria], understood={sudria: why})
        page = panel_of(anonymous, event)
        assert words_of(page, ".who-line .who") == "Norland → to [ Sudria ] (understood from the article) ."
        assert words_of(page, ".who-line .quiet") == "In brackets: understood from the article, told in no sentence; why ."
        assert [words_of(row, "td") for row in page.select("#ev-who ~ table tbody tr")] == [
            "acts",
            "acted upon (understood)",
            f"Understood to be acted upon: {why}.",
        ]
        data = json.loads(page.select_one("script[type='application/ld+json']").string)
        assert [actor["name"] for actor in data["about"]] == ["Norland"]

    def test_a_side_that_one_sentence_tells_stands_as_told(self, anonymous):
        norland, sudria = an_actor("Norland"), an_actor("Sudria")
        event = an_event("Norland rejected it.", sources=[norland], targets=[sudria], understood={sudria: "named at the top"})
        a_mention(event, "Norland said no to Sudria.", targets=[sudria], confidence=0.5)
        page = panel_of(anonymous, event)
        assert words_of(page, ".who-line .who") == "Norland → to Sudria ."
        assert not page.select(".understood, .because")

    def test_related_events_are_those_of_the_same_actors_and_those_the_text_puts_in_order(self, met, anonymous):
        near = an_event("Sudria thanked its hosts.", sources=[an_actor("Sudria")], start=date(2020, 1, 4))
        an_event("Elsewhere, Westria held a vote.", sources=[an_actor("Westria")], start=date(2020, 1, 4))
        cause = an_event("Westria fell silent.", sources=[an_actor("Westria")], start=date(2020, 1, 1))
        MentionOrder.objects.create(later=met.mentions.first(), earlier=cause.mentions.first(), start=0, end=5)
        related = panel_of(anonymous, met).select(".related a")
        assert [(words_of(link, ".title"), words_of(link, ".why")) for link in related] == [
            (cause.title, "1 January 2020; before this, as the text says"),
            (near.title, "4 January 2020; Sudria"),
        ]

    def test_long_quotations_of_one_article_are_folded(self, anonymous):
        sentences = [f"Norland sent ship {number}." for number in range(5)]
        article = an_article(" ".join(sentences))
        event = an_event(sentences[0], article=article, type=EventType.MOBILIZE, start=date(2020, 1, 3))
        for sentence in sentences[1:]:
            a_mention(event, sentence, article=article, type=EventType.MOBILIZE, start=date(2020, 1, 3))
        page = panel_of(anonymous, event)
        assert words_of(page, ".source summary") == "2 more sentences"
        assert len(page.select(".source .passage")) == 5

    @pytest.mark.parametrize(
        ("mention", "said"),
        [
            ({"start": date(2020, 1, 3)}, "3 January 2020"),
            ({"start": date(2020, 1, 3), "end": date(2020, 1, 8)}, "3–8 January 2020, within six days"),
            ({"start": date(2020, 1, 1), "end": date(2020, 1, 31), "precision": "month"}, "January 2020"),
            (
                {"start": date(2019, 12, 30), "end": date(2020, 1, 5), "precision": "week"},
                "30 December 2019 – 5 January 2020, one week",
            ),
            ({"start": date(2019, 7, 1), "end": date(2019, 9, 30), "precision": "quarter"}, "third quarter 2019"),
            ({"start": date(2019, 1, 1), "end": date(2019, 12, 31), "precision": "year"}, "2019"),
            ({}, "on or before 9 January 2020"),  # only the day of publication bounds it
            ({"start": date(2020, 1, 9), "basis": DateBasis.NONE, "status": Status.PLANNED}, "on or after 9 January 2020"),
        ],
    )
    def test_it_says_how_finely_the_date_is_known(self, mention, said, anonymous):
        assert words_of(panel_of(anonymous, an_event("Norland spoke.", **mention)), ".happened dd") == said

    def test_it_can_be_cited_and_previewed(self, met, anonymous):
        page = panel_of(anonymous, met)
        about = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
        assert about["og:title"] == met.title
        assert about["og:url"] == page.select_one("link[rel=canonical]")["href"] == f"http://testserver/events/{met.pk}/"
        assert about["og:description"].startswith("3 January 2020. 2 sentences in 2 articles: “")
        data = json.loads(page.select_one("script[type='application/ld+json']").string)
        assert (data["@type"], data["name"], data["startDate"]) == ("Event", met.title, "2020-01-03")
        assert data["subjectOf"][0]["headline"] == "Talks in the rain"

    def test_no_text_can_end_the_block_of_linked_data(self, anonymous):
        event = an_event("</script><script>alert(1)</script> was printed.", start=date(2020, 1, 3))
        page = panel_of(anonymous, event)
        assert not [script for script in page.select("script") if script.string == "alert(1)"]
        assert "</script>" in json.loads(page.select_one("script[type='application/ld+json']").string)["name"]

    def test_notes_are_for_all_and_the_form_for_those_signed_in(self, met, alice, anonymous, as_bob):
        a_note(alice, "Compare the two offices.", event=met)
        page = panel_of(anonymous, met)
        assert "Compare the two offices." in words_of(page, "#notes .note")
        assert not page.select("#notes form")
        assert page.select_one("#note-new a")["href"].startswith("/sign-in/?next=/events/")
        assert panel_of(as_bob, met).select_one("#notes form")["action"] == f"/events/{met.pk}/notes/"


class TestAddresses:
    def test_a_merged_event_leads_to_the_one_that_holds_its_sentences(self, met, anonymous):
        other = Event.objects.create(event_type="CONSULT", title="Old", merged_into=met)
        response = anonymous.get(f"/events/{other.pk}/")
        assert (response.status_code, response["Location"]) == (302, met.get_absolute_url())
        assert words_of(page_of(anonymous, f"/?event={other.pk}"), "#event-title") == met.title

    def test_an_event_without_a_sentence_is_gone(self, anonymous):
        event = Event.objects.create(event_type="CONSULT", title="Old")
        page_of(anonymous, event.get_absolute_url(), status=410)

    def test_its_notes_are_still_to_be_read_there(self, anonymous, as_bob, bob):
        event = Event.objects.create(event_type="CONSULT", title="Old")
        note = a_note(bob, event=event, body="Why did they take this out?")
        page = page_of(anonymous, event.get_absolute_url(), status=410)
        assert "Why did they take this out?" in words_of(page, f"#note-{note.pk}")
        own_note = page_of(as_bob, event.get_absolute_url(), status=410).select_one(f"#note-{note.pk}")
        assert own_note.a["href"] == f"/notes/{note.pk}/"

    def test_an_unknown_event_is_not_found(self, anonymous):
        page_of(anonymous, "/events/999/", status=404)

    def test_strangers_sign_in_first_whether_it_exists_or_not(self, met, anonymous, settings):
        settings.PUBLIC_READ = False
        for event_id in (met.pk, 999):
            assert anonymous.get(f"/events/{event_id}/")["Location"] == f"/sign-in/?next=%2Fevents%2F{event_id}%2F"


class TestThePanel:
    @pytest.fixture
    @built_together()
    def week(self) -> list[Event]:
        """Newest first: three dated events and one without a date."""
        dated = [an_event(f"Day {day} passed.", start=date(2020, 1, day)) for day in (5, 4, 3)]
        return [*dated, an_event("A day passed.")]

    @pytest.mark.parametrize(("sort", "order"), [("newest", [0, 1, 2, 3]), ("oldest", [2, 1, 0, 3])])
    def test_previous_and_next_follow_the_list(self, sort, order, week, anonymous):
        listed = [week[place] for place in order]
        for place, event in enumerate(listed):
            panel = part_of(anonymous, f"/?sort={sort}&event={event.pk}", "event")
            found = {link["rel"][0]: link["href"] for link in panel.select(".panel-nav a[rel]")}
            expected = {}
            if place > 0:
                expected["prev"] = listed[place - 1].pk
            if place < 3:
                expected["next"] = listed[place + 1].pk
            assert {rel: int(href.partition("event=")[2].partition("#")[0]) for rel, href in found.items()} == expected
            assert f"{place + 1} of 4" in words_of(panel, ".panel-nav")

    def test_they_stay_within_the_filter(self, week, anonymous):
        panel = part_of(anonymous, f"/?from=2020-01-04&undated=exclude&event={week[1].pk}", "event")
        assert [link["rel"] for link in panel.select(".panel-nav a[rel]")] == [["prev"]]
        assert "2 of 2" in words_of(panel, ".panel-nav")

    def test_an_event_outside_the_filter_opens_without_a_place_in_it(self, week, anonymous):
        panel = part_of(anonymous, f"/?from=2020-01-05&undated=exclude&event={week[2].pk}", "event")
        assert words_of(panel, "#event-title") == "Day 3 passed"
        assert " of " not in words_of(panel, ".panel-nav")

    def test_closing_leads_to_the_same_list(self, week, anonymous):
        panel = part_of(anonymous, f"/?from=2020-01-04&event={week[1].pk}", "event")
        assert panel.select_one(".close")["href"] == f"/?from=2020-01-04#e{week[1].pk}"
        assert not part_of(anonymous, "/?from=2020-01-04", "event").select_one("#event").has_attr("data-open")
