"""What merging sees of a mention, and asks about two."""

from datetime import date
from itertools import combinations, product

import pytest

from timeline.extraction import extract
from timeline.importer.grounds import common_words, grounds
from timeline.importer.readers import ReadArticle
from timeline.importer.remembering import Memory
from timeline.importer.sameness import comparable, conflict, near_in_time, told_unlike
from timeline.importer.storing import write_articles
from timeline.models import Mention

pytestmark = pytest.mark.django_db


def test_what_another_event_of_the_sentence_tells_is_not_its_own():
    text = "Kenya's president visited Tanzania on Monday, and Uganda expelled the Rwandan ambassador over a smuggled locomotive."
    read = ReadArticle(text, date(2021, 3, 4))
    write_articles([(read, extract(read.text, read.published_on))])
    visit, expulsion = sorted(Memory().traces(Mention.objects.values_list("pk", flat=True)), key=lambda trace: trace.place)
    assert "locomotiv" in expulsion.wording.context
    assert "locomotiv" not in visit.wording.context


ACTING = ["Norway", "Norway's president Ada Holm", "Norway's foreign minister Per Dal", "Eva Lind"]
ACTS = ["met", "agreed to meet", "struck a deal with", "accused", "threatened", "sanctioned", "attacked", "supported"]
ACTED_UPON = ["Kenya", "Kenya's president John Okoro", "the presidents of Kenya and Chad"]
DAYS = [("", date(2021, 3, 4)), (" on Tuesday", date(2021, 3, 4)), (" on Tuesday", date(2021, 3, 17))]


def test_it_does_not_matter_which_of_two_reports_is_named_first():
    told = product(ACTING, ACTS, ACTED_UPON, DAYS)
    reads = [ReadArticle(f"{acting} {acts} {acted_upon}{words}.", day) for acting, acts, acted_upon, (words, day) in told]
    write_articles([(read, extract(read.text, read.published_on)) for read in reads])
    questions = [
        comparable,
        told_unlike,
        near_in_time,
        conflict,
        common_words,
        lambda a, b: set(grounds(a, b, common_words(a, b))),
    ]
    for a, b in combinations(Memory().traces(Mention.objects.values_list("pk", flat=True)), 2):
        assert [ask(a, b) for ask in questions] == [ask(b, a) for ask in questions], (a, b)
