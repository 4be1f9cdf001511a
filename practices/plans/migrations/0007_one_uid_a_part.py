from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0006_fill_in"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='planpart',
            constraint=models.UniqueConstraint(fields=('plan', 'uid'), name='plans_part_uid'),
        ),
    ]
