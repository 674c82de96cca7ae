"""Uploads, their files, and silences."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    initial = True

    dependencies = [
        ("accounts", "0003_limits_and_expiry"),
    ]

    operations = [
        migrations.CreateModel(
            name="Silence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("station", models.CharField(blank=True, max_length=150, verbose_name="点位")),
                ("last_hour", models.DateTimeField(blank=True, null=True, verbose_name="最后的小时")),
                ("noticed_at", models.DateTimeField(verbose_name="发现")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="恢复")),
            ],
            options={
                "verbose_name": "没有数据",
                "verbose_name_plural": "没有数据",
                "ordering": ("-noticed_at", "station"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("station",), name="uploads_silence_one_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150, verbose_name="上传人")),
                ("at", models.DateTimeField(db_index=True, verbose_name="上传时间")),
                ("enterprise", models.CharField(blank=True, max_length=150, verbose_name="企业")),
                ("kind", models.CharField(default="air", max_length=20, verbose_name="种类")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待处理"),
                            ("stored", "已入库"),
                            ("refused", "被拒绝"),
                            ("undone", "已撤销"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("reading", "正在读"),
                            ("shown", "已预览，等待入库"),
                            ("storing", "正在入库"),
                            ("failed", "没有做成，可以再试"),
                            ("undoing", "正在撤销"),
                            ("done", "已完成"),
                            ("discarded", "已放弃"),
                        ],
                        default="reading",
                        max_length=20,
                        verbose_name="进度",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=255, null=True, unique=True)),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("preview", models.JSONField(blank=True, default=dict)),
                ("faults", models.JSONField(blank=True, default=list)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("moment", models.DateTimeField(blank=True, null=True)),
                ("batches", models.JSONField(blank=True, default=list)),
                ("history", models.JSONField(blank=True, default=list)),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.department",
                        verbose_name="部门",
                    ),
                ),
            ],
            options={
                "verbose_name": "上传",
                "verbose_name_plural": "上传",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255, verbose_name="文件名")),
                ("size", models.PositiveBigIntegerField(verbose_name="大小")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("kept", models.BooleanField(default=True)),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="uploads.upload"
                    ),
                ),
            ],
            options={
                "verbose_name": "文件",
                "verbose_name_plural": "文件",
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "stored", "refused", "undone"])),
                name="uploads_upload_known_state",
            ),
        ),
    ]
