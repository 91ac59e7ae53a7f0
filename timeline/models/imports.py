"""The ledger: what was imported, file by file, whichever process did it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


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
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return self.name


class ImportedFile(models.Model):
    class Outcome(models.TextChoices):
        NEW = "new"
        IDENTICAL = "identical"
        CHANGED = "changed"
        REJECTED = "rejected"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files")
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
