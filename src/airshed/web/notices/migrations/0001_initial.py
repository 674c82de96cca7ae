"""Events, notices, deliveries, choices."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies = [
        ("accounts", "0004_token"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("key", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=50)),
                ("zh", models.CharField(max_length=200)),
                ("en", models.CharField(max_length=200)),
                ("text_zh", models.TextField(blank=True)),
                ("text_en", models.TextField(blank=True)),
                ("link", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("urgent", models.BooleanField(default=False)),
                ("step_up_to", models.JSONField(blank=True, default=list)),
                ("step_up_hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("stepped_up_at", models.DateTimeField(blank=True, null=True)),
                ("unread_then", models.JSONField(blank=True, default=list)),
            ],
            options={
                "verbose_name": "事件",
                "verbose_name_plural": "事件",
                "ordering": ("-at", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("step_up_hours__isnull", False), ("stepped_up_at", None), ("urgent", True)),
                        fields=["at"],
                        name="notices_event_to_step_up",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("at", models.DateTimeField()),
                ("stepped_up", models.BooleanField(default=False)),
                ("shown_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="notices.event"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "通知",
                "verbose_name_plural": "通知",
                "ordering": ("-at", "-pk"),
                "indexes": [models.Index(fields=["user", "read_at", "-at"], name="notices_notice_of_user")],
                "constraints": [models.UniqueConstraint(fields=("event", "user"), name="notices_notice_once")],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("channel", models.CharField(max_length=50)),
                ("state", models.CharField(default="waiting", max_length=20)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("set_at", models.DateTimeField()),
                ("claim", models.CharField(blank=True, max_length=64)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("message", models.CharField(blank=True, db_index=True, max_length=64)),
                ("error", models.CharField(blank=True, max_length=50)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "发送",
                "verbose_name_plural": "发送",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "sent"), _negated=True),
                        fields=["next_at"],
                        name="notices_delivery_open",
                    ),
                    models.Index(
                        condition=models.Q(("claim", ""), _negated=True),
                        fields=["claim"],
                        name="notices_delivery_claimed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "channel"), name="notices_delivery_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "sending", "sent", "failed", "given_up"))),
                        name="notices_delivery_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("kinds", models.JSONField(blank=True, default=list)),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                ("language", models.CharField(default="zh-hans", max_length=10)),
                ("digest_hour", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("quiet_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("quiet_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_preference",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "通知设置",
                "verbose_name_plural": "通知设置",
            },
        ),
    ]
