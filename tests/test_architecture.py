"""The dependencies of DESIGN §3 point one way; no table has an index for nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "timeline"

MAY_NOT_IMPORT = {
    "vocabulary.py": ["django", "timeline"],
    "edtf.py": ["django", "timeline.models"],
    "extraction": ["django", "timeline.models", "timeline.importer", "timeline.filters", "timeline.web", "timeline.api"],
    "models": [
        "timeline.importer",
        "timeline.filters",
        "timeline.facets",
        "timeline.web",
        "timeline.api",
        "timeline.annotations",
        "timeline.decisions",
    ],
    "importer": ["timeline.decisions", "timeline.filters", "timeline.facets", "timeline.web", "timeline.api"],
    "filters.py": ["timeline.importer", "timeline.web", "timeline.api"],
    "facets.py": ["timeline.importer", "timeline.web", "timeline.api"],
    "annotations": ["timeline.web", "timeline.api", "timeline.filters"],
    "decisions": ["timeline.web", "timeline.api", "timeline.filters", "timeline.admin"],
    "web": ["timeline.api"],
    "api": ["timeline.web"],
}


def python_files(name: str) -> list[Path]:
    path = PACKAGE / name
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


@cache
def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("part", MAY_NOT_IMPORT)
def test_dependencies_point_one_way(part):
    files = python_files(part)
    assert files
    for path in files:
        for module in imports_of(path):
            for forbidden in MAY_NOT_IMPORT[part]:
                assert module != forbidden and not module.startswith(f"{forbidden}."), (
                    f"{path.relative_to(ROOT)} imports {module}"
                )


def test_the_extraction_runs_without_django():
    """Not only by its own imports: nothing it uses may bring Django in."""
    program = (
        "import sys, datetime; from timeline.extraction import extract;"
        "extract('France met Germany on Monday.', datetime.date(2020, 1, 9));"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(("module", "home"), [("dateparser", "timeline/extraction/dates"), ("django_htmx", "")])
def test_one_home_per_library(module, home):
    for path in sorted(PACKAGE.rglob("*.py")):
        if any(name == module or name.startswith(f"{module}.") for name in imports_of(path)):
            assert home and path.relative_to(ROOT).as_posix().startswith(home), f"{path} imports {module}"


def test_only_one_module_reads_htmx_headers():
    readers = [path.name for path in PACKAGE.rglob("*.py") if "HX-" in path.read_text(encoding="utf-8")]
    assert readers == ["htmx.py"]


@pytest.mark.django_db
@pytest.mark.parametrize("model", list(apps.get_app_config("timeline").get_models()), ids=lambda model: model.__name__)
def test_no_index_is_the_beginning_of_another(model):
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, model._meta.db_table).values()
    found = [one for one in constraints if one["index"] or one["unique"]]
    plain = [one["columns"] for one in found if one["index"] and not one["unique"]]
    assert not [one for one in plain for other in found if one != other["columns"] and one == other["columns"][: len(one)]]
