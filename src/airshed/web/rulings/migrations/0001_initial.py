"""Drafts of rulings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies = [
        ("accounts", "0002_department_coordinates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.CharField(max_length=150, verbose_name="方案")),
                ("clause", models.CharField(max_length=50, verbose_name="条款或指标")),
                ("aspect", models.CharField(max_length=50, verbose_name="事项")),
                ("value", models.TextField(verbose_name="内容")),
                ("document", models.TextField(verbose_name="依据文件")),
                ("reason", models.TextField(verbose_name="理由")),
                ("from_date", models.DateField(verbose_name="起")),
                ("to_date", models.DateField(blank=True, null=True, verbose_name="止（不含）")),
                ("replaces", models.CharField(blank=True, max_length=50, verbose_name="替代")),
                ("ends", models.CharField(blank=True, max_length=50, verbose_name="终止的裁定")),
                ("state", models.CharField(default="draft", max_length=20, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                ("batch", models.CharField(max_length=50, verbose_name="批次")),
                ("by", models.CharField(max_length=150, verbose_name="起草人")),
                ("made_at", models.DateTimeField(verbose_name="起草时间")),
                ("changed_by", models.CharField(blank=True, max_length=150, verbose_name="修改人")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="修改时间")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("returned_by", models.CharField(blank=True, max_length=150, verbose_name="退回人")),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="退回时间")),
                ("returned_reason", models.TextField(blank=True, verbose_name="退回理由")),
                ("approved_by", models.CharField(blank=True, max_length=150, verbose_name="批准账号")),
                ("approver", models.CharField(blank=True, max_length=150, verbose_name="批准人")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="批准时间")),
                ("ruling", models.CharField(blank=True, max_length=50, verbose_name="裁定编号")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.department", verbose_name="起草部门"
                    ),
                ),
            ],
            options={
                "verbose_name": "裁定草稿",
                "verbose_name_plural": "裁定草稿",
                "ordering": ("plan", "clause", "aspect", "pk"),
                "indexes": [
                    models.Index(fields=["plan", "state"], name="rulings_draft_of_plan"),
                    models.Index(fields=["ruling"], name="rulings_draft_of_ruling"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("draft", "approved", "withdrawn"))),
                        name="rulings_draft_known_state",
                    )
                ],
            },
        ),
    ]
