from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q


def tell_what_was_understood(apps, schema_editor):
    """As the importer derives it: inferred is what no sentence tells, and what nobody has set right."""
    Participation, Told, Correction = (
        apps.get_model("timeline", name) for name in ("Participation", "MentionParticipant", "Correction")
    )
    understood = Told.objects.filter(rule="context")
    open_to_doubt = Participation.objects.filter(event__in=understood.values("mention__event"))
    decided = Correction.objects.filter(event=OuterRef("event"), field="parties", undone_at=None)
    is_it = Q(actor=OuterRef("actor")) | Q(actor__affiliation=OuterRef("actor"))  # who is told stands for the state behind
    told = Told.objects.filter(is_it, mention__event=OuterRef("event"), role=OuterRef("role"))
    open_to_doubt.filter(~Exists(decided), Exists(told), ~Exists(told.exclude(rule="context"))).update(basis="inferred")


class Migration(migrations.Migration):

    dependencies = [
        ("timeline", "0009_correct_parties"),
    ]

    operations = [
        migrations.AddField(
            model_name="participation",
            name="basis",
            field=models.CharField(choices=[("stated", "stated"), ("inferred", "inferred")], default="stated", max_length=10),
        ),
        migrations.RunPython(tell_what_was_understood, migrations.RunPython.noop),
    ]
