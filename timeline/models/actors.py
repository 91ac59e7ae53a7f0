"""Who acts: states, organisations, groups and persons, the names they go by, the offices they are said to hold."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse

from timeline.vocabulary import ActorKind


class ActorQuerySet(models.QuerySet["Actor"]):
    def visible_to(self, user: object) -> Self:
        """As for articles: whoever may read at all sees every actor."""
        return self

    def present(self) -> Self:
        """Those who were not merged into another actor."""
        return self.filter(merged_into=None)

    def most_active_first(self) -> Self:
        return self.order_by("-event_count", "name", "id")


class Actor(models.Model):
    slug = models.SlugField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ActorKind])
    code = models.CharField(
        max_length=20, blank=True, help_text="ISO 3166-1 alpha-3 for states, PLOVER's code for what ISO lacks."
    )
    affiliation = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="members",
        help_text="The state or organisation it belongs to.",
    )
    merged_into = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="merged",
        help_text="A person found both to be the same actor.",
    )
    event_count = models.PositiveIntegerField(
        default=0, help_text="Derived: events it takes part in, itself or through its members."
    )

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(kind=ActorKind.STATE) & ~models.Q(code=""), name="one_actor_per_state_code"
            ),
            # Two persons may share a name; a deployment tells them apart by affiliation.
            models.UniqueConstraint(fields=["name", "kind", "affiliation"], name="one_actor_per_name_and_affiliation"),
            # Nulls are distinct to a unique constraint, and SQLite cannot be told otherwise.
            models.UniqueConstraint(
                fields=["name", "kind"], condition=models.Q(affiliation=None), name="one_actor_per_name_without_affiliation"
            ),
        ]
        indexes = [models.Index(fields=["-event_count", "name"]), models.Index(fields=["kind", "-event_count"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    @property
    def affiliation_code(self) -> str:
        """May cost a query unless the affiliation was fetched with the actor."""
        return self.affiliation.code if self.affiliation else ""


class ActorName(models.Model):
    """A name that means the actor. `folded` is what searches compare: lower case, without accents."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names", db_index=False)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["actor", "name"], name="a_name_once_per_actor")]
        indexes = [models.Index(fields=["folded"])]

    def __str__(self) -> str:
        return self.name


class ActorRole(models.Model):
    """An office that one article gives a person. Articles may differ; both stand."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="roles", db_index=False)
    office = models.CharField(max_length=200, help_text="Normalised: Foreign Minister.")
    article = models.ForeignKey("Article", models.CASCADE, related_name="actor_roles")
    start = models.PositiveIntegerField(help_text="Where it is printed, half-open, in code points of the article's text.")
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["article_id", "start"]
        constraints = [models.UniqueConstraint(fields=["actor", "article", "start", "end"], name="an_office_once_per_place")]

    def __str__(self) -> str:
        return f"{self.actor}, {self.office}"

    @property
    def quote(self) -> str:
        return self.article.text[self.start : self.end]


class ActorOccurrence(models.Model):
    """Words of an article that mean an actor."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="occurrences", db_index=False)
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="occurrences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=40, help_text="name, surname, metonym, pronoun …")

    class Meta:
        ordering = ["article_id", "start"]
        constraints = [models.UniqueConstraint(fields=["article", "start", "end", "actor"], name="an_occurrence_once")]

    def __str__(self) -> str:
        return f"{self.actor} at {self.start}–{self.end}"
