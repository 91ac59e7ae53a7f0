"""What happened: events, who took part, and the sentences that report them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.urls import reverse

from timeline.vocabulary import UNDERSTOOD, DateBasis, EventType, PartBasis, Precision, Quad, Role, Status

TYPE_CHOICES = [(event_type.value, event_type.label) for event_type in EventType]
STATUS_CHOICES = [(status.value, status.value) for status in Status]
PRECISION_CHOICES = [(precision.value, precision.value) for precision in Precision]
BASIS_CHOICES = [(basis.value, basis.value) for basis in DateBasis]
PART_BASIS_CHOICES = [(basis.value, basis.value) for basis in PartBasis]
ROLE_CHOICES = [(role.value, role.value) for role in Role]


class EventQuerySet(models.QuerySet["Event"]):
    """Reads are phrases. Filtering by a query string is `timeline.filters.EventFilter`, which chains these."""

    def visible_to(self, user: object) -> Self:
        """Whoever may read at all sees every event that was not merged into another and has a sentence, or people's work on it.

        Exactly those have a sort key (importer.deriving). Asking for the two columns instead makes SQLite read the index
        of `merged_into` and sort all events for every page: 190 ms instead of 3 ms at 40,000.
        """
        return self.filter(sort_key__isnull=False)

    def dated(self) -> Self:
        return self.filter(sort_key__gt=0)

    def undated(self) -> Self:
        return self.filter(sort_key__lt=0)

    def newest_first(self) -> Self:
        return self.order_by("-sort_key")

    def possibly_between(self, first: date | None, last: date | None) -> Self:
        """Events whose range of days touches [first, last]. Undated events are left to the caller."""
        kept = self
        if first:
            kept = kept.filter(end__gte=first)
        if last:
            kept = kept.filter(start__lte=last)
        return kept

    def certainly_between(self, first: date | None, last: date | None) -> Self:
        """Events whose whole range of days lies within [first, last]."""
        kept = self
        if first:
            kept = kept.filter(start__gte=first)
        if last:
            kept = kept.filter(end__lte=last)
        return kept

    def with_participants(self) -> Self:
        """Who takes part, and the best mention."""
        return self.prefetch_related(
            models.Prefetch(
                "participations",
                queryset=Participation.objects.filter(named=True).select_related("actor__affiliation").order_by("position"),
                to_attr="named_participations",
            ),
        ).select_related("best_mention__article__publisher")

    def as_lines(self) -> Self:
        """What a line of the timeline shows: who takes part and, where several articles report it, who printed them."""
        told = Mention.objects.filter(event__article_count__gt=1).select_related("article__publisher")
        named = told.only("event", "article__published_on", "article__publisher__name")
        return self.with_participants().prefetch_related(models.Prefetch("mentions", named, to_attr="in_several"))

    def with_details(self) -> Self:
        """What the JSON shows: who takes part, and every mention."""
        return self.with_participants().with_mentions()

    def with_mentions(self) -> Self:
        return self.prefetch_related(
            models.Prefetch(
                "mentions",
                queryset=Mention.objects.select_related("article__publisher")
                .prefetch_related("participants__actor__affiliation")
                .order_by("article__published_on", "article_id", "start"),
            )
        )


class Event(models.Model):
    """What one or more mentions report. Every field below `merged_into` is derived from them by `importer.deriving`."""

    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES, default=Status.OCCURRED)
    title = models.CharField(max_length=300)
    start = models.DateField(null=True, blank=True, help_text="First day on which it can have happened; empty: not known.")
    end = models.DateField(null=True, blank=True, help_text="Last day on which it can have happened; empty: not known.")
    precision = models.CharField(max_length=20, choices=PRECISION_CHOICES, default=Precision.UNKNOWN)
    date_basis = models.CharField(max_length=20, choices=BASIS_CHOICES, default=DateBasis.NONE)
    date_reason = models.CharField(max_length=300, blank=True)
    disagreements = models.JSONField(default=list, blank=True, help_text='[{"about": "date", "values": [{"value", "articles"}]}]')
    best_mention = models.ForeignKey("Mention", models.SET_NULL, null=True, blank=True, related_name="+")
    mention_count = models.PositiveIntegerField(default=0)
    article_count = models.PositiveIntegerField(default=0)
    annotation_count = models.PositiveIntegerField(default=0)
    sort_key = models.BigIntegerField(
        null=True, unique=True, help_text="The order of the timeline as one number: first day, width, id. Negative: undated."
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["event_type", "sort_key"]),
            models.Index(fields=["status", "sort_key"]),
            models.Index(fields=["start", "end"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])

    @property
    def quad(self) -> Quad:
        return EventType(self.event_type).quad

    @property
    def is_undated(self) -> bool:
        return self.start is None or self.end is None

    def survivor(self) -> Event:
        """The event that it was merged into, at the end of the chain; itself when it was not. A query for each step."""
        event = self
        while event.merged_into is not None:
            event = event.merged_into
        return event


class Participation(models.Model):
    """An actor's part in an event.

    It carries the event's sort key and type so that one actor's events of a type come in order straight from an index
    (docs/performance.md: 0.03 ms instead of 141 ms). `named` is False for the state behind a person or body that was
    named: such rows let a filter by state find what its president did, and are not listed as participants. `basis` is "inferred" where no sentence tells that the actor
    takes part, only the rest of an article.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations", db_index=False)
    actor = models.ForeignKey("Actor", models.CASCADE, related_name="participations", db_index=False)
    role = models.CharField(max_length=10, choices=ROLE_CHOICES)
    named = models.BooleanField(default=True)
    basis = models.CharField(max_length=10, choices=PART_BASIS_CHOICES, default=PartBasis.STATED)
    position = models.PositiveSmallIntegerField(default=0, help_text="The order in which the sentence names them.")
    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    sort_key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "actor", "role"], name="a_part_once")]
        indexes = [
            models.Index(fields=["actor", "event_type", "sort_key", "event"]),
            models.Index(fields=["actor", "sort_key", "event", "event_type"]),
        ]

    def __str__(self) -> str:
        return f"{self.actor} as {self.role}"

    @property
    def is_understood(self) -> bool:
        return self.basis == PartBasis.INFERRED

    @property
    def reasons(self) -> list[str]:
        """Why it is understood, in words, each once, the best mention's first. The event comes from `with_mentions()`."""
        if not self.is_understood:
            return []
        mentions = sorted(self.event.mentions.all(), key=lambda mention: mention.pk != self.event.best_mention_id)
        parts = (part for mention in mentions for part in mention.participants.all())
        told = (part.reason for part in parts if (part.actor_id, part.role) == (self.actor_id, self.role))
        return list(dict.fromkeys(filter(None, told)))


class Mention(models.Model):
    """One sentence of one article that reports an event: the evidence, and how it was read."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="mentions", db_index=False)
    article = models.ForeignKey("Article", models.CASCADE, related_name="mentions", db_index=False)
    # All offsets are half-open, in code points of article.text.
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    trigger_start = models.PositiveIntegerField()
    trigger_end = models.PositiveIntegerField()
    clause_start = models.PositiveIntegerField()
    clause_end = models.PositiveIntegerField()
    block_kind = models.CharField(max_length=20, default="paragraph", help_text="headline, paragraph, link or embed.")

    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES)
    confidence = models.FloatField()
    date_start = models.DateField(null=True, blank=True)
    date_end = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=20, choices=PRECISION_CHOICES, default=Precision.UNKNOWN)
    date_basis = models.CharField(max_length=20, choices=BASIS_CHOICES, default=DateBasis.NONE)
    date_rule = models.CharField(max_length=60, blank=True)
    date_reason = models.CharField(max_length=300, blank=True)
    expression_start = models.PositiveIntegerField(null=True, blank=True)
    expression_end = models.PositiveIntegerField(null=True, blank=True)
    reasons = models.JSONField(default=dict, blank=True, help_text="type, actors, status, speaker, merge: why, in words.")

    class Meta:
        ordering = ["article_id", "start", "trigger_start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "trigger_start", "trigger_end", "event_type"], name="a_trigger_once"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="a_mention_has_words"),
        ]
        indexes = [models.Index(fields=["event", "article"])]

    def __str__(self) -> str:
        return f"{self.event_type} at {self.start}–{self.end}"

    @property
    def quad(self) -> Quad:
        return EventType(self.event_type).quad

    @property
    def quote(self) -> str:
        """May cost a query unless the article was fetched with the mention."""
        return self.article.text[self.start : self.end]

    @property
    def trigger(self) -> str:
        return self.article.text[self.trigger_start : self.trigger_end]

    @property
    def expression(self) -> str:
        """The date expression as printed, or nothing."""
        if self.expression_start is None:
            return ""
        return self.article.text[self.expression_start : self.expression_end]


class MentionParticipant(models.Model):
    """An actor in a mention, with the words that name it there."""

    mention = models.ForeignKey(Mention, models.CASCADE, related_name="participants", db_index=False)
    actor = models.ForeignKey("Actor", models.CASCADE, related_name="mention_parts")
    role = models.CharField(max_length=10, choices=ROLE_CHOICES)
    position = models.PositiveSmallIntegerField(default=0)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    office = models.CharField(max_length=200, blank=True, help_text="As normalised, where printed here.")

    class Meta:
        ordering = ["mention_id", "position"]
        constraints = [models.UniqueConstraint(fields=["mention", "actor", "role"], name="a_part_once_per_mention")]

    def __str__(self) -> str:
        return f"{self.actor} as {self.role}"

    @property
    def is_understood(self) -> bool:
        """Whether the sentence leaves the actor out; then its words stand elsewhere in the article, and `reason` says why."""
        return self.rule == UNDERSTOOD


class MentionOrder(models.Model):
    """One mention says that its event came after the event of another mention of the same article."""

    later = models.ForeignKey(Mention, models.CASCADE, related_name="comes_after", db_index=False)
    earlier = models.ForeignKey(Mention, models.CASCADE, related_name="comes_before")
    start = models.PositiveIntegerField(help_text="The words that say so.")
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["later", "earlier"], name="an_order_once")]

    def __str__(self) -> str:
        return f"{self.later_id} after {self.earlier_id}"
