"""Another department that must look at a proof, such as the office of a case."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    """One column."""

    dependencies = [
        ("accounts", "0004_token"),
        ("proofs", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="proof",
            name="office",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.department",
                verbose_name="经办部门",
            ),
        ),
    ]
