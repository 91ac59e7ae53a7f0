"""The ledger: what was imported, file by file, whichever process did it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# Far more than one article takes. A run that is silent for longer was most likely killed with its process; should it
# only have been slow, its next sign of life takes the word back.
SILENT_AFTER = timedelta(minutes=2)


class ImportRun(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        STOPPED = "stopped"

    name = models.CharField(max_length=300, help_text="What was given: a path, a file name, “pasted text”.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, help_text="Empty: the command line.")
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    total = models.PositiveIntegerField(default=0, help_text="Files to read.")
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="The last sign of life of the process that imports.")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def last_seen(self) -> datetime:
        return self.seen_at or self.started_at

    @property
    def is_interrupted(self) -> bool:
        """Whether it still counts as running, but nobody is at work on it any more."""
        return self.state == self.State.RUNNING and timezone.now() - self.last_seen > SILENT_AFTER

    @property
    def is_going_on(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING) and not self.is_interrupted

    @property
    def standing(self) -> str:
        """Its state in a word, as far as anybody can know it."""
        return "interrupted" if self.is_interrupted else self.get_state_display().lower()


class ImportedFile(models.Model):
    class Outcome(models.TextChoices):
        NEW = "new"
        IDENTICAL = "identical"
        CHANGED = "changed"
        REJECTED = "rejected"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files", db_index=False)
    name = models.CharField(max_length=500)
    outcome = models.CharField(max_length=10, choices=Outcome)
    article = models.ForeignKey("Article", models.SET_NULL, null=True, blank=True, related_name="imports")
    place = models.CharField(max_length=100, blank=True, help_text="Where in the file: line 1, byte 8114.")
    reason = models.TextField(blank=True, help_text="Why it was rejected, or a warning.")
    event_count = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["run_id", "id"]
        indexes = [models.Index(fields=["run", "outcome"])]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
