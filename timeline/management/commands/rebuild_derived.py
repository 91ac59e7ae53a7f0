from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.importer.rebuilding import rebuild


class Command(BaseCommand):
    help = "Computes all derived rows again from mentions and corrections, reports what differed, and mends it."

    def handle(self, *args: Any, **options: Any) -> None:
        differences = rebuild()
        for table, rows in sorted((+differences).items()):
            self.stdout.write(f"{table}: {rows} {'row' if rows == 1 else 'rows'} differed")
        if differences.total():
            raise CommandError("Derived rows differed; they are right now.", returncode=1)
