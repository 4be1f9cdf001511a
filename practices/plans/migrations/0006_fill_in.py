import uuid

from django.db import migrations


def give_parts_a_uid(apps, schema_editor):
    """Adding the field gave every part the same one. Blocks learn which case they began in."""
    parts = apps.get_model("plans", "PlanPart").objects.select_related("source")
    for part in parts.iterator(chunk_size=500):
        part.uid = uuid.uuid4().hex
        if part.source_uid:
            part.case_key, part.case_uid = part.source.key, part.source_uid
        part.save(update_fields=["uid", "case_key", "case_uid"])


def tell_what_was_saved(apps, schema_editor):
    """Earlier saves of parts become entries of the plan's history, in the order of their time."""
    PlanChange = apps.get_model("plans", "PlanChange")
    PlanPart = apps.get_model("plans", "PlanPart")
    saves = []
    for part in PlanPart.objects.filter(version__gt=1).iterator(chunk_size=500):
        past = part.past.filter(number__gt=1).values_list("number", "saved_by_id", "saved_at")
        now = (part.version, part.updated_by_id, part.updated_at)
        saves += [(at, part, number, by) for number, by, at in [*past, now]]
    for at, part, number, by in sorted(saves, key=lambda save: save[0]):
        change = PlanChange.objects.create(
            plan_id=part.plan_id,
            by_id=by,
            what="part",
            label=part.heading,
            part=part,
            version=number,
        )
        PlanChange.objects.filter(pk=change.pk).update(at=at)


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0005_working_together"),
    ]

    operations = [
        migrations.RunPython(give_parts_a_uid, migrations.RunPython.noop),
        migrations.RunPython(tell_what_was_saved, migrations.RunPython.noop),
    ]
