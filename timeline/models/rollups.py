"""Counts kept ready, because counting a million events takes longer than a reader waits (docs/performance.md).

They count the events that everybody sees. Months are numbers, `year * 12 + month - 1`, and 0 where the date is open;
an event of one month has the same first and last month. All four are kept in step by `importer.deriving` and rebuilt,
with a report of any difference, by the command `rebuild_derived`.
"""

from __future__ import annotations

from django.db import models

from timeline.models.events import STATUS_CHOICES, TYPE_CHOICES


class TypeMonth(models.Model):
    first_month = models.PositiveIntegerField()
    last_month = models.PositiveIntegerField()
    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES)
    events = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first_month", "last_month", "event_type", "status"], name="one_count_per_type_month")
        ]


class ActorTypeMonth(models.Model):
    actor = models.ForeignKey("Actor", models.CASCADE, related_name="+", db_index=False)
    month = models.PositiveIntegerField()
    event_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    events = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "month", "event_type"], name="one_count_per_actor_month_type")]


class ActorMonth(models.Model):
    month = models.PositiveIntegerField()
    actor = models.ForeignKey("Actor", models.CASCADE, related_name="+")
    events = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "actor"], name="one_count_per_month_actor")]


class ActorPair(models.Model):
    """Events in which both take part, stored once for each direction."""

    actor = models.ForeignKey("Actor", models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey("Actor", models.CASCADE, related_name="+")
    events = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "other"], name="one_count_per_pair")]


class EventText(models.Model):
    """The words an event is found by, folded; its key is the event's sort key, so that search results come in date order."""

    sort_key = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField("Event", models.CASCADE, related_name="searchable")
    words = models.TextField()
