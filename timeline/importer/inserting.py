"""Many rows of a plain table at once. `bulk_create` builds an object and compiles an expression for each value, which
took a third of the time of an import; these tables hold numbers and short words only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection, models

Value = int | str | bool


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> None:
    """Inserts the rows, values in the order of `columns`. Rows that a unique constraint knows already are left out."""
    values = list(rows)
    if not values:
        return
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING',  # noqa: S608 - our own names
            values,
        )
