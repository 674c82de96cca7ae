"""Releases and publications."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=10, verbose_name="内容")),
                ("plan", models.CharField(max_length=150, verbose_name="方案")),
                ("place", models.CharField(max_length=150, verbose_name="地点")),
                ("as_of", models.DateField(blank=True, null=True, verbose_name="截至")),
                ("from_date", models.DateField(verbose_name="最早发布日")),
                ("text_zh", models.TextField(blank=True, verbose_name="说明（中文）")),
                ("text_en", models.TextField(blank=True, verbose_name="说明（英文）")),
                ("state", models.CharField(default="draft", max_length=20, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                ("by", models.CharField(max_length=150, verbose_name="起草人")),
                ("made_at", models.DateTimeField(verbose_name="起草时间")),
                ("changed_by", models.CharField(blank=True, max_length=150, verbose_name="修改人")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="修改时间")),
                ("approved_by", models.CharField(blank=True, max_length=150, verbose_name="批准账号")),
                ("approver", models.CharField(blank=True, max_length=150, verbose_name="批准人")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="批准时间")),
                ("released_by", models.CharField(blank=True, max_length=150, verbose_name="发布账号")),
                ("releaser", models.CharField(blank=True, max_length=150, verbose_name="发布人")),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="发布时间")),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="最近一次更新")),
                ("withdrawn_by", models.CharField(blank=True, max_length=150, verbose_name="撤回账号")),
                ("withdrawer", models.CharField(blank=True, max_length=150, verbose_name="撤回人")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                ("reason", models.TextField(blank=True, verbose_name="撤回理由")),
                ("notice_zh", models.TextField(blank=True, verbose_name="公告（中文）")),
                ("notice_en", models.TextField(blank=True, verbose_name="公告（英文）")),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="releases.release",
                        verbose_name="被取代",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开发布",
                "verbose_name_plural": "公开发布",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(verbose_name="存入时间")),
                ("data", models.TextField(verbose_name="数据")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("drawings", models.JSONField(default=dict, verbose_name="图")),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="releases.release", verbose_name="发布"
                    ),
                ),
            ],
            options={
                "verbose_name": "发布记录",
                "verbose_name_plural": "发布记录",
                "ordering": ("-pk",),
            },
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["place", "part", "state"], name="releases_release_of_place"),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("draft", "approved", "released", "withdrawn"))),
                name="releases_release_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__in", ["now", "days", "goals"])), name="releases_release_known_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "released")), fields=("place", "part"), name="releases_release_one"
            ),
        ),
    ]
