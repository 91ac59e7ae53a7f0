"""Files that were rejected, kept for a while so that they can be tried again."""

from __future__ import annotations

from django.db import models


class KeptUpload(models.Model):
    """The bytes of a rejected file, and what was said of it. It goes when the file went in, or with its run."""

    file = models.OneToOneField("ImportedFile", models.CASCADE, related_name="kept")
    size = models.PositiveIntegerField()
    published_on = models.DateField(null=True, blank=True, help_text="As the person said who imported it.")
    publisher = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.file.name}, {self.size:,} bytes"
