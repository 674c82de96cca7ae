"""Imports, stamps, confirmations and saved views of registers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_token"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("register", models.CharField(max_length=150, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
                ("changed_at", models.DateTimeField(verbose_name="最近修改")),
            ],
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=150, verbose_name="台账")),
                ("by", models.CharField(max_length=150, verbose_name="导入人")),
                ("at", models.DateTimeField(db_index=True, verbose_name="导入时间")),
                ("name", models.CharField(max_length=255, verbose_name="文件名")),
                ("size", models.PositiveBigIntegerField(verbose_name="大小")),
                ("sha256", models.CharField(max_length=64)),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="说明")),
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
                            ("shown", "已预览"),
                            ("storing", "正在入库"),
                            ("done", "已完成"),
                            ("undoing", "正在撤销"),
                            ("failed", "没有做成"),
                        ],
                        default="reading",
                        max_length=20,
                        verbose_name="进度",
                    ),
                ),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("problem", models.JSONField(blank=True, default=list)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("stored_at", models.DateTimeField(blank=True, null=True, verbose_name="入库时间")),
                ("stored_by", models.CharField(blank=True, max_length=150, verbose_name="入库人")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("undone_by", models.CharField(blank=True, max_length=150, verbose_name="撤销人")),
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
                "verbose_name": "台账导入",
                "verbose_name_plural": "台账导入",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=150)),
                ("by", models.CharField(max_length=150)),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("query", models.CharField(max_length=2000)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [models.UniqueConstraint(fields=("register", "by", "name"), name="kit_view_once")],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=150, verbose_name="台账")),
                ("confirmed_date", models.DateField(verbose_name="确认日期")),
                ("by", models.CharField(max_length=150, verbose_name="确认人")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("rows", models.IntegerField(verbose_name="行数")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="accounts.department", verbose_name="部门"
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
                "indexes": [models.Index(fields=["register", "department", "confirmed_date"], name="kit_confirmed")],
            },
        ),
    ]
