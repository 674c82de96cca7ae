"""Tokens of the interface for programs."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    dependencies = [
        ("accounts", "0003_limits_and_expiry"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("scopes", models.CharField(max_length=200, verbose_name="可读内容")),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(verbose_name="制作时间")),
                ("last_date", models.DateField(verbose_name="有效至")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("last_used_date", models.DateField(blank=True, null=True, verbose_name="最近使用")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={"verbose_name": "接口令牌", "verbose_name_plural": "接口令牌", "ordering": ("-pk",)},
        ),
    ]
