"""Posts of supervisors, and their days."""

import django.db.models.deletion
from django.db import migrations, models

import airshed.web.kit.tables


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies = [
        ("accounts", "0004_token"),
    ]

    operations = [
        airshed.web.kit.tables.MadeTogether(
            operations=[
                migrations.CreateModel(
                    name="Post",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=64, unique=True, verbose_name="编号")),
                        ("state", models.CharField(default="confirmed", max_length=10)),
                        ("username", models.CharField(max_length=150, verbose_name="驻点人员账号")),
                        ("place", models.CharField(max_length=150, verbose_name="驻点地点或单位")),
                        ("from_date", models.DateField(verbose_name="起始日期")),
                        ("to_date", models.DateField(null=True, verbose_name="终止日期（不含当天）")),
                        ("by", models.CharField(max_length=150, verbose_name="登记人")),
                        ("at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="派出部门",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "驻点",
                        "verbose_name_plural": "驻点",
                        "ordering": ("-from_date", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                                ),
                                name="diary_post_begins_first",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Day",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("actions", models.JSONField(default=list, verbose_name="当日工作")),
                        ("remark", models.CharField(blank=True, max_length=1000, verbose_name="备注")),
                        ("confirmed_by", models.CharField(max_length=150, verbose_name="确认人")),
                        ("confirmed_at", models.DateTimeField(verbose_name="确认时间")),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="days", to="diary.post"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "督办日志",
                        "verbose_name_plural": "督办日志",
                        "ordering": ("post", "-day"),
                        "constraints": [models.UniqueConstraint(fields=("post", "day"), name="diary_day_once")],
                    },
                ),
            ],
        ),
    ]
