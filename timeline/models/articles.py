"""What was printed: publishers, and the exact text of their articles."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse


class Publisher(models.Model):
    class DateOrder(models.TextChoices):
        MONTH_FIRST = "MDY", "month, day, year (1/31/2020)"
        DAY_FIRST = "DMY", "day, month, year (31/1/2020)"
        YEAR_FIRST = "YMD", "year, month, day (2020/1/31)"

    name = models.CharField(max_length=200, unique=True, help_text="As printed: TASS, Daily Courier.")
    slug = models.SlugField(max_length=200, unique=True)
    date_order = models.CharField(
        max_length=3, choices=DateOrder, default=DateOrder.MONTH_FIRST, help_text="How its numeric dates are read."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, user: object) -> Self:
        """Everybody who may read at all reads every article; who may read at all is decided at the door (PUBLIC_READ)."""
        return self

    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-id")


class Article(models.Model):
    """One text as it was printed. Everything quoted elsewhere is a slice of `text`, which is never edited."""

    class PublishedOnBasis(models.TextChoices):
        HEADER = "header", "the header of the file"
        ARGUMENT = "argument", "given at the import"

    publisher = models.ForeignKey(Publisher, models.PROTECT, null=True, blank=True, related_name="articles", db_index=False)
    publisher_basis = models.CharField(max_length=20, blank=True, help_text="dateline, given at the import, or empty.")
    published_on = models.DateField()
    published_on_basis = models.CharField(max_length=20, choices=PublishedOnBasis, default=PublishedOnBasis.HEADER)
    place = models.CharField(max_length=100, blank=True, help_text="From the dateline.")
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=2000, unique=True, null=True, blank=True)
    file_name = models.CharField(max_length=500, blank=True, help_text="The name it was imported under.")
    text = models.TextField()
    content_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the day of publication and the text.")
    layout = models.JSONField(
        default=dict,
        help_text="How the text is built: blocks with their sentences, and the date expressions, all with offsets into it.",
    )
    extractor_version = models.CharField(max_length=20, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(null=True, blank=True, help_text="When another text last came under the same name.")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-id"]
        indexes = [
            models.Index(fields=["published_on", "id"]),
            models.Index(fields=["publisher", "published_on"]),
            models.Index(fields=["file_name"]),  # the importer asks whether a name is known
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def body(self) -> str:
        """The publisher's own paragraphs: the text without links to other articles."""
        kept = [self.text[block["start"] : block["end"]] for block in self.layout["blocks"] if block["kind"] != "link"]
        return "\n\n".join(kept)
