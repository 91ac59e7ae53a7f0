"""Full text over EventText, which the database keeps in step by itself."""

from django.db import migrations

SQLITE = [
    # External content: the words stand once, in timeline_eventtext. The tokenizer cuts English endings and accents.
    """CREATE VIRTUAL TABLE timeline_eventtext_fts USING fts5(
        words, content='timeline_eventtext', content_rowid='sort_key', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER timeline_eventtext_added AFTER INSERT ON timeline_eventtext BEGIN
        INSERT INTO timeline_eventtext_fts(rowid, words) VALUES (new.sort_key, new.words); END""",
    """CREATE TRIGGER timeline_eventtext_removed AFTER DELETE ON timeline_eventtext BEGIN
        INSERT INTO timeline_eventtext_fts(timeline_eventtext_fts, rowid, words) VALUES ('delete', old.sort_key, old.words); END""",
    """CREATE TRIGGER timeline_eventtext_changed AFTER UPDATE ON timeline_eventtext BEGIN
        INSERT INTO timeline_eventtext_fts(timeline_eventtext_fts, rowid, words) VALUES ('delete', old.sort_key, old.words);
        INSERT INTO timeline_eventtext_fts(rowid, words) VALUES (new.sort_key, new.words); END""",
]
POSTGRESQL = [
    """ALTER TABLE timeline_eventtext ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('english', words)) STORED""",
    "CREATE INDEX timeline_eventtext_vector ON timeline_eventtext USING gin (vector)",
]


def create(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE timeline_eventtext DROP COLUMN vector")
        return
    for name in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER timeline_eventtext_{name}")
    schema_editor.execute("DROP TABLE timeline_eventtext_fts")


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
