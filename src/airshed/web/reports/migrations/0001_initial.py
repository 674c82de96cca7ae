"""Reports, and what kept one from being made."""

from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    initial = True

    dependencies = ()

    operations = [
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("daily", "日报"), ("monthly", "月报")], max_length=10)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("faults", models.JSONField(default=list)),
            ],
            options={
                "ordering": ("-day", "kind"),
                "constraints": [models.UniqueConstraint(fields=("kind", "day"), name="reports_failure_once")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("daily", "日报"), ("monthly", "月报")], max_length=10, verbose_name="种类"
                    ),
                ),
                ("plan", models.CharField(max_length=150, verbose_name="方案")),
                ("day", models.DateField(verbose_name="日期")),
                ("number", models.PositiveIntegerField(verbose_name="版次")),
                ("made_at", models.DateTimeField(verbose_name="生成时间")),
                ("counted_at", models.DateTimeField(verbose_name="计入截止时间")),
                ("by", models.CharField(max_length=150, verbose_name="生成人")),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("papers", models.JSONField(default=dict)),
                ("templates", models.JSONField(default=dict)),
                ("changes", models.JSONField(blank=True, default=list)),
            ],
            options={
                "verbose_name": "报告",
                "verbose_name_plural": "日报与月报",
                "ordering": ("-day", "kind", "plan", "-number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "plan", "day", "number"), name="reports_report_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["daily", "monthly"])), name="reports_report_known_kind"
                    ),
                ],
            },
        ),
    ]
