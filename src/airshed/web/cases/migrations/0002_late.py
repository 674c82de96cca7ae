"""How many states a case left late, and an index of the open ones by their last day."""

from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    """Two steps."""

    dependencies = [
        ("accounts", "0004_token"),
        ("cases", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="late",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="超期环节数"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(condition=models.Q(("closed_at", None)), fields=["due", "id"], name="cases_case_open"),
        ),
    ]
