"""The documentation names every option and every filter, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_configuration_table_lists_every_option():
    read = set(re.findall(r'env_(?:text|flag|number|list)\("(\w+)"', (ROOT / "timeline/settings.py").read_text(encoding="utf-8")))
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Configuration")[1].split("\n## ")[0]
    listed = set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
    assert listed == read
