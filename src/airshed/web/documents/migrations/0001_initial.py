"""Papers of cases, and the letters of their numbers."""

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
                    name="Prefix",
                    fields=[
                        (
                            "department",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="accounts.department",
                            ),
                        ),
                        ("letters", models.CharField(max_length=12, unique=True, verbose_name="发文代字")),
                    ],
                    options={
                        "verbose_name": "发文代字",
                        "verbose_name_plural": "发文代字",
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=64, verbose_name="文种")),
                        ("version", models.PositiveIntegerField(verbose_name="版次")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "草稿"), ("signed", "已签发"), ("withdrawn", "已撤回")],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(null=True, verbose_name="年份")),
                        ("serial", models.PositiveIntegerField(null=True, verbose_name="顺序号")),
                        ("number", models.CharField(blank=True, max_length=150, verbose_name="文号")),
                        ("content", models.JSONField()),
                        ("digest", models.CharField(max_length=64)),
                        ("paper", models.CharField(blank=True, max_length=64)),
                        ("template", models.CharField(blank=True, max_length=64)),
                        ("made_by", models.CharField(max_length=150, verbose_name="起草人")),
                        ("made_at", models.DateTimeField(verbose_name="起草时间")),
                        ("signed_by", models.CharField(blank=True, max_length=150, verbose_name="签发账号")),
                        ("signer", models.CharField(blank=True, max_length=150, verbose_name="签发人")),
                        ("signed_at", models.DateTimeField(null=True, verbose_name="签发时间")),
                        ("withdrawn_by", models.CharField(blank=True, max_length=150, verbose_name="撤回人")),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                        ("withdrawn_why", models.CharField(blank=True, max_length=500, verbose_name="撤回理由")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="cases.case"
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="发文部门",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件公文",
                        "verbose_name_plural": "案件公文",
                        "ordering": ("case", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "kind", "version"), name="documents_document_version_once"
                            ),
                            models.UniqueConstraint(
                                fields=("kind", "department", "year", "serial"), name="documents_document_serial_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("number", ""), _negated=True),
                                fields=("number",),
                                name="documents_document_number_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "signed", "withdrawn"])),
                                name="documents_document_known_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), _negated=True),
                                    models.Q(
                                        ("serial__isnull", False),
                                        models.Q(("paper", ""), _negated=True),
                                        models.Q(("signer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="documents_document_signed_whole",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
