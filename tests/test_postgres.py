"""The tests that touch the database, once more on a real PostgreSQL, which is started for them and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).resolve().parent.parent
# What asks the database something in a way of its own, and every page once; the rest asks what these ask. The merging, too, is
# asked for by each article that is stored or decided upon; which events it takes for one is decided in Python.
ASK_THE_DATABASE = [
    "tests/annotations/test_writing.py",
    *(f"tests/api/test_{what}.py" for what in ("actors", "annotations", "articles", "events")),
    "tests/decisions",
    *(f"tests/importer/test_{what}.py" for what in ("deriving", "running", "storing")),
    "tests/web/test_cost.py",
    *(f"tests/test_{what}.py" for what in ("facets", "filters", "paging", "seeds")),
]


def binaries() -> Path | None:
    """The folder of PostgreSQL's server programs; Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    return max((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


def as_whom() -> str | None:
    """A server refuses to run as root: then another user starts it."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.fail("running as root, and there is no other user to start PostgreSQL as")


@pytest.fixture
def server() -> Iterator[str]:
    """The DATABASE_URL of a fresh cluster on a private socket."""
    folder = binaries()
    if folder is None:
        reason = "PostgreSQL's initdb is not on this machine"
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    user = as_whom()
    home = Path(tempfile.mkdtemp(prefix="pg"))
    if user:
        shutil.chown(home, user)
    data = home / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run([folder / program, *arguments], user=user, cwd=home, check=True, capture_output=True, timeout=60)

    try:
        run("initdb", "-D", str(data), "-U", "tester", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        options = f"-k {home} -c listen_addresses='' -c fsync=off -c synchronous_commit=off"
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(home / "log"), "-w", "start")
        try:
            yield f"postgres://tester@{quote(str(home), safe='')}/postgres"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.mark.postgres
def test_what_asks_the_database_passes_on_postgresql(server):
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", "-x", *ASK_THE_DATABASE]
    environment = {**os.environ, "DATABASE_URL": server}
    for name in [name for name in environment if name.startswith(("PYTEST_", "COV_"))]:
        del environment[name]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
