"""Joint meetings and what they agreed."""

import django.db.models.deletion
from django.db import migrations, models

import airshed.web.kit.tables


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies = [
        ("accounts", "0004_token"),
        ("cases", "0001_initial"),
    ]

    operations = [
        airshed.web.kit.tables.MadeTogether(
            operations=[
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=64, unique=True, verbose_name="编号")),
                        ("state", models.CharField(default="held", max_length=10)),
                        ("title", models.CharField(max_length=150, verbose_name="会议名称")),
                        ("day", models.DateField(verbose_name="日期")),
                        ("place", models.CharField(max_length=150, verbose_name="地点")),
                        ("host", models.CharField(max_length=150, verbose_name="主持人")),
                        ("attendees", models.CharField(max_length=4000, verbose_name="参加单位和人员")),
                        ("agenda", models.CharField(max_length=4000, verbose_name="议题")),
                        ("told", models.CharField(max_length=4000, verbose_name="议定情况")),
                        ("by", models.CharField(max_length=150, verbose_name="登记人")),
                        ("at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="召集部门",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联席会议",
                        "verbose_name_plural": "联席会议",
                        "ordering": ("-day", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Agreed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        (
                            "task",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreed",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议定事项",
                        "verbose_name_plural": "议定事项",
                        "ordering": ("meeting", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="meetings_agreed_in_line")
                        ],
                    },
                ),
            ],
        ),
    ]
