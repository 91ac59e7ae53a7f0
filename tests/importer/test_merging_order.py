"""Whatever articles there are: the order of their import, and how they are batched, changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.importer.extractions import IRAN, IRAQ, LAVROV, USA, WANG, Told, a_person, an_edition
from timeline.decisions.grouping import merge, split
from timeline.importer.deriving import derive_events
from timeline.importer.identifying import store_changed
from timeline.importer.merging import group
from timeline.importer.rebuilding import rebuild
from timeline.importer.recognising import content_hash
from timeline.importer.remembering import Memory
from timeline.importer.removing import remove_articles
from timeline.importer.storing import extract_again, write_articles
from timeline.models import Actor, Article, Event, Mention, MentionKey, TypeMonth
from timeline.vocabulary import DateBasis, EventType, Status

pytestmark = pytest.mark.django_db

ACTORS = [(USA, "America"), (IRAN, "Iran"), (IRAQ, "Iraq"), (WANG, "Wang Yi"), (LAVROV, "Lavrov")]
BY_NAME = ACTORS[3:]
# Whose state some articles tell and others do not.
UNPLACED, PLACED = (a_person("Dana Ashti"), "Dana Ashti"), (a_person("Dana Ashti", "IRQ"), "Iraqi Dana Ashti")
ACTORS += [UNPLACED, PLACED]
DOINGS = [
    "struck again",
    "struck the bases near Basra",
    "struck the 20 bases near Erbil",
    "talked on the phone",
    "talked about oil",
    "will meet for a second round about oil",
    "blamed the bases",
    "blamed",
]
TYPES = [EventType.ASSAULT, EventType.COERCE, EventType.CONSULT, EventType.AGREE, EventType.ACCUSE, EventType.REJECT]
STATUSES = [Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL]
DAYS = [None, None, date(2020, 1, 3), date(2020, 1, 4), date(2020, 1, 8)]


@st.composite
def told(draw, actors) -> Told:
    side = st.lists(st.sampled_from(actors), max_size=2, unique_by=lambda actor: actor[1])
    sources, targets = draw(side), draw(side)
    names = [words for _, words in (*sources, *targets)]
    status = draw(st.sampled_from(STATUSES))
    return Told(
        f"Reports {draw(st.sampled_from(DOINGS))} {' and '.join(names)}.",
        draw(st.sampled_from(TYPES)),
        sources,
        targets,
        status,
        on=draw(st.sampled_from(DAYS)) if status in (Status.OCCURRED, Status.PLANNED) else None,
        basis=draw(st.sampled_from([DateBasis.STATED, DateBasis.INFERRED])),
    )


def a_call(sentence: str) -> list[Told]:
    return [Told(sentence, EventType.CONSULT, BY_NAME)]


TARGETS = ["depots", "bridges", "harbours", "barracks", "refineries", "radars", "airfields"]
MEANS = ["with drones", "by night", "from ships", "with rockets", "with mines", "at dawn", "from balloons"]
# Of one event, so that there always is one to be split.
TOLD_TWICE = [
    (a_call("Reports talked on the phone Wang Yi and Lavrov."), 9),
    (a_call("Lavrov talked with Wang Yi on the phone."), 10),
]


def articles_of(actors):
    return st.lists(
        st.tuples(st.lists(told(actors), min_size=1, max_size=3, unique_by=lambda one: one.sentence), st.integers(9, 14)),
        min_size=2,
        max_size=5,
    )


articles_strategy = articles_of(ACTORS)


few_examples = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@few_examples
@given(articles_strategy, st.randoms(use_true_random=False))
def test_the_order_of_import_changes_nothing(drawn, random):
    editions = [an_edition(*sentences, published_on=date(2020, 1, day)) for sentences, day in drawn]
    editions = list({(read.text, read.published_on): (read, extraction) for read, extraction in editions}.values())
    first = imported([[edition] for edition in editions])
    random.shuffle(editions)
    assert imported([[edition] for edition in editions]) == first
    assert imported([editions]) == first
    memory = Memory()
    assert imported([[edition] for edition in editions], memory) == first
    assert links_in(memory).items() <= links_found_anew().items()
    assert not rebuild().total()


@few_examples
@given(articles_strategy, st.randoms(use_true_random=False))
def test_the_order_of_import_changes_nothing_where_chains_are_cut(drawn, random):
    editions = [an_edition(*sentences, published_on=date(2020, 1, day)) for sentences, day in drawn]
    editions = list({(read.text, read.published_on): (read, extraction) for read, extraction in editions}.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.importer.cells.LARGEST_CELL", 2)
        first = imported([editions])
        random.shuffle(editions)
        assert imported([[edition] for edition in editions]) == first


@few_examples
@given(articles_of([actor for actor in ACTORS if actor not in (UNPLACED, PLACED)]), st.randoms(use_true_random=False))
def test_what_is_left_is_as_if_what_is_gone_had_never_come(drawn, random):
    """Removed, or read as telling of nothing. Only whose state somebody is, which it told, is not forgotten."""
    editions = [an_edition(*sentences, published_on=date(2020, 1, day)) for sentences, day in drawn]
    editions = list({(read.text, read.published_on): (read, extraction) for read, extraction in editions}.values())
    random.shuffle(editions)
    read, extraction = editions[0]
    others = imported([editions[1:]])
    imported([editions])
    extract_again([(Article.objects.get(content_hash=content_hash(read)), replace(extraction, events=[]))])
    assert shown() == others
    imported([editions])
    remove_articles(Article.objects.filter(content_hash=content_hash(read)))
    assert shown() == others
    assert not rebuild().total()


def test_the_order_of_import_changes_nothing_in_a_long_affair():
    """Every third day three articles tell of the same strikes, which hang together with those of the days around."""
    editions = [
        an_edition(
            *(
                Told(
                    f"{opening}, America struck {target} of Iran {means}.",
                    EventType.ASSAULT,
                    [(USA, "America")],
                    [(IRAN, "Iran")],
                    trigger="struck",
                )
                for target, means in zip(TARGETS, MEANS[day % len(MEANS) :] + MEANS[: day % len(MEANS)], strict=True)
            ),
            published_on=date(2020, 1, 1) + timedelta(days=3 * day),
        )
        for day in range(40)
        for opening in (f"On round {day}", f"In round {day}", f"As it was told of round {day}")
    ]
    first = imported([editions])
    memory = Memory()
    assert imported([editions[:-3], editions[-3:]], memory) == first
    assert len(hanging_together(memory)) > 600


@few_examples
@given(articles_strategy, st.randoms(use_true_random=False))
def test_what_people_decided_holds_whatever_the_order_in_which_articles_come_back(drawn, random):
    editions = [an_edition(*sentences, published_on=date(2020, 1, day)) for sentences, day in [*TOLD_TWICE, *drawn]]
    editions = list({(read.text, read.published_on): (read, extraction) for read, extraction in editions}.values())
    known = len(editions) // 2 + 1
    imported([[edition] for edition in editions[:known]])
    person = User.objects.get_or_create(username="bob")[0]
    several = next(event for event in in_order() if event.mention_count > 1)
    leaving = min(several.mentions.all(), key=lambda mention: (mention.article.content_hash, mention.trigger_start))
    split(person, several, [leaving.pk])
    others = [event for event in in_order() if event.pk not in apart_from(several)]
    if len(others) > 1:
        merge(person, others[0], others[-1])
    for edition in editions[known:]:
        write_articles([edition])
    decided = shown()
    for _ in range(2):
        random.shuffle(editions)
        Article.objects.all().delete()
        derive_events(list(Event.objects.values_list("pk", flat=True)))
        for edition in editions:
            write_articles([edition])
        assert shown() == decided
    extract_again([(Article.objects.get(content_hash=content_hash(read)), extraction) for read, extraction in editions])
    assert shown() == decided
    assert not rebuild().total()


@pytest.mark.parametrize("remembers", [False, True])
def test_it_does_not_matter_when_a_state_is_learned(remembers):
    struck = "Reports struck the bases near Basra {}."
    editions = [
        an_edition(Told(struck.format("Dana Ashti"), EventType.ASSAULT, [UNPLACED])),
        an_edition(Told("Reports met Dana Ashti and Lavrov.", sources=[UNPLACED, (LAVROV, "Lavrov")])),
        an_edition(Told(struck.format("Iraq"), EventType.ASSAULT, [(IRAQ, "Iraq")])),
        an_edition(Told("Reports blamed Iraqi Dana Ashti.", EventType.ACCUSE, [PLACED])),
    ]
    first, found_under = imported([editions]), keys()
    assert sorted(Event.objects.values_list("mention_count", flat=True)) == [1, 1, 2]
    for order in permutations(editions):
        assert imported([[edition] for edition in order], Memory() if remembers else None) == first
        assert keys() == found_under
        assert not rebuild().total()


def test_persons_of_one_article_are_compared_whichever_is_met():
    struck = [
        Told("Dana Ashti struck the bases near Basra.", EventType.ASSAULT, [UNPLACED]),
        Told("Erin Boru struck the bases near Basra.", EventType.ASSAULT, [(a_person("Erin Boru"), "Erin Boru")]),
    ]
    write_articles([an_edition(*struck)])
    mentions = list(Mention.objects.values_list("pk", flat=True))
    for met in mentions:
        memory = Memory()
        group([], [met], memory)
        assert set(memory.links.of(met)) == {*mentions} - {met}


def test_nothing_is_taken_for_known_once_somebody_else_has_imported():
    memory = Memory()
    write_articles([an_edition(*a_call("Reports talked on the phone Wang Yi and Lavrov."))], memory)
    memory.catch_up()
    assert links_in(memory)
    write_articles([an_edition(*a_call("Lavrov talked with Wang Yi on the phone."))])
    memory.catch_up()
    assert not links_in(memory)


def test_what_people_say_of_an_actor_while_others_import_counts_at_once():
    hassan, memory = (a_person("Hassan Boru", "IRN"), "Hassan Boru"), Memory()
    struck = "{} struck the bases near Basra."
    for name, actor in (("Hassan Boru", hassan), ("Lavrov", (LAVROV, "Lavrov"))):
        write_articles([an_edition(Told(struck.format(name), EventType.ASSAULT, [actor], [(USA, "bases")]))], memory)
    assert Event.objects.visible_to(None).count() == 2
    boru = Actor.objects.get(name="Hassan Boru")
    boru.merged_into = Actor.objects.get(name="Sergey Lavrov")
    store_changed(boru)
    write_articles([an_edition(Told(f"Again {struck.format('Lavrov')}", EventType.ASSAULT, [(LAVROV, "Lavrov")], [(USA, "bases")], trigger="struck"))], memory)  # fmt: skip
    found, anew = links_in(memory), links_found_anew()
    assert any(found.values())
    assert found.items() <= anew.items()


@pytest.mark.parametrize("most", [4, 100])
def test_what_is_known_follows_when_a_state_is_learned(most):
    memory, quiet = Memory(most), Told("Nobody else did.")
    for sentences in (
        [Told("Reports talked on the phone Dana Ashti and Lavrov.", sources=[UNPLACED, (LAVROV, "Lavrov")]), quiet],
        [Told("Reports talked on the phone about oil Iraq and Lavrov.", sources=[(IRAQ, "Iraq"), (LAVROV, "Lavrov")]), quiet],
        [Told("Reports rested.", EventType.RETREAT), quiet],  # with it the first is forgotten, if four are the most
        [
            Told("Reports struck Iraqi Dana Ashti.", EventType.ASSAULT, [PLACED]),
            Told("Few blamed Iraq.", EventType.ACCUSE, [(IRAQ, "Iraq")]),  # compared with the second, which so stays known
        ],
    ):
        write_articles([an_edition(*sentences)], memory)
    found, anew = links_in(memory), links_found_anew()
    assert any(found.values())
    assert found.items() <= anew.items()


def keys() -> set[tuple]:
    """Where merging looks for which mention."""
    columns = ("mention__article__content_hash", "mention__trigger_start", "side__name", "week", "event_type", "is_open")
    return set(MentionKey.objects.values_list(*columns))


def links_in(memory) -> dict[int, dict[int, float]]:
    """What may be of one event with what, by the ids of mentions, as an import remembers it."""
    mentions = Mention.objects.values_list("pk", flat=True)
    return {
        key: {other: round(weight, 6) for other, weight in memory.links.of(key).items()}
        for key in mentions
        if key in memory.links
    }


def links_found_anew() -> dict[int, dict[int, float]]:
    memory = Memory()
    group([], list(Mention.objects.values_list("pk", flat=True)), memory)
    return links_in(memory)


def hanging_together(memory) -> set[int]:
    """The most mentions that hang together, directly or by others."""
    links, clusters = links_in(memory), []
    while links:
        cluster, frontier = set(), {next(iter(links))}
        while frontier:
            cluster |= frontier
            frontier = {other for key in frontier for other in links.pop(key)} - cluster
        clusters.append(cluster)
    return max(clusters, key=len)


def in_order() -> list[Event]:
    return sorted(Event.objects.visible_to(None), key=lambda event: (event.title, event.status, event.pk))


def apart_from(event) -> set[int]:
    return {event.pk, *event.groupings.values_list("other", flat=True)}


def imported(batches, memory=None) -> set[tuple]:
    """What the events are after importing the batches into an empty archive, each by itself or all with one memory."""
    for model in (Event, Article, Actor, TypeMonth):  # with all that hangs on them
        model.objects.all().delete()
    for batch in batches:
        write_articles(batch, memory)
    return shown()


def shown() -> set[tuple]:
    """What the events are, told by their sentences."""
    return {
        (
            event.event_type,
            event.status,
            event.title,
            event.start,
            event.end,
            frozenset((mention.article.content_hash, mention.trigger_start, mention.start) for mention in event.mentions.all()),
            frozenset((part.actor.name, part.role, part.named) for part in event.participations.all()),
        )
        for event in Event.objects.visible_to(None).prefetch_related("mentions__article", "participations__actor")
    }
