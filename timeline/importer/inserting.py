"""Many rows at once. `bulk_create` compiles an expression for each value, which took a third of the time of an import;
what is stored here is numbers, words, days and JSON, which can be handed over as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

Value = int | float | str | bool | None
_MOST_PARAMETERS = 999  # of one statement, for an old SQLite


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> None:
    """Inserts the rows, values in the order of `columns`. Rows that a unique constraint knows already are left out."""
    marks = ", ".join(["%s"] * len(columns))
    _execute_many(f"INSERT INTO {_table(model)} ({_named(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING", rows)  # noqa: S608


def insert_or_replace(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Value, ...]], *, known_by: Sequence[str]
) -> None:
    """Inserts the rows; one that has the `known_by` of a stored row gives that row its other values."""
    marks = ", ".join(["%s"] * len(columns))
    replaced = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column not in known_by)
    _execute_many(
        f"INSERT INTO {_table(model)} ({_named(columns)}) VALUES ({marks}) "  # noqa: S608 - our own names
        f"ON CONFLICT ({_named(known_by)}) DO UPDATE SET {replaced}",
        rows,
    )


def insert_new(objects: Sequence[models.Model]) -> None:
    """Inserts objects of one model, and gives them their ids, which ascend in the order of the objects."""
    if not objects:
        return
    model = type(objects[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    for field in fields:
        if getattr(field, "auto_now_add", False):
            for new in objects:
                field.pre_save(new, add=True)
    columns = [field.attname for field in fields]
    ids = insert_rows(model, columns, map(attrgetter(*columns), objects))
    for new, row_id in zip(objects, ids, strict=True):
        new.pk, new._state.adding, new._state.db = row_id, False, connection.alias


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> list[int]:
    """Inserts the rows, values in the order of `columns`. Returns their ids, which ascend in the order of the rows."""
    values = list(_converted(model, columns, rows))
    ids: list[int] = []
    at_once = _MOST_PARAMETERS // len(columns)
    with connection.cursor() as cursor:
        for first in range(0, len(values), at_once):
            part = values[first : first + at_once]
            marks = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(part))
            cursor.execute(
                f"INSERT INTO {_table(model)} ({_named(columns)}) VALUES {marks} RETURNING id",  # noqa: S608 - our own names
                [value for row in part for value in row],
            )
            ids += sorted(row_id for (row_id,) in cursor.fetchall())
    return ids


def update(model: type[models.Model], columns: Sequence[str], rows: Mapping[int, tuple[Any, ...]]) -> None:
    """Writes these columns of stored rows, by their ids."""
    setting = ", ".join(f'"{column}" = %s' for column in columns)
    values = zip(_converted(model, columns, rows.values()), rows, strict=True)
    _execute_many(f"UPDATE {_table(model)} SET {setting} WHERE id = %s", ((*row, row_id) for row, row_id in values))  # noqa: S608 - our own names


def _converted(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[list[Value]]:
    """The values of these columns, as the database is given them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    needed = [(place, convert) for place, column in enumerate(columns) if (convert := _converter(fields[column]))]
    for row in rows:
        values = list(row)
        for place, convert in needed:
            values[place] = convert(values[place])
        yield values


def _converter(field: Any) -> Callable[[Any], Value] | None:
    """What makes a value of the field plain; nothing for numbers."""
    if isinstance(field, models.JSONField):
        return json.dumps
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, models.DateField):
        return lambda day: day and day.isoformat()
    if isinstance(field, (models.CharField, models.TextField)):
        return lambda words: words if words is None else str(words)  # of an enumeration its value
    return None


def _execute_many(sql: str, rows: Iterable[tuple[Value, ...]]) -> None:
    values = list(rows)
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(sql, values)


def _table(model: type[models.Model]) -> str:
    return f'"{model._meta.db_table}"'


def _named(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
