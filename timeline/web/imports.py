"""Importing in the browser: the form, and the ledger of a run while it goes on and afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Exists, OuterRef, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from timeline.importer.readers import Upload
from timeline.models import ImportedFile, ImportRun, KeptUpload
from timeline.web.access import reads, writes
from timeline.web.forms import ImportForm
from timeline.web.htmx import render_page
from timeline.web.import_worker import start_import
from timeline.web.trying import MOST_TRIED, try_out
from timeline.web.wording import number_of

RUNS_SHOWN = 20
FILES_SHOWN = 200
GOING_ON = (ImportRun.State.WAITING, ImportRun.State.RUNNING)
Outcome = ImportedFile.Outcome


@reads
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """The form and the runs so far. Only people with an account see the runs, because their names can be paths, and import."""
    if not request.user.is_authenticated:
        return render_page(request, "imports/import.html", {"section": "import"}, status=403 if request.method == "POST" else 200)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    tried = None
    if request.method == "POST" and form.is_valid():
        uploads = _uploads(form)
        said = {"published_on": form.cleaned_data["published_on"], "publisher": form.cleaned_data["publisher"].strip()}
        if "try" not in request.POST:
            run = start_import(uploads, name=_name_of_run(form), by=request.user, **said)
            return HttpResponseRedirect(reverse("import-run", args=[run.pk]))
        tried = try_out(uploads, **said)
    context = {
        "section": "import",
        "form": form,
        "sent_files": _in_short([_name_of(file) for file in request.FILES.getlist("files")]),
        "article_limit": settings.MAX_ARTICLE_BYTES,
        "request_limit": settings.MAX_REQUEST_BYTES,
        "most_files": settings.MAX_REQUEST_FILES,
        "runs": _latest_runs(),
        "tried": tried,
        "most_tried": MOST_TRIED if tried and len(uploads) > MOST_TRIED else None,
    }
    return render_page(request, "imports/import.html", context, status=422 if form.errors else 200)


@writes
@require_http_methods(["GET", "HEAD", "POST"])
def import_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """One run: how far it is, and its ledger, which `?outcome=` narrows and `?after=` continues. A POST by whoever began it stops it."""
    run = get_object_or_404(ImportRun.objects.select_related("by"), pk=run_id)
    may_change = may_change_run(request.user, run)
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        going_on = ImportRun.objects.filter(pk=run.pk, state__in=GOING_ON)
        going_on.update(state=ImportRun.State.STOPPED, ended_at=timezone.now())
        return HttpResponseRedirect(reverse("import-run", args=[run.pk]))
    tallies = _tallies([run])[run.pk]
    wanted = request.GET.get("outcome", "")
    files = run.files.select_related("article__publisher").defer("article__text", "article__layout").order_by("pk")
    files = files.annotate(is_kept=Exists(KeptUpload.objects.filter(file=OuterRef("pk"))))
    if wanted in Outcome.values:
        files = files.filter(outcome=wanted)
    after = request.GET.get("after", "")
    if after.isdecimal():
        files = files.filter(pk__gt=int(after))
    rows = list(files[: FILES_SHOWN + 1])
    context = {
        "section": "import",
        "run": run,
        "may_change": may_change,
        "tallies": tallies,
        "wanted": wanted if wanted in Outcome.values else "",
        "files": rows[:FILES_SHOWN],
        "next_after": rows[FILES_SHOWN - 1].pk if len(rows) > FILES_SHOWN else None,
    }
    return render_page(request, "imports/run.html", context, partials=["run"])


def may_change_run(user: AbstractBaseUser | AnonymousUser, run: ImportRun) -> bool:
    """Whoever began a run stops it and tries its files again; so does the staff."""
    return user.is_staff or run.by == user


@dataclass(slots=True)
class Tallies:
    """What came of the files of a run so far."""

    counts: dict[str, int]
    events: int = 0

    @property
    def read(self) -> int:
        return sum(self.counts.values())

    @property
    def in_words(self) -> str:
        """ "2 new, 1 rejected, 17 events"."""
        words = [f"{count:,} {outcome}" for outcome, count in self.counts.items() if count]
        if self.events:
            words.append(number_of(self.events, "event"))
        return ", ".join(words) or "nothing"


def _latest_runs() -> list[tuple[ImportRun, Tallies]]:
    runs = list(ImportRun.objects.select_related("by")[:RUNS_SHOWN])
    tallies = _tallies(runs)
    return [(run, tallies[run.pk]) for run in runs]


def _tallies(runs: list[ImportRun]) -> dict[int, Tallies]:
    """For every run, by its id. One query."""
    tallies = {run.pk: Tallies(dict.fromkeys(Outcome.values, 0)) for run in runs}
    rows = ImportedFile.objects.filter(run__in=runs).order_by().values_list("run", "outcome")
    for run, outcome, files, events in rows.annotate(Count("pk"), Sum("event_count")):
        tallies[run].counts[outcome] = files
        tallies[run].events += events
    return tallies


def _uploads(form: ImportForm) -> list[Upload]:
    uploads = [Upload(_name_of(file), file.read()) for file in form.cleaned_data["files"]]
    if form.cleaned_data["text"].strip():
        # A name of its own: two pasted texts are not two versions of one article.
        uploads.append(Upload(f"pasted text of {timezone.localtime():%Y-%m-%d %H:%M:%S.%f}", form.cleaned_data["text"].encode()))
    return uploads


def _name_of_run(form: ImportForm) -> str:
    names = [_name_of(file) for file in form.cleaned_data["files"]]
    if form.cleaned_data["text"].strip():
        names.append("pasted text")
    return _in_short(names)


def _name_of(file: UploadedFile) -> str:
    """Browsers send a quotation mark in a file's name as %22."""
    return (file.name or "").replace("%22", '"')


def _in_short(names: Sequence[str]) -> str:
    """ "one.txt", "one.txt and 2 more files"; nothing for none."""
    return f"{names[0]} and {number_of(len(names) - 1, 'more file')}" if len(names) > 1 else "".join(names)
