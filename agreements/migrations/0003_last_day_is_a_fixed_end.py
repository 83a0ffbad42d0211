from django.db import migrations


def fix_ends(apps, schema_editor):
    """An agreement whose last day is known ends on that day."""
    agreements = apps.get_model("agreements", "Agreement").objects
    agreements.filter(end_rule="unknown", valid_until__isnull=False).update(end_rule="fixed")


class Migration(migrations.Migration):

    dependencies = [
        ("agreements", "0002_evidence_and_judgement"),
    ]

    operations = [
        migrations.RunPython(fix_ends, migrations.RunPython.noop),
    ]
