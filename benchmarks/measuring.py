"""What the benchmarks print, and how they measure memory."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Sequence


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns of equal width: the first to the left, the others to the right; numbers with few digits."""
    written = [list(head), *([_written(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in written) for column in range(len(head))]
    for row in written:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells).rstrip())
    print()


def _written(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.1f}" if abs(cell) >= 1 else f"{cell:.3f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def peak_memory(of: int = resource.RUSAGE_SELF) -> float:
    """Most megabytes that this process has held at once; of RUSAGE_CHILDREN, the largest of those it began and that ended."""
    peak = resource.getrusage(of).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def say_machine() -> None:
    load = os.getloadavg()[0]
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {load:.1f} when this began\n")
