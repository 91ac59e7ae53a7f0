"""`python -m benchmarks.importing`: how many articles a second go into a fresh SQLite file, and whether that falls as it fills."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.articles import made
from benchmarks.measuring import peak_memory, print_table, say_machine

SIZES = [250, 1000, 4000]


def main() -> None:
    arguments = ArgumentParser(description=__doc__)
    arguments.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many articles; each size begins anew")
    arguments.add_argument("--jobs", type=int, default=2, help="as for import_articles")
    arguments.add_argument("--only", type=int, help="measure one size in this process and print it as JSON")
    options = arguments.parse_args()
    if options.only:
        print(json.dumps(_measured(options.only, options.jobs)))
        return
    say_machine()
    rows: list[list[object]] = []
    first = None
    for size in options.sizes:
        # A process of its own for each, so that the memory of one is not counted for the next.
        command = [sys.executable, "-m", "benchmarks.importing", "--only", str(size), "--jobs", str(options.jobs)]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        first = first or told["processor"] / size
        slower = told["processor"] / size / first
        rate, own = size / told["seconds"], size / told["processor"]
        rows.append([size, told["mentions"], told["events"], told["seconds"], rate, own, slower, told["memory"], told["worker"]])
    print(f"{options.jobs} jobs\n")
    print_table(
        [
            "articles",
            "mentions",
            "events",
            "seconds",
            "articles/s",
            "per processor second",
            "cost of one, first = 1",
            "MB",
            "MB a worker",
        ],
        rows,
    )


def _measured(size: int, jobs: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LOCAL_MODE": "true", "DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "timeline.settings"}
        os.environ.pop("DATABASE_URL", None)
        articles = Path(folder, "articles")
        articles.mkdir()
        for number, text in enumerate(made(size)):
            (articles / f"{number:06}.txt").write_text(f" date {text.published_on} {text.body}\n", encoding="utf-8")
        return _imported(articles, jobs)


def _imported(articles: Path, jobs: int) -> dict[str, float]:
    import django

    django.setup()
    from django.core.management import call_command

    from timeline.importer.running import run_import, sources_at, start_run
    from timeline.models import Event, ImportedFile, Mention

    call_command("migrate", verbosity=0)
    sources, _ = sources_at([str(articles)])
    began, processor = time.monotonic(), _processor_seconds()
    run_import(start_run("benchmark", total=len(sources)), sources, jobs=jobs)
    seconds, processor = time.monotonic() - began, _processor_seconds() - processor
    memory = peak_memory()  # before the counts below, which map the file into memory
    assert ImportedFile.objects.filter(outcome=ImportedFile.Outcome.NEW).count() == len(sources)
    return {
        "seconds": seconds,
        "processor": processor,
        "mentions": Mention.objects.count(),
        "events": Event.objects.exclude(sort_key=None).count(),
        "memory": memory,
        "worker": peak_memory(of=resource.RUSAGE_CHILDREN) if jobs > 1 else 0,
    }


def _processor_seconds() -> float:
    """Of this process and of its workers that have ended, as they have when an import is over."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
