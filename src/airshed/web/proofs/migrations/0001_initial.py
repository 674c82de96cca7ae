"""Proofs."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    initial = True

    dependencies = [
        ("accounts", "0004_token"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=64, verbose_name="台账")),
                ("key", models.CharField(max_length=255, verbose_name="编号")),
                ("purpose", models.CharField(max_length=64, verbose_name="用途")),
                ("name", models.CharField(max_length=150, verbose_name="文件名")),
                ("size", models.PositiveBigIntegerField(verbose_name="大小")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("media_type", models.CharField(max_length=100)),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "照片"), ("document", "文件")], max_length=20, verbose_name="种类"
                    ),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="拍摄时间")),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="经度")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="纬度")),
                ("said_at", models.DateTimeField(blank=True, null=True, verbose_name="自报时间")),
                ("said_lon", models.FloatField(blank=True, null=True, verbose_name="自报经度")),
                ("said_lat", models.FloatField(blank=True, null=True, verbose_name="自报纬度")),
                ("fingerprint", models.CharField(blank=True, max_length=16)),
                ("part_0", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("part_1", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("part_2", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("part_3", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("part_4", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("by", models.CharField(max_length=150, verbose_name="提交人")),
                ("at", models.DateTimeField(verbose_name="封存时间")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "未确认"), ("confirmed", "已确认")],
                        default="draft",
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=150, verbose_name="区域")),
                ("grid", models.CharField(blank=True, max_length=150, verbose_name="网格")),
                ("enterprise", models.CharField(blank=True, max_length=150, verbose_name="企业")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                ("withdrawn_by", models.CharField(blank=True, max_length=150, verbose_name="撤回人")),
                ("withdrawn_why", models.CharField(blank=True, max_length=500, verbose_name="撤回理由")),
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
                "verbose_name": "佐证材料",
                "verbose_name_plural": "佐证材料",
                "ordering": ("at", "pk"),
                "indexes": [models.Index(fields=["register", "key", "purpose"], name="proofs_proof_of_row")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("register", "key", "purpose", "sha256"),
                        name="proofs_proof_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "confirmed"])), name="proofs_proof_known_state"
                    ),
                ],
            },
        ),
    ]
