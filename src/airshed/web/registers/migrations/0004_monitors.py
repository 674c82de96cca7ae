"""The register of monitors; written by Django."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import airshed.web.kit.tables


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_token"),
        ("registers", "0003_audits_of_enterprises"),
    ]

    operations = [
        airshed.web.kit.tables.MadeTogether(
            operations=[
                migrations.CreateModel(
                    name="Monitor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "area",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                default="",
                                help_text="执法片区的代码",
                                max_length=50,
                                verbose_name="片区",
                            ),
                        ),
                        (
                            "grid",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                default="",
                                help_text="网格的代码",
                                max_length=50,
                                verbose_name="网格",
                            ),
                        ),
                        (
                            "from_date",
                            models.DateField(
                                blank=True,
                                help_text="从哪天起是这样，空着为一直如此",
                                null=True,
                                verbose_name="起始日期",
                            ),
                        ),
                        (
                            "to_date",
                            models.DateField(
                                blank=True,
                                help_text="到哪天为止（不含当天），空着为仍有效",
                                null=True,
                                verbose_name="终止日期",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, default="", help_text="数据从哪里来", max_length=200, verbose_name="来源"
                            ),
                        ),
                        ("note", models.CharField(blank=True, default="", max_length=500, verbose_name="备注")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "未确认"), ("confirmed", "已确认")],
                                default="confirmed",
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("changed_by", models.CharField(max_length=150, verbose_name="修改人")),
                        ("changed_at", models.DateTimeField(verbose_name="修改时间")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("batch", models.IntegerField(blank=True, db_index=True, null=True, verbose_name="导入批次")),
                        (
                            "code",
                            models.CharField(
                                help_text="设备数据包里的 MN，一字不差",
                                max_length=24,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(?:[A-Za-z0-9_]{6,24})\\Z", "6 到 24 位字母、数字或下划线"
                                    )
                                ],
                                verbose_name="设备编号（MN）",
                            ),
                        ),
                        (
                            "outlet",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"
                            ),
                        ),
                        (
                            "station",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                default="",
                                help_text="空气站的点位编码；排放口和空气站点填一项",
                                max_length=40,
                                verbose_name="空气站点",
                            ),
                        ),
                        (
                            "enterprise",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"
                            ),
                        ),
                        ("flue_gas", models.BooleanField(blank=True, default=None, null=True, verbose_name="烟气")),
                        ("key_source", models.BooleanField(blank=True, default=None, null=True, verbose_name="重点源")),
                        ("voc", models.BooleanField(blank=True, default=None, null=True, verbose_name="挥发性有机物")),
                        (
                            "diesel_terminal",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="车载终端"),
                        ),
                        (
                            "factors",
                            models.CharField(
                                help_text="HJ 212 因子编码，用逗号隔开；单位与常用的不同时写在等号后，如 a00000=m3/h",
                                max_length=400,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(?:\\s*\\w+\\s*(?:=[^,=]+)?(?:,\\s*\\w+\\s*(?:=[^,=]+)?)*)\\Z",
                                        "因子编码用逗号隔开",
                                    )
                                ],
                                verbose_name="监测因子",
                            ),
                        ),
                        (
                            "real_time_s",
                            models.IntegerField(
                                blank=True,
                                help_text="空着为不要求实时数据",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(3600),
                                ],
                                verbose_name="实时数据间隔",
                            ),
                        ),
                        (
                            "minute_min",
                            models.IntegerField(
                                blank=True,
                                help_text="空着为不要求分钟数据",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="分钟数据间隔",
                            ),
                        ),
                        (
                            "hourly",
                            models.BooleanField(
                                blank=True, default=None, help_text="空着按“是”算", null=True, verbose_name="报小时数据"
                            ),
                        ),
                        (
                            "edition",
                            models.CharField(
                                blank=True,
                                choices=[("2005", "HJ/T 212-2005"), ("2017", "HJ 212-2017"), ("2025", "HJ 212-2025")],
                                default="",
                                help_text="空着按数据包判断",
                                max_length=40,
                                verbose_name="协议版本",
                            ),
                        ),
                        ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="制造单位")),
                        ("model", models.CharField(blank=True, default="", max_length=60, verbose_name="型号")),
                        ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="归口部门",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="registers.monitor",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "自动监控设备",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="monitors_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="monitors_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="monitors_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="monitors_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])), name="monitors_known_state"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMonitor",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "area",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                default="",
                                help_text="执法片区的代码",
                                max_length=50,
                                verbose_name="片区",
                            ),
                        ),
                        (
                            "grid",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                default="",
                                help_text="网格的代码",
                                max_length=50,
                                verbose_name="网格",
                            ),
                        ),
                        (
                            "from_date",
                            models.DateField(
                                blank=True,
                                help_text="从哪天起是这样，空着为一直如此",
                                null=True,
                                verbose_name="起始日期",
                            ),
                        ),
                        (
                            "to_date",
                            models.DateField(
                                blank=True,
                                help_text="到哪天为止（不含当天），空着为仍有效",
                                null=True,
                                verbose_name="终止日期",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, default="", help_text="数据从哪里来", max_length=200, verbose_name="来源"
                            ),
                        ),
                        ("note", models.CharField(blank=True, default="", max_length=500, verbose_name="备注")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "未确认"), ("confirmed", "已确认")],
                                default="confirmed",
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("changed_by", models.CharField(max_length=150, verbose_name="修改人")),
                        ("changed_at", models.DateTimeField(verbose_name="修改时间")),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("batch", models.IntegerField(blank=True, db_index=True, null=True, verbose_name="导入批次")),
                        ("history_user_id", models.IntegerField(null=True)),
                        (
                            "code",
                            models.CharField(
                                help_text="设备数据包里的 MN，一字不差",
                                max_length=24,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(?:[A-Za-z0-9_]{6,24})\\Z", "6 到 24 位字母、数字或下划线"
                                    )
                                ],
                                verbose_name="设备编号（MN）",
                            ),
                        ),
                        (
                            "outlet",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"
                            ),
                        ),
                        (
                            "station",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                default="",
                                help_text="空气站的点位编码；排放口和空气站点填一项",
                                max_length=40,
                                verbose_name="空气站点",
                            ),
                        ),
                        (
                            "enterprise",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"
                            ),
                        ),
                        ("flue_gas", models.BooleanField(blank=True, default=None, null=True, verbose_name="烟气")),
                        ("key_source", models.BooleanField(blank=True, default=None, null=True, verbose_name="重点源")),
                        ("voc", models.BooleanField(blank=True, default=None, null=True, verbose_name="挥发性有机物")),
                        (
                            "diesel_terminal",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="车载终端"),
                        ),
                        (
                            "factors",
                            models.CharField(
                                help_text="HJ 212 因子编码，用逗号隔开；单位与常用的不同时写在等号后，如 a00000=m3/h",
                                max_length=400,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(?:\\s*\\w+\\s*(?:=[^,=]+)?(?:,\\s*\\w+\\s*(?:=[^,=]+)?)*)\\Z",
                                        "因子编码用逗号隔开",
                                    )
                                ],
                                verbose_name="监测因子",
                            ),
                        ),
                        (
                            "real_time_s",
                            models.IntegerField(
                                blank=True,
                                help_text="空着为不要求实时数据",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(3600),
                                ],
                                verbose_name="实时数据间隔",
                            ),
                        ),
                        (
                            "minute_min",
                            models.IntegerField(
                                blank=True,
                                help_text="空着为不要求分钟数据",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="分钟数据间隔",
                            ),
                        ),
                        (
                            "hourly",
                            models.BooleanField(
                                blank=True, default=None, help_text="空着按“是”算", null=True, verbose_name="报小时数据"
                            ),
                        ),
                        (
                            "edition",
                            models.CharField(
                                blank=True,
                                choices=[("2005", "HJ/T 212-2005"), ("2017", "HJ 212-2017"), ("2025", "HJ 212-2025")],
                                default="",
                                help_text="空着按数据包判断",
                                max_length=40,
                                verbose_name="协议版本",
                            ),
                        ),
                        ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="制造单位")),
                        ("model", models.CharField(blank=True, default="", max_length=60, verbose_name="型号")),
                        ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="归口部门",
                            ),
                        ),
                        (
                            "history_relation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="versions",
                                to="registers.monitor",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="registers.monitor",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 自动监控设备",
                        "verbose_name_plural": "historical 自动监控设备s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
