"""The registers of the whole city; written by Django."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_token"),
        ("registers", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="enterprise",
            name="audit_done_date",
        ),
        migrations.RemoveField(
            model_name="enterprise",
            name="audit_due",
        ),
        migrations.RemoveField(
            model_name="enterprise",
            name="energy_audit_done_date",
        ),
        migrations.RemoveField(
            model_name="enterprise",
            name="energy_audit_due",
        ),
        migrations.RemoveField(
            model_name="historicalenterprise",
            name="audit_done_date",
        ),
        migrations.RemoveField(
            model_name="historicalenterprise",
            name="audit_due",
        ),
        migrations.RemoveField(
            model_name="historicalenterprise",
            name="energy_audit_done_date",
        ),
        migrations.RemoveField(
            model_name="historicalenterprise",
            name="energy_audit_due",
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=160, verbose_name="项目名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cement", "水泥"),
                            ("brick", "砖瓦建材"),
                            ("mining", "采选"),
                            ("chemicals", "化工"),
                            ("metallurgy", "冶炼铸造"),
                            ("energy", "热力与电力"),
                            ("logistics", "仓储物流"),
                            ("food", "食品"),
                            ("textiles", "纺织"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="行业",
                    ),
                ),
                (
                    "invested_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="总投资",
                    ),
                ),
                (
                    "energy_tce",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年综合能耗",
                    ),
                ),
                ("received_date", models.DateField(blank=True, null=True, verbose_name="受理日期")),
                (
                    "screening_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "不属从严类别"),
                            ("energy", "高耗能"),
                            ("material", "高耗材"),
                            ("overcapacity", "过剩产能"),
                            ("duplicate", "低水平重复"),
                            ("risk", "重大环境风险"),
                        ],
                        default="",
                        help_text="先判定，再审批",
                        max_length=40,
                        verbose_name="从严类别",
                    ),
                ),
                (
                    "constraint_checked_date",
                    models.DateField(blank=True, null=True, verbose_name="管控线和负面清单核查日期"),
                ),
                ("overlay_checked_date", models.DateField(blank=True, null=True, verbose_name="空间叠图核查日期")),
                ("capacity_checked_date", models.DateField(blank=True, null=True, verbose_name="承载能力核对日期")),
                ("planning_eia", models.BooleanField(blank=True, default=None, null=True, verbose_name="符合规划环评")),
                ("history_checked_date", models.DateField(blank=True, null=True, verbose_name="已有项目情况核查日期")),
                ("air_checked_date", models.DateField(blank=True, null=True, verbose_name="区域空气状况核查日期")),
                (
                    "energy_review_needed",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="需要节能审查"),
                ),
                ("energy_review_date", models.DateField(blank=True, null=True, verbose_name="节能审查通过日期")),
                ("eia_needed", models.BooleanField(blank=True, default=None, null=True, verbose_name="需要环评批复")),
                ("eia_date", models.DateField(blank=True, null=True, verbose_name="环评批复日期")),
                ("eia_number", models.CharField(blank=True, default="", max_length=60, verbose_name="环评批复文号")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "批准"), ("refused", "不予批准"), ("withdrawn", "撤回")],
                        default="",
                        max_length=40,
                        verbose_name="审批结论",
                    ),
                ),
                ("decided_date", models.DateField(blank=True, null=True, verbose_name="审批日期")),
                (
                    "replacement_code",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="产能置换编号"),
                ),
                (
                    "limit_number",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="审批时本地区或本行业正被限批的，写文号和起止日期",
                        max_length=60,
                        verbose_name="环评限批文号",
                    ),
                ),
                ("limit_first_date", models.DateField(blank=True, null=True, verbose_name="限批起始日期")),
                ("limit_lifted_date", models.DateField(blank=True, null=True, verbose_name="解除限批日期")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="开工日期")),
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
                        to="registers.application",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "建设项目审批",
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "行政区"),
                            ("built_up", "建成区"),
                            ("park", "工业园区"),
                            ("control_unit", "大气环境管控单元"),
                            ("area", "执法片区"),
                            ("grid", "监管网格"),
                            ("zone", "限行或禁用区"),
                            ("red_line", "生态保护红线"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="种类",
                    ),
                ),
                (
                    "geometry",
                    models.TextField(
                        help_text="GeoJSON 的 Polygon 或 MultiPolygon，照原样保存；多个区域请直接导入 .geojson 文件",
                        max_length=500000,
                        verbose_name="范围",
                    ),
                ),
                (
                    "crs",
                    models.CharField(
                        choices=[
                            ("wgs84", "WGS-84（卫星定位）"),
                            ("cgcs2000", "CGCS2000（国家2000）"),
                            ("gcj02", "GCJ-02（公开地图）"),
                        ],
                        help_text="这些坐标是哪种坐标系的；GCJ-02 读出时换算成 WGS-84，误差一两米",
                        max_length=40,
                        verbose_name="坐标系",
                    ),
                ),
                ("drawn_date", models.DateField(blank=True, null=True, verbose_name="划定日期")),
                ("document", models.CharField(blank=True, default="", max_length=200, verbose_name="划定文件")),
                (
                    "approval_number",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="向公众显示边界必须有；没有就只在内部看",
                        max_length=60,
                        verbose_name="审图号",
                    ),
                ),
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
                        to="registers.area",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域",
            },
        ),
        migrations.CreateModel(
            name="Audit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                (
                    "kind",
                    models.CharField(
                        choices=[("cleaner_production", "清洁生产审核"), ("energy", "能源审计")],
                        max_length=40,
                        verbose_name="种类",
                    ),
                ),
                (
                    "round",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="轮次",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emissions", "排放超标或超总量"),
                            ("energy", "超单位产品能耗限额"),
                            ("toxic", "使用或排放有毒有害物质"),
                            ("voluntary", "自愿"),
                            ("key_energy_user", "重点用能单位"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="审核缘由",
                    ),
                ),
                ("listed_date", models.DateField(blank=True, null=True, verbose_name="名单公布日期")),
                ("due_date", models.DateField(help_text="当年方案只看当年到期的一轮", verbose_name="完成期限")),
                (
                    "done_date",
                    models.DateField(blank=True, help_text="评估验收通过的那天", null=True, verbose_name="通过日期"),
                ),
                ("auditor", models.CharField(blank=True, default="", max_length=120, verbose_name="审核机构")),
                ("document_number", models.CharField(blank=True, default="", max_length=60, verbose_name="验收文号")),
                (
                    "findings",
                    models.IntegerField(
                        blank=True,
                        help_text="提出的清洁生产方案",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="提出方案数",
                    ),
                ),
                (
                    "carried_out",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="已实施方案数",
                    ),
                ),
                (
                    "saved_tce",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年节能量",
                    ),
                ),
                (
                    "saved_water_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年节水量",
                    ),
                ),
                (
                    "avoided_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年减排量",
                    ),
                ),
                (
                    "saved_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年经济效益",
                    ),
                ),
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
                        to="registers.audit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "审核与审计",
            },
        ),
        migrations.CreateModel(
            name="BurningEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("found_date", models.DateField(verbose_name="发现日期")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satellite", "卫星火点"),
                            ("patrol", "巡查"),
                            ("report", "群众举报"),
                            ("camera", "视频监控"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="发现方式",
                    ),
                ),
                (
                    "hot_spot",
                    models.CharField(
                        blank=True, default="", help_text="卫星火点通报中的编号", max_length=60, verbose_name="火点编号"
                    ),
                ),
                ("place", models.CharField(blank=True, default="", max_length=120, verbose_name="地点")),
                (
                    "burnt",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("straw", "秸秆"),
                            ("grass", "枯草、芦苇"),
                            ("waste", "垃圾"),
                            ("leaves", "枯枝落叶"),
                            ("dung", "畜粪"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="焚烧物",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="过火面积",
                    ),
                ),
                (
                    "due_date",
                    models.DateField(blank=True, help_text="到期当天处置仍算按期", null=True, verbose_name="处置期限"),
                ),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="到场核实日期")),
                (
                    "confirmed",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="误报填否，不计入；没核实的空着",
                        null=True,
                        verbose_name="核实为露天焚烧",
                    ),
                ),
                ("handled_date", models.DateField(blank=True, null=True, verbose_name="处置完成日期")),
                ("answers_for", models.CharField(blank=True, default="", max_length=60, verbose_name="地块责任人")),
                (
                    "fine_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
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
                        to="registers.burningevent",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "露天焚烧事件",
            },
        ),
        migrations.CreateModel(
            name="CapacityReplacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="新建项目")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cement", "水泥熟料"),
                            ("glass", "平板玻璃"),
                            ("steel", "钢铁"),
                            ("aluminium", "电解铝"),
                            ("coke", "焦化"),
                            ("casting", "铸造"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="行业",
                    ),
                ),
                (
                    "new_capacity_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="新增产能",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        db_index=True,
                        help_text="同一条线每次都写同一个编号，据此查重复使用",
                        max_length=60,
                        verbose_name="退出生产线编号",
                    ),
                ),
                ("line_owner", models.CharField(blank=True, default="", max_length=120, verbose_name="退出企业")),
                (
                    "line_capacity_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="退出线核定产能",
                    ),
                ),
                (
                    "offered_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="用于本项目的退出产能",
                    ),
                ),
                ("line_closed_date", models.DateField(blank=True, null=True, verbose_name="退出线关停日期")),
                ("approved_date", models.DateField(blank=True, null=True, verbose_name="置换方案批准（公告）日期")),
                ("number", models.CharField(blank=True, default="", max_length=60, verbose_name="批准文号")),
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
                        to="registers.capacityreplacement",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "产能置换",
            },
        ),
        migrations.CreateModel(
            name="Carrier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("month_date", models.DateField(help_text="写当月最后一天", verbose_name="月份")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "licence",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="道路运输经营许可证号"),
                ),
                (
                    "trucks",
                    models.IntegerField(
                        blank=True,
                        help_text="月末在用的全部货车",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="货车数",
                    ),
                ),
                (
                    "trucks_diesel",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="其中柴油货车",
                    ),
                ),
                (
                    "trucks_clean",
                    models.IntegerField(
                        blank=True,
                        help_text="不超过货车数",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="其中国五及以上或新能源",
                    ),
                ),
                (
                    "trucks_new_energy",
                    models.IntegerField(
                        blank=True,
                        help_text="纯电动、插电式混合动力、燃料电池",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="其中新能源",
                    ),
                ),
                (
                    "tonnage_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="公路和铁路合计",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="货运量",
                    ),
                ),
                (
                    "rail_tonnage_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中铁路货运量",
                    ),
                ),
                (
                    "turnover_tkm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="货物周转量",
                    ),
                ),
                (
                    "diesel_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="柴油消耗量",
                    ),
                ),
                (
                    "urea_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="车用尿素消耗量",
                    ),
                ),
                (
                    "ledgers_kept",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="维修、燃油、尿素台账齐全"),
                ),
                ("reported_date", models.DateField(blank=True, null=True, verbose_name="上报日期")),
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
                        to="registers.carrier",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "货运企业",
            },
        ),
        migrations.CreateModel(
            name="CleanFuelBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("supplier", models.CharField(blank=True, default="", max_length=120, verbose_name="供应单位")),
                (
                    "product",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("briquette", "洁净型煤"),
                            ("semi_coke", "兰炭"),
                            ("biomass_pellet", "生物质颗粒"),
                            ("biomass_briquette", "生物质压块"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="品种",
                    ),
                ),
                (
                    "quantity_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="数量",
                    ),
                ),
                ("delivered_date", models.DateField(blank=True, null=True, verbose_name="配送日期")),
                ("block", models.CharField(blank=True, default="", max_length=60, verbose_name="配送片区")),
                (
                    "households",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="配送户数",
                    ),
                ),
                ("test_date", models.DateField(blank=True, null=True, verbose_name="检测日期")),
                ("lab", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                (
                    "sulphur_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫（干基）",
                    ),
                ),
                (
                    "sulphur_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫限值",
                    ),
                ),
                (
                    "ash_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分（干基）",
                    ),
                ),
                (
                    "ash_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分限值",
                    ),
                ),
                ("limit_source", models.CharField(blank=True, default="", max_length=120, verbose_name="限值依据")),
                ("passed", models.BooleanField(blank=True, default=None, null=True, verbose_name="检测合格")),
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
                        to="registers.cleanfuelbatch",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "燃料批次",
            },
        ),
        migrations.CreateModel(
            name="CoalEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("outlet", models.CharField(db_index=True, max_length=40, verbose_name="网点")),
                ("entry_date", models.DateField(verbose_name="记账日期")),
                (
                    "opening_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="只有网点的第一笔要填",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="期初库存",
                    ),
                ),
                (
                    "bought_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="上一笔之后购进的",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="购进",
                    ),
                ),
                ("supplier", models.CharField(blank=True, default="", max_length=120, verbose_name="供货单位")),
                (
                    "sold_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="上一笔之后售出的",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="销售",
                    ),
                ),
                (
                    "sold_households_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售居民",
                    ),
                ),
                (
                    "sold_shops_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售商户",
                    ),
                ),
                (
                    "sold_plants_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售企业",
                    ),
                ),
                (
                    "sold_outlets_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售其他网点",
                    ),
                ),
                (
                    "stock_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="记账当日盘存",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="结存",
                    ),
                ),
                ("counted_by", models.CharField(blank=True, default="", max_length=60, verbose_name="盘存人")),
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
                        to="registers.coalentry",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "散煤购销记录",
            },
        ),
        migrations.CreateModel(
            name="CoalOutlet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("owner", models.CharField(blank=True, default="", max_length=60, verbose_name="经营者")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "found_by",
                    models.CharField(
                        blank=True,
                        choices=[("business_register", "市场主体登记"), ("patrol", "网格排查"), ("complaint", "举报")],
                        default="",
                        max_length=40,
                        verbose_name="怎样发现",
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="排查日期")),
                (
                    "licence_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="营业执照编号"),
                ),
                (
                    "licence_valid_to",
                    models.DateField(
                        blank=True, help_text="含当日；没有证照的空着", null=True, verbose_name="证照有效期至"
                    ),
                ),
                (
                    "yard_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="堆场面积",
                    ),
                ),
                (
                    "yard_covered",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="堆场已封闭或遮盖"),
                ),
                (
                    "ledger_kept",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="建有散煤购销台账"),
                ),
                ("closed_date", models.DateField(blank=True, null=True, verbose_name="关停日期")),
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
                        to="registers.coaloutlet",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "煤炭销售网点",
            },
        ),
        migrations.CreateModel(
            name="CoalSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("outlet", models.CharField(db_index=True, max_length=40, verbose_name="网点")),
                ("random_drawn", models.BooleanField(blank=True, default=None, null=True, verbose_name="随机抽取")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bulk", "散煤"),
                            ("briquette", "型煤"),
                            ("anthracite", "无烟煤"),
                            ("semi_coke", "兰炭"),
                            ("lignite", "褐煤"),
                            ("industrial", "工业用煤"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="煤种",
                    ),
                ),
                ("sample_date", models.DateField(verbose_name="采样日期")),
                (
                    "sampler",
                    models.CharField(
                        blank=True, default="", help_text="两人以上", max_length=60, verbose_name="采样人"
                    ),
                ),
                ("seal_number", models.CharField(blank=True, default="", max_length=40, verbose_name="封样编号")),
                ("spare_kept", models.BooleanField(blank=True, default=None, null=True, verbose_name="留有备份样")),
                ("lab", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("received_date", models.DateField(blank=True, null=True, verbose_name="实验室收样日期")),
                (
                    "seal_intact",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="收样时封条完好"),
                ),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                ("reported_date", models.DateField(blank=True, null=True, verbose_name="出具报告日期")),
                (
                    "sulphur_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫（干基）",
                    ),
                ),
                (
                    "sulphur_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫限值",
                    ),
                ),
                (
                    "ash_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分（干基）",
                    ),
                ),
                (
                    "ash_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分限值",
                    ),
                ),
                (
                    "volatile_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="挥发分（干燥无灰基）",
                    ),
                ),
                (
                    "volatile_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="挥发分限值",
                    ),
                ),
                (
                    "limit_source",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="限值随煤种和标准不同，写标准号",
                        max_length=120,
                        verbose_name="限值依据",
                    ),
                ),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="以检测报告结论为准", null=True, verbose_name="合格"
                    ),
                ),
                (
                    "follow_up",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("recall", "召回"),
                            ("seal_up", "封存"),
                            ("fine", "处罚"),
                            ("removed", "清退出市场"),
                            ("retest", "复检"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="处理方式",
                    ),
                ),
                ("follow_up_due", models.DateField(blank=True, null=True, verbose_name="处理期限")),
                ("followed_up_date", models.DateField(blank=True, null=True, verbose_name="处理完成日期")),
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
                        to="registers.coalsample",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "煤质抽检",
            },
        ),
        migrations.CreateModel(
            name="ControlDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("line", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="生产线")),
                (
                    "outlet",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bag_filter", "袋式除尘"),
                            ("esp", "静电除尘"),
                            ("esp_bag", "电袋复合除尘"),
                            ("wet_dust", "湿式除尘"),
                            ("cyclone", "旋风除尘"),
                            ("fgd_limestone", "石灰石/石膏法脱硫"),
                            ("fgd_dual_alkali", "双碱法脱硫"),
                            ("fgd_other", "其他脱硫"),
                            ("low_nox", "低氮燃烧"),
                            ("sncr", "选择性非催化还原（SNCR）"),
                            ("scr", "选择性催化还原（SCR）"),
                            ("rto", "蓄热式热力燃烧（RTO）"),
                            ("catalytic", "催化燃烧"),
                            ("carbon", "活性炭吸附"),
                            ("rotor", "沸石转轮吸附"),
                            ("condensing", "冷凝回收"),
                            ("photo", "光解或光催化"),
                            ("plasma", "低温等离子"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="治理工艺",
                    ),
                ),
                (
                    "factor",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pm", "颗粒物"),
                            ("so2", "二氧化硫"),
                            ("nox", "氮氧化物"),
                            ("voc", "挥发性有机物"),
                            ("co", "一氧化碳"),
                            ("nh3", "氨"),
                            ("hg", "汞及其化合物"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="监测因子",
                    ),
                ),
                (
                    "design_efficiency",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="写百分数，如 95",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="设计去除效率",
                    ),
                ),
                (
                    "measured_efficiency",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="写百分数，如 95",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="实测去除效率",
                    ),
                ),
                ("measured_date", models.DateField(blank=True, null=True, verbose_name="效率实测日期")),
                (
                    "flow_m3_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000000),
                        ],
                        verbose_name="设计风量",
                    ),
                ),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="制造单位")),
                (
                    "running_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("running", "运行"),
                            ("standby", "备用"),
                            ("stopped", "停运"),
                            ("building", "在建"),
                            ("removed", "已拆除"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="运行状态",
                    ),
                ),
                ("commissioned_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                (
                    "stopped_date",
                    models.DateField(blank=True, help_text="永久停用或拆除的那天", null=True, verbose_name="停用日期"),
                ),
                (
                    "metered",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="装有独立电表或工况监控",
                        null=True,
                        verbose_name="独立电表或工况监控",
                    ),
                ),
                (
                    "replaced_date",
                    models.DateField(
                        blank=True, help_text="滤袋、催化剂、活性炭等", null=True, verbose_name="耗材更换日期"
                    ),
                ),
                ("replacement_due", models.DateField(blank=True, null=True, verbose_name="下次更换期限")),
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
                        to="registers.controldevice",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "污染治理设施",
            },
        ),
        migrations.CreateModel(
            name="EmissionTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("station", models.CharField(db_index=True, max_length=40, verbose_name="检验机构")),
                (
                    "subject",
                    models.CharField(
                        choices=[("vehicle", "机动车"), ("machine", "非道路移动机械")],
                        max_length=40,
                        verbose_name="对象",
                    ),
                ),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                (
                    "machine",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="机械编号"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("periodic", "定期检验"),
                            ("registration", "注册登记检验"),
                            ("transfer", "转移登记检验"),
                            ("supervision", "监督抽测"),
                            ("retest", "复检"),
                        ],
                        max_length=40,
                        verbose_name="检验类别",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("two_speed_idle", "双怠速法"),
                            ("steady_state", "稳态工况法"),
                            ("short_transient", "简易瞬态工况法"),
                            ("lug_down", "加载减速法"),
                            ("free_acceleration", "自由加速法"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="检测方法",
                    ),
                ),
                ("test_date", models.DateField(verbose_name="检验日期")),
                (
                    "limit_set",
                    models.CharField(
                        blank=True,
                        choices=[("a", "限值a"), ("b", "限值b")],
                        default="",
                        max_length=40,
                        verbose_name="执行限值",
                    ),
                ),
                (
                    "smoke_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数",
                    ),
                ),
                (
                    "smoke_limit_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数限值",
                    ),
                ),
                (
                    "nox_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="氮氧化物",
                    ),
                ),
                (
                    "nox_limit_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="氮氧化物限值",
                    ),
                ),
                (
                    "power_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="最大轮边功率占额定功率",
                    ),
                ),
                (
                    "co_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="一氧化碳",
                    ),
                ),
                (
                    "hc_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50000),
                        ],
                        verbose_name="碳氢化合物",
                    ),
                ),
                ("obd_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="OBD 检查合格")),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                ("repair_due", models.DateField(blank=True, null=True, verbose_name="维修期限")),
                (
                    "repair_station",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="维修机构"),
                ),
                ("repaired_date", models.DateField(blank=True, null=True, verbose_name="维修日期")),
                ("retest_due", models.DateField(blank=True, null=True, verbose_name="复检期限")),
                ("retest_passed_date", models.DateField(blank=True, null=True, verbose_name="复检合格日期")),
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
                        to="registers.emissiontest",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "排放检验",
            },
        ),
        migrations.CreateModel(
            name="EnergyUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("month_date", models.DateField(help_text="写当月最后一天", verbose_name="月份")),
                (
                    "user_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("power", "发电"),
                            ("heat", "供热"),
                            ("industry", "工业"),
                            ("services", "商业服务"),
                            ("households", "居民"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="用户类别",
                    ),
                ),
                (
                    "coal_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="实物量",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="煤炭消费量",
                    ),
                ),
                (
                    "coal_bought_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="煤炭购进量",
                    ),
                ),
                (
                    "coal_stock_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="月末煤炭库存",
                    ),
                ),
                (
                    "diesel_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="柴油消费量",
                    ),
                ),
                (
                    "gas_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="天然气消费量",
                    ),
                ),
                (
                    "power_kwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="电力消费量",
                    ),
                ),
                (
                    "heat_gj",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="外购热力",
                    ),
                ),
                (
                    "energy_tce",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="折标准煤，电按当量值；与各能源按系数折算之和相差超过 1% 的会列出",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="综合能源消费量",
                    ),
                ),
                (
                    "output_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="可比价",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="产值",
                    ),
                ),
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
                        to="registers.energyuse",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "企业能源消费",
            },
        ),
        migrations.CreateModel(
            name="Farm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "animal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sheep", "羊"),
                            ("beef", "肉牛"),
                            ("dairy", "奶牛"),
                            ("pig", "生猪"),
                            ("layer", "蛋鸡"),
                            ("broiler", "肉鸡"),
                            ("horse", "马、驼"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="畜种",
                    ),
                ),
                (
                    "head",
                    models.IntegerField(
                        blank=True,
                        help_text="猪、肉牛、肉鸡填年出栏，奶牛、蛋鸡、羊填存栏",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="数量",
                    ),
                ),
                (
                    "large_scale",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="按自治区公布的规模标准",
                        null=True,
                        verbose_name="规模养殖场",
                    ),
                ),
                (
                    "facility",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("compost", "堆肥"),
                            ("tank", "储存池"),
                            ("biogas", "沼气"),
                            ("handed_over", "委托处理"),
                            ("none", "无"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="粪污处理方式",
                    ),
                ),
                (
                    "manure_facility",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="粪污处理设施已配套并验收"),
                ),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="设施验收日期")),
                (
                    "manure_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="粪污年产生量",
                    ),
                ),
                (
                    "used_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="还田、制肥、沼气；多于产生量的按产生量计",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="粪污年利用量",
                    ),
                ),
                ("use", models.CharField(blank=True, default="", max_length=120, verbose_name="去向")),
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
                        to="registers.farm",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "养殖场",
            },
        ),
        migrations.CreateModel(
            name="FertiliserUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "product",
                    models.CharField(
                        choices=[("fertiliser", "化肥（折纯）"), ("pesticide", "农药"), ("organic", "有机肥")],
                        max_length=40,
                        verbose_name="产品",
                    ),
                ),
                (
                    "month_date",
                    models.DateField(
                        help_text="写当月最后一天；本年和上年要用同一天", verbose_name="月份（写月末日期）"
                    ),
                ),
                (
                    "amount_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="没报的空着，不要写 0",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="使用量",
                    ),
                ),
                (
                    "sown_ha",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="播种面积",
                    ),
                ),
                (
                    "reporting",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="报送单位数",
                    ),
                ),
                ("compiled_by", models.CharField(blank=True, default="", max_length=120, verbose_name="汇总单位")),
                ("compiled_date", models.DateField(blank=True, null=True, verbose_name="汇总日期")),
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
                        to="registers.fertiliseruse",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "化肥农药使用",
            },
        ),
        migrations.CreateModel(
            name="FuelSale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("site", models.CharField(db_index=True, max_length=40, verbose_name="加油站")),
                (
                    "year",
                    models.IntegerField(
                        help_text="自然年",
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年份",
                    ),
                ),
                ("reported_date", models.DateField(help_text="从这天起才算", verbose_name="上报日期")),
                (
                    "petrol_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="柴油不计；恰为5000吨不算大于5000吨",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="汽油销量",
                    ),
                ),
                (
                    "diesel_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="柴油销量",
                    ),
                ),
                (
                    "bought_petrol_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="汽油购进量",
                    ),
                ),
                (
                    "invoiced_petrol_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="税务部门核对的数",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="开票汽油量",
                    ),
                ),
                (
                    "gas_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="天然气销量",
                    ),
                ),
                (
                    "urea_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="车用尿素销量",
                    ),
                ),
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
                        to="registers.fuelsale",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "油品销量",
            },
        ),
        migrations.CreateModel(
            name="FuelSite",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[("station", "加油站"), ("depot", "储油库"), ("tanker", "油罐车")],
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "licence",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="成品油经营批准证书号"),
                ),
                ("licence_valid_to", models.DateField(blank=True, null=True, verbose_name="证书有效期至")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "nozzles",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="加油枪数",
                    ),
                ),
                (
                    "tank_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="油罐总容积",
                    ),
                ),
                ("petrol_sold", models.BooleanField(blank=True, default=None, null=True, verbose_name="销售汽油")),
                ("diesel_sold", models.BooleanField(blank=True, default=None, null=True, verbose_name="销售柴油")),
                ("urea_sold", models.BooleanField(blank=True, default=None, null=True, verbose_name="供应车用尿素")),
                ("recovery_done_date", models.DateField(blank=True, null=True, verbose_name="油气回收治理完成日期")),
                ("online_date", models.DateField(blank=True, null=True, verbose_name="在线监控联网日期")),
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
                        to="registers.fuelsite",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "加油站、储油库、油罐车",
            },
        ),
        migrations.CreateModel(
            name="FugitivePoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("line", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="生产线")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("storage", "物料储存"),
                            ("transport", "物料输送"),
                            ("loading", "装卸"),
                            ("crushing", "破碎筛分"),
                            ("furnace", "炉体逸散"),
                            ("roads", "厂区道路"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="环节",
                    ),
                ),
                ("material", models.CharField(blank=True, default="", max_length=60, verbose_name="物料")),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enclosed", "密闭"),
                            ("sealed", "封闭"),
                            ("hood", "集气罩加除尘"),
                            ("covered", "覆盖"),
                            ("wind_net", "防风抑尘网"),
                            ("spray", "喷淋、雾炮"),
                            ("paved", "硬化、冲洗"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="治理措施",
                    ),
                ),
                ("plan_number", models.CharField(blank=True, default="", max_length=60, verbose_name="方案编号")),
                ("plan_submitted_date", models.DateField(blank=True, null=True, verbose_name="方案报送日期")),
                ("plan_accepted_date", models.DateField(blank=True, null=True, verbose_name="方案审核通过日期")),
                ("measure_due", models.DateField(blank=True, null=True, verbose_name="措施完成期限")),
                ("measure_done_date", models.DateField(blank=True, null=True, verbose_name="措施落实日期")),
                ("video", models.BooleanField(blank=True, default=None, null=True, verbose_name="有视频监控")),
                ("sensor", models.BooleanField(blank=True, default=None, null=True, verbose_name="有颗粒物传感器")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="验收人")),
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
                        to="registers.fugitivepoint",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "无组织排放点",
            },
        ),
        migrations.CreateModel(
            name="HeatingArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("central", "集中供热"),
                            ("gas", "燃气"),
                            ("electricity", "电"),
                            ("ground_source", "地源热泵"),
                            ("waste_heat", "工业余热"),
                            ("biomass", "生物质"),
                            ("coal", "散煤"),
                        ],
                        max_length=40,
                        verbose_name="供热方式",
                    ),
                ),
                (
                    "supplier",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="供热单位"),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="供热面积",
                    ),
                ),
                (
                    "households",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="户数",
                    ),
                ),
                (
                    "urban_village",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="城中村或棚户区"),
                ),
                ("connected_date", models.DateField(blank=True, null=True, verbose_name="接入日期")),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                (
                    "metered_date",
                    models.DateField(blank=True, help_text="开始按用热量计", null=True, verbose_name="实行热计量日期"),
                ),
                (
                    "meters",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="热表数",
                    ),
                ),
                (
                    "billed_by",
                    models.CharField(
                        blank=True,
                        choices=[("area", "按面积"), ("heat", "按用热量"), ("both", "两部制")],
                        default="",
                        max_length=40,
                        verbose_name="计费方式",
                    ),
                ),
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
                        to="registers.heatingarea",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "供热面积",
            },
        ),
        migrations.CreateModel(
            name="HistoricalApplication",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=160, verbose_name="项目名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cement", "水泥"),
                            ("brick", "砖瓦建材"),
                            ("mining", "采选"),
                            ("chemicals", "化工"),
                            ("metallurgy", "冶炼铸造"),
                            ("energy", "热力与电力"),
                            ("logistics", "仓储物流"),
                            ("food", "食品"),
                            ("textiles", "纺织"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="行业",
                    ),
                ),
                (
                    "invested_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="总投资",
                    ),
                ),
                (
                    "energy_tce",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年综合能耗",
                    ),
                ),
                ("received_date", models.DateField(blank=True, null=True, verbose_name="受理日期")),
                (
                    "screening_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "不属从严类别"),
                            ("energy", "高耗能"),
                            ("material", "高耗材"),
                            ("overcapacity", "过剩产能"),
                            ("duplicate", "低水平重复"),
                            ("risk", "重大环境风险"),
                        ],
                        default="",
                        help_text="先判定，再审批",
                        max_length=40,
                        verbose_name="从严类别",
                    ),
                ),
                (
                    "constraint_checked_date",
                    models.DateField(blank=True, null=True, verbose_name="管控线和负面清单核查日期"),
                ),
                ("overlay_checked_date", models.DateField(blank=True, null=True, verbose_name="空间叠图核查日期")),
                ("capacity_checked_date", models.DateField(blank=True, null=True, verbose_name="承载能力核对日期")),
                ("planning_eia", models.BooleanField(blank=True, default=None, null=True, verbose_name="符合规划环评")),
                ("history_checked_date", models.DateField(blank=True, null=True, verbose_name="已有项目情况核查日期")),
                ("air_checked_date", models.DateField(blank=True, null=True, verbose_name="区域空气状况核查日期")),
                (
                    "energy_review_needed",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="需要节能审查"),
                ),
                ("energy_review_date", models.DateField(blank=True, null=True, verbose_name="节能审查通过日期")),
                ("eia_needed", models.BooleanField(blank=True, default=None, null=True, verbose_name="需要环评批复")),
                ("eia_date", models.DateField(blank=True, null=True, verbose_name="环评批复日期")),
                ("eia_number", models.CharField(blank=True, default="", max_length=60, verbose_name="环评批复文号")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "批准"), ("refused", "不予批准"), ("withdrawn", "撤回")],
                        default="",
                        max_length=40,
                        verbose_name="审批结论",
                    ),
                ),
                ("decided_date", models.DateField(blank=True, null=True, verbose_name="审批日期")),
                (
                    "replacement_code",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="产能置换编号"),
                ),
                (
                    "limit_number",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="审批时本地区或本行业正被限批的，写文号和起止日期",
                        max_length=60,
                        verbose_name="环评限批文号",
                    ),
                ),
                ("limit_first_date", models.DateField(blank=True, null=True, verbose_name="限批起始日期")),
                ("limit_lifted_date", models.DateField(blank=True, null=True, verbose_name="解除限批日期")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="开工日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.application",
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
                        to="registers.application",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 建设项目审批",
                "verbose_name_plural": "historical 建设项目审批s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalArea",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "行政区"),
                            ("built_up", "建成区"),
                            ("park", "工业园区"),
                            ("control_unit", "大气环境管控单元"),
                            ("area", "执法片区"),
                            ("grid", "监管网格"),
                            ("zone", "限行或禁用区"),
                            ("red_line", "生态保护红线"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="种类",
                    ),
                ),
                (
                    "geometry",
                    models.TextField(
                        help_text="GeoJSON 的 Polygon 或 MultiPolygon，照原样保存；多个区域请直接导入 .geojson 文件",
                        max_length=500000,
                        verbose_name="范围",
                    ),
                ),
                (
                    "crs",
                    models.CharField(
                        choices=[
                            ("wgs84", "WGS-84（卫星定位）"),
                            ("cgcs2000", "CGCS2000（国家2000）"),
                            ("gcj02", "GCJ-02（公开地图）"),
                        ],
                        help_text="这些坐标是哪种坐标系的；GCJ-02 读出时换算成 WGS-84，误差一两米",
                        max_length=40,
                        verbose_name="坐标系",
                    ),
                ),
                ("drawn_date", models.DateField(blank=True, null=True, verbose_name="划定日期")),
                ("document", models.CharField(blank=True, default="", max_length=200, verbose_name="划定文件")),
                (
                    "approval_number",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="向公众显示边界必须有；没有就只在内部看",
                        max_length=60,
                        verbose_name="审图号",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.area",
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
                        to="registers.area",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 区域",
                "verbose_name_plural": "historical 区域s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAudit",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                (
                    "kind",
                    models.CharField(
                        choices=[("cleaner_production", "清洁生产审核"), ("energy", "能源审计")],
                        max_length=40,
                        verbose_name="种类",
                    ),
                ),
                (
                    "round",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="轮次",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emissions", "排放超标或超总量"),
                            ("energy", "超单位产品能耗限额"),
                            ("toxic", "使用或排放有毒有害物质"),
                            ("voluntary", "自愿"),
                            ("key_energy_user", "重点用能单位"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="审核缘由",
                    ),
                ),
                ("listed_date", models.DateField(blank=True, null=True, verbose_name="名单公布日期")),
                ("due_date", models.DateField(help_text="当年方案只看当年到期的一轮", verbose_name="完成期限")),
                (
                    "done_date",
                    models.DateField(blank=True, help_text="评估验收通过的那天", null=True, verbose_name="通过日期"),
                ),
                ("auditor", models.CharField(blank=True, default="", max_length=120, verbose_name="审核机构")),
                ("document_number", models.CharField(blank=True, default="", max_length=60, verbose_name="验收文号")),
                (
                    "findings",
                    models.IntegerField(
                        blank=True,
                        help_text="提出的清洁生产方案",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="提出方案数",
                    ),
                ),
                (
                    "carried_out",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="已实施方案数",
                    ),
                ),
                (
                    "saved_tce",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年节能量",
                    ),
                ),
                (
                    "saved_water_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年节水量",
                    ),
                ),
                (
                    "avoided_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年减排量",
                    ),
                ),
                (
                    "saved_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年经济效益",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.audit",
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
                        to="registers.audit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 审核与审计",
                "verbose_name_plural": "historical 审核与审计s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBurningEvent",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("found_date", models.DateField(verbose_name="发现日期")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satellite", "卫星火点"),
                            ("patrol", "巡查"),
                            ("report", "群众举报"),
                            ("camera", "视频监控"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="发现方式",
                    ),
                ),
                (
                    "hot_spot",
                    models.CharField(
                        blank=True, default="", help_text="卫星火点通报中的编号", max_length=60, verbose_name="火点编号"
                    ),
                ),
                ("place", models.CharField(blank=True, default="", max_length=120, verbose_name="地点")),
                (
                    "burnt",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("straw", "秸秆"),
                            ("grass", "枯草、芦苇"),
                            ("waste", "垃圾"),
                            ("leaves", "枯枝落叶"),
                            ("dung", "畜粪"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="焚烧物",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="过火面积",
                    ),
                ),
                (
                    "due_date",
                    models.DateField(blank=True, help_text="到期当天处置仍算按期", null=True, verbose_name="处置期限"),
                ),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="到场核实日期")),
                (
                    "confirmed",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="误报填否，不计入；没核实的空着",
                        null=True,
                        verbose_name="核实为露天焚烧",
                    ),
                ),
                ("handled_date", models.DateField(blank=True, null=True, verbose_name="处置完成日期")),
                ("answers_for", models.CharField(blank=True, default="", max_length=60, verbose_name="地块责任人")),
                (
                    "fine_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.burningevent",
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
                        to="registers.burningevent",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 露天焚烧事件",
                "verbose_name_plural": "historical 露天焚烧事件s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCapacityReplacement",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="新建项目")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cement", "水泥熟料"),
                            ("glass", "平板玻璃"),
                            ("steel", "钢铁"),
                            ("aluminium", "电解铝"),
                            ("coke", "焦化"),
                            ("casting", "铸造"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="行业",
                    ),
                ),
                (
                    "new_capacity_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="新增产能",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        db_index=True,
                        help_text="同一条线每次都写同一个编号，据此查重复使用",
                        max_length=60,
                        verbose_name="退出生产线编号",
                    ),
                ),
                ("line_owner", models.CharField(blank=True, default="", max_length=120, verbose_name="退出企业")),
                (
                    "line_capacity_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="退出线核定产能",
                    ),
                ),
                (
                    "offered_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="用于本项目的退出产能",
                    ),
                ),
                ("line_closed_date", models.DateField(blank=True, null=True, verbose_name="退出线关停日期")),
                ("approved_date", models.DateField(blank=True, null=True, verbose_name="置换方案批准（公告）日期")),
                ("number", models.CharField(blank=True, default="", max_length=60, verbose_name="批准文号")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.capacityreplacement",
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
                        to="registers.capacityreplacement",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 产能置换",
                "verbose_name_plural": "historical 产能置换s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCarrier",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("month_date", models.DateField(help_text="写当月最后一天", verbose_name="月份")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "licence",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="道路运输经营许可证号"),
                ),
                (
                    "trucks",
                    models.IntegerField(
                        blank=True,
                        help_text="月末在用的全部货车",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="货车数",
                    ),
                ),
                (
                    "trucks_diesel",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="其中柴油货车",
                    ),
                ),
                (
                    "trucks_clean",
                    models.IntegerField(
                        blank=True,
                        help_text="不超过货车数",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="其中国五及以上或新能源",
                    ),
                ),
                (
                    "trucks_new_energy",
                    models.IntegerField(
                        blank=True,
                        help_text="纯电动、插电式混合动力、燃料电池",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="其中新能源",
                    ),
                ),
                (
                    "tonnage_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="公路和铁路合计",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="货运量",
                    ),
                ),
                (
                    "rail_tonnage_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中铁路货运量",
                    ),
                ),
                (
                    "turnover_tkm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="货物周转量",
                    ),
                ),
                (
                    "diesel_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="柴油消耗量",
                    ),
                ),
                (
                    "urea_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="车用尿素消耗量",
                    ),
                ),
                (
                    "ledgers_kept",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="维修、燃油、尿素台账齐全"),
                ),
                ("reported_date", models.DateField(blank=True, null=True, verbose_name="上报日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.carrier",
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
                        to="registers.carrier",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 货运企业",
                "verbose_name_plural": "historical 货运企业s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCleanFuelBatch",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("supplier", models.CharField(blank=True, default="", max_length=120, verbose_name="供应单位")),
                (
                    "product",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("briquette", "洁净型煤"),
                            ("semi_coke", "兰炭"),
                            ("biomass_pellet", "生物质颗粒"),
                            ("biomass_briquette", "生物质压块"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="品种",
                    ),
                ),
                (
                    "quantity_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="数量",
                    ),
                ),
                ("delivered_date", models.DateField(blank=True, null=True, verbose_name="配送日期")),
                ("block", models.CharField(blank=True, default="", max_length=60, verbose_name="配送片区")),
                (
                    "households",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="配送户数",
                    ),
                ),
                ("test_date", models.DateField(blank=True, null=True, verbose_name="检测日期")),
                ("lab", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                (
                    "sulphur_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫（干基）",
                    ),
                ),
                (
                    "sulphur_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫限值",
                    ),
                ),
                (
                    "ash_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分（干基）",
                    ),
                ),
                (
                    "ash_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分限值",
                    ),
                ),
                ("limit_source", models.CharField(blank=True, default="", max_length=120, verbose_name="限值依据")),
                ("passed", models.BooleanField(blank=True, default=None, null=True, verbose_name="检测合格")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.cleanfuelbatch",
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
                        to="registers.cleanfuelbatch",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 燃料批次",
                "verbose_name_plural": "historical 燃料批次s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoalEntry",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("outlet", models.CharField(db_index=True, max_length=40, verbose_name="网点")),
                ("entry_date", models.DateField(verbose_name="记账日期")),
                (
                    "opening_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="只有网点的第一笔要填",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="期初库存",
                    ),
                ),
                (
                    "bought_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="上一笔之后购进的",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="购进",
                    ),
                ),
                ("supplier", models.CharField(blank=True, default="", max_length=120, verbose_name="供货单位")),
                (
                    "sold_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="上一笔之后售出的",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="销售",
                    ),
                ),
                (
                    "sold_households_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售居民",
                    ),
                ),
                (
                    "sold_shops_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售商户",
                    ),
                ),
                (
                    "sold_plants_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售企业",
                    ),
                ),
                (
                    "sold_outlets_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中售其他网点",
                    ),
                ),
                (
                    "stock_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="记账当日盘存",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="结存",
                    ),
                ),
                ("counted_by", models.CharField(blank=True, default="", max_length=60, verbose_name="盘存人")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.coalentry",
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
                        to="registers.coalentry",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 散煤购销记录",
                "verbose_name_plural": "historical 散煤购销记录s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoalOutlet",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("owner", models.CharField(blank=True, default="", max_length=60, verbose_name="经营者")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "found_by",
                    models.CharField(
                        blank=True,
                        choices=[("business_register", "市场主体登记"), ("patrol", "网格排查"), ("complaint", "举报")],
                        default="",
                        max_length=40,
                        verbose_name="怎样发现",
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="排查日期")),
                (
                    "licence_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="营业执照编号"),
                ),
                (
                    "licence_valid_to",
                    models.DateField(
                        blank=True, help_text="含当日；没有证照的空着", null=True, verbose_name="证照有效期至"
                    ),
                ),
                (
                    "yard_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="堆场面积",
                    ),
                ),
                (
                    "yard_covered",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="堆场已封闭或遮盖"),
                ),
                (
                    "ledger_kept",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="建有散煤购销台账"),
                ),
                ("closed_date", models.DateField(blank=True, null=True, verbose_name="关停日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.coaloutlet",
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
                        to="registers.coaloutlet",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 煤炭销售网点",
                "verbose_name_plural": "historical 煤炭销售网点s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoalSample",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("outlet", models.CharField(db_index=True, max_length=40, verbose_name="网点")),
                ("random_drawn", models.BooleanField(blank=True, default=None, null=True, verbose_name="随机抽取")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bulk", "散煤"),
                            ("briquette", "型煤"),
                            ("anthracite", "无烟煤"),
                            ("semi_coke", "兰炭"),
                            ("lignite", "褐煤"),
                            ("industrial", "工业用煤"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="煤种",
                    ),
                ),
                ("sample_date", models.DateField(verbose_name="采样日期")),
                (
                    "sampler",
                    models.CharField(
                        blank=True, default="", help_text="两人以上", max_length=60, verbose_name="采样人"
                    ),
                ),
                ("seal_number", models.CharField(blank=True, default="", max_length=40, verbose_name="封样编号")),
                ("spare_kept", models.BooleanField(blank=True, default=None, null=True, verbose_name="留有备份样")),
                ("lab", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("received_date", models.DateField(blank=True, null=True, verbose_name="实验室收样日期")),
                (
                    "seal_intact",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="收样时封条完好"),
                ),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                ("reported_date", models.DateField(blank=True, null=True, verbose_name="出具报告日期")),
                (
                    "sulphur_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫（干基）",
                    ),
                ),
                (
                    "sulphur_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="全硫限值",
                    ),
                ),
                (
                    "ash_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分（干基）",
                    ),
                ),
                (
                    "ash_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="灰分限值",
                    ),
                ),
                (
                    "volatile_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="挥发分（干燥无灰基）",
                    ),
                ),
                (
                    "volatile_limit_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="挥发分限值",
                    ),
                ),
                (
                    "limit_source",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="限值随煤种和标准不同，写标准号",
                        max_length=120,
                        verbose_name="限值依据",
                    ),
                ),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="以检测报告结论为准", null=True, verbose_name="合格"
                    ),
                ),
                (
                    "follow_up",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("recall", "召回"),
                            ("seal_up", "封存"),
                            ("fine", "处罚"),
                            ("removed", "清退出市场"),
                            ("retest", "复检"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="处理方式",
                    ),
                ),
                ("follow_up_due", models.DateField(blank=True, null=True, verbose_name="处理期限")),
                ("followed_up_date", models.DateField(blank=True, null=True, verbose_name="处理完成日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.coalsample",
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
                        to="registers.coalsample",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 煤质抽检",
                "verbose_name_plural": "historical 煤质抽检s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalControlDevice",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("line", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="生产线")),
                (
                    "outlet",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bag_filter", "袋式除尘"),
                            ("esp", "静电除尘"),
                            ("esp_bag", "电袋复合除尘"),
                            ("wet_dust", "湿式除尘"),
                            ("cyclone", "旋风除尘"),
                            ("fgd_limestone", "石灰石/石膏法脱硫"),
                            ("fgd_dual_alkali", "双碱法脱硫"),
                            ("fgd_other", "其他脱硫"),
                            ("low_nox", "低氮燃烧"),
                            ("sncr", "选择性非催化还原（SNCR）"),
                            ("scr", "选择性催化还原（SCR）"),
                            ("rto", "蓄热式热力燃烧（RTO）"),
                            ("catalytic", "催化燃烧"),
                            ("carbon", "活性炭吸附"),
                            ("rotor", "沸石转轮吸附"),
                            ("condensing", "冷凝回收"),
                            ("photo", "光解或光催化"),
                            ("plasma", "低温等离子"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="治理工艺",
                    ),
                ),
                (
                    "factor",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pm", "颗粒物"),
                            ("so2", "二氧化硫"),
                            ("nox", "氮氧化物"),
                            ("voc", "挥发性有机物"),
                            ("co", "一氧化碳"),
                            ("nh3", "氨"),
                            ("hg", "汞及其化合物"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="监测因子",
                    ),
                ),
                (
                    "design_efficiency",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="写百分数，如 95",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="设计去除效率",
                    ),
                ),
                (
                    "measured_efficiency",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="写百分数，如 95",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="实测去除效率",
                    ),
                ),
                ("measured_date", models.DateField(blank=True, null=True, verbose_name="效率实测日期")),
                (
                    "flow_m3_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000000),
                        ],
                        verbose_name="设计风量",
                    ),
                ),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="制造单位")),
                (
                    "running_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("running", "运行"),
                            ("standby", "备用"),
                            ("stopped", "停运"),
                            ("building", "在建"),
                            ("removed", "已拆除"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="运行状态",
                    ),
                ),
                ("commissioned_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                (
                    "stopped_date",
                    models.DateField(blank=True, help_text="永久停用或拆除的那天", null=True, verbose_name="停用日期"),
                ),
                (
                    "metered",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="装有独立电表或工况监控",
                        null=True,
                        verbose_name="独立电表或工况监控",
                    ),
                ),
                (
                    "replaced_date",
                    models.DateField(
                        blank=True, help_text="滤袋、催化剂、活性炭等", null=True, verbose_name="耗材更换日期"
                    ),
                ),
                ("replacement_due", models.DateField(blank=True, null=True, verbose_name="下次更换期限")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.controldevice",
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
                        to="registers.controldevice",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 污染治理设施",
                "verbose_name_plural": "historical 污染治理设施s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmissionTest",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("station", models.CharField(db_index=True, max_length=40, verbose_name="检验机构")),
                (
                    "subject",
                    models.CharField(
                        choices=[("vehicle", "机动车"), ("machine", "非道路移动机械")],
                        max_length=40,
                        verbose_name="对象",
                    ),
                ),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                (
                    "machine",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="机械编号"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("periodic", "定期检验"),
                            ("registration", "注册登记检验"),
                            ("transfer", "转移登记检验"),
                            ("supervision", "监督抽测"),
                            ("retest", "复检"),
                        ],
                        max_length=40,
                        verbose_name="检验类别",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("two_speed_idle", "双怠速法"),
                            ("steady_state", "稳态工况法"),
                            ("short_transient", "简易瞬态工况法"),
                            ("lug_down", "加载减速法"),
                            ("free_acceleration", "自由加速法"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="检测方法",
                    ),
                ),
                ("test_date", models.DateField(verbose_name="检验日期")),
                (
                    "limit_set",
                    models.CharField(
                        blank=True,
                        choices=[("a", "限值a"), ("b", "限值b")],
                        default="",
                        max_length=40,
                        verbose_name="执行限值",
                    ),
                ),
                (
                    "smoke_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数",
                    ),
                ),
                (
                    "smoke_limit_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数限值",
                    ),
                ),
                (
                    "nox_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="氮氧化物",
                    ),
                ),
                (
                    "nox_limit_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="氮氧化物限值",
                    ),
                ),
                (
                    "power_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="最大轮边功率占额定功率",
                    ),
                ),
                (
                    "co_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="一氧化碳",
                    ),
                ),
                (
                    "hc_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50000),
                        ],
                        verbose_name="碳氢化合物",
                    ),
                ),
                ("obd_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="OBD 检查合格")),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                ("repair_due", models.DateField(blank=True, null=True, verbose_name="维修期限")),
                (
                    "repair_station",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="维修机构"),
                ),
                ("repaired_date", models.DateField(blank=True, null=True, verbose_name="维修日期")),
                ("retest_due", models.DateField(blank=True, null=True, verbose_name="复检期限")),
                ("retest_passed_date", models.DateField(blank=True, null=True, verbose_name="复检合格日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.emissiontest",
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
                        to="registers.emissiontest",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 排放检验",
                "verbose_name_plural": "historical 排放检验s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEnergyUse",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("month_date", models.DateField(help_text="写当月最后一天", verbose_name="月份")),
                (
                    "user_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("power", "发电"),
                            ("heat", "供热"),
                            ("industry", "工业"),
                            ("services", "商业服务"),
                            ("households", "居民"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="用户类别",
                    ),
                ),
                (
                    "coal_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="实物量",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="煤炭消费量",
                    ),
                ),
                (
                    "coal_bought_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="煤炭购进量",
                    ),
                ),
                (
                    "coal_stock_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="月末煤炭库存",
                    ),
                ),
                (
                    "diesel_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="柴油消费量",
                    ),
                ),
                (
                    "gas_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="天然气消费量",
                    ),
                ),
                (
                    "power_kwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="电力消费量",
                    ),
                ),
                (
                    "heat_gj",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="外购热力",
                    ),
                ),
                (
                    "energy_tce",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="折标准煤，电按当量值；与各能源按系数折算之和相差超过 1% 的会列出",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="综合能源消费量",
                    ),
                ),
                (
                    "output_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="可比价",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="产值",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.energyuse",
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
                        to="registers.energyuse",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 企业能源消费",
                "verbose_name_plural": "historical 企业能源消费s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFarm",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "animal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sheep", "羊"),
                            ("beef", "肉牛"),
                            ("dairy", "奶牛"),
                            ("pig", "生猪"),
                            ("layer", "蛋鸡"),
                            ("broiler", "肉鸡"),
                            ("horse", "马、驼"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="畜种",
                    ),
                ),
                (
                    "head",
                    models.IntegerField(
                        blank=True,
                        help_text="猪、肉牛、肉鸡填年出栏，奶牛、蛋鸡、羊填存栏",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="数量",
                    ),
                ),
                (
                    "large_scale",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="按自治区公布的规模标准",
                        null=True,
                        verbose_name="规模养殖场",
                    ),
                ),
                (
                    "facility",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("compost", "堆肥"),
                            ("tank", "储存池"),
                            ("biogas", "沼气"),
                            ("handed_over", "委托处理"),
                            ("none", "无"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="粪污处理方式",
                    ),
                ),
                (
                    "manure_facility",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="粪污处理设施已配套并验收"),
                ),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="设施验收日期")),
                (
                    "manure_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="粪污年产生量",
                    ),
                ),
                (
                    "used_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="还田、制肥、沼气；多于产生量的按产生量计",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="粪污年利用量",
                    ),
                ),
                ("use", models.CharField(blank=True, default="", max_length=120, verbose_name="去向")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.farm",
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
                        to="registers.farm",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 养殖场",
                "verbose_name_plural": "historical 养殖场s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFertiliserUse",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "product",
                    models.CharField(
                        choices=[("fertiliser", "化肥（折纯）"), ("pesticide", "农药"), ("organic", "有机肥")],
                        max_length=40,
                        verbose_name="产品",
                    ),
                ),
                (
                    "month_date",
                    models.DateField(
                        help_text="写当月最后一天；本年和上年要用同一天", verbose_name="月份（写月末日期）"
                    ),
                ),
                (
                    "amount_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="没报的空着，不要写 0",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="使用量",
                    ),
                ),
                (
                    "sown_ha",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="播种面积",
                    ),
                ),
                (
                    "reporting",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="报送单位数",
                    ),
                ),
                ("compiled_by", models.CharField(blank=True, default="", max_length=120, verbose_name="汇总单位")),
                ("compiled_date", models.DateField(blank=True, null=True, verbose_name="汇总日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.fertiliseruse",
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
                        to="registers.fertiliseruse",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 化肥农药使用",
                "verbose_name_plural": "historical 化肥农药使用s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFuelSale",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("site", models.CharField(db_index=True, max_length=40, verbose_name="加油站")),
                (
                    "year",
                    models.IntegerField(
                        help_text="自然年",
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年份",
                    ),
                ),
                ("reported_date", models.DateField(help_text="从这天起才算", verbose_name="上报日期")),
                (
                    "petrol_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="柴油不计；恰为5000吨不算大于5000吨",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="汽油销量",
                    ),
                ),
                (
                    "diesel_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="柴油销量",
                    ),
                ),
                (
                    "bought_petrol_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="汽油购进量",
                    ),
                ),
                (
                    "invoiced_petrol_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="税务部门核对的数",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="开票汽油量",
                    ),
                ),
                (
                    "gas_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="天然气销量",
                    ),
                ),
                (
                    "urea_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="车用尿素销量",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.fuelsale",
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
                        to="registers.fuelsale",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 油品销量",
                "verbose_name_plural": "historical 油品销量s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFuelSite",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[("station", "加油站"), ("depot", "储油库"), ("tanker", "油罐车")],
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "licence",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="成品油经营批准证书号"),
                ),
                ("licence_valid_to", models.DateField(blank=True, null=True, verbose_name="证书有效期至")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "nozzles",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="加油枪数",
                    ),
                ),
                (
                    "tank_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="油罐总容积",
                    ),
                ),
                ("petrol_sold", models.BooleanField(blank=True, default=None, null=True, verbose_name="销售汽油")),
                ("diesel_sold", models.BooleanField(blank=True, default=None, null=True, verbose_name="销售柴油")),
                ("urea_sold", models.BooleanField(blank=True, default=None, null=True, verbose_name="供应车用尿素")),
                ("recovery_done_date", models.DateField(blank=True, null=True, verbose_name="油气回收治理完成日期")),
                ("online_date", models.DateField(blank=True, null=True, verbose_name="在线监控联网日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.fuelsite",
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
                        to="registers.fuelsite",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 加油站、储油库、油罐车",
                "verbose_name_plural": "historical 加油站、储油库、油罐车s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFugitivePoint",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("line", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="生产线")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("storage", "物料储存"),
                            ("transport", "物料输送"),
                            ("loading", "装卸"),
                            ("crushing", "破碎筛分"),
                            ("furnace", "炉体逸散"),
                            ("roads", "厂区道路"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="环节",
                    ),
                ),
                ("material", models.CharField(blank=True, default="", max_length=60, verbose_name="物料")),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enclosed", "密闭"),
                            ("sealed", "封闭"),
                            ("hood", "集气罩加除尘"),
                            ("covered", "覆盖"),
                            ("wind_net", "防风抑尘网"),
                            ("spray", "喷淋、雾炮"),
                            ("paved", "硬化、冲洗"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="治理措施",
                    ),
                ),
                ("plan_number", models.CharField(blank=True, default="", max_length=60, verbose_name="方案编号")),
                ("plan_submitted_date", models.DateField(blank=True, null=True, verbose_name="方案报送日期")),
                ("plan_accepted_date", models.DateField(blank=True, null=True, verbose_name="方案审核通过日期")),
                ("measure_due", models.DateField(blank=True, null=True, verbose_name="措施完成期限")),
                ("measure_done_date", models.DateField(blank=True, null=True, verbose_name="措施落实日期")),
                ("video", models.BooleanField(blank=True, default=None, null=True, verbose_name="有视频监控")),
                ("sensor", models.BooleanField(blank=True, default=None, null=True, verbose_name="有颗粒物传感器")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="验收人")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.fugitivepoint",
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
                        to="registers.fugitivepoint",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 无组织排放点",
                "verbose_name_plural": "historical 无组织排放点s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHeatingArea",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("central", "集中供热"),
                            ("gas", "燃气"),
                            ("electricity", "电"),
                            ("ground_source", "地源热泵"),
                            ("waste_heat", "工业余热"),
                            ("biomass", "生物质"),
                            ("coal", "散煤"),
                        ],
                        max_length=40,
                        verbose_name="供热方式",
                    ),
                ),
                (
                    "supplier",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="供热单位"),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="供热面积",
                    ),
                ),
                (
                    "households",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="户数",
                    ),
                ),
                (
                    "urban_village",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="城中村或棚户区"),
                ),
                ("connected_date", models.DateField(blank=True, null=True, verbose_name="接入日期")),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                (
                    "metered_date",
                    models.DateField(blank=True, help_text="开始按用热量计", null=True, verbose_name="实行热计量日期"),
                ),
                (
                    "meters",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="热表数",
                    ),
                ),
                (
                    "billed_by",
                    models.CharField(
                        blank=True,
                        choices=[("area", "按面积"), ("heat", "按用热量"), ("both", "两部制")],
                        default="",
                        max_length=40,
                        verbose_name="计费方式",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.heatingarea",
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
                        to="registers.heatingarea",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 供热面积",
                "verbose_name_plural": "historical 供热面积s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "block",
                    models.CharField(blank=True, db_index=True, default="", max_length=60, verbose_name="片区或小区"),
                ),
                ("name", models.CharField(blank=True, default="", max_length=60, verbose_name="户主")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="住址")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("gas", "煤改气"),
                            ("electricity", "煤改电"),
                            ("central", "集中供热"),
                            ("clean_coal_stove", "洁净型煤+环保炉具"),
                            ("biomass_stove", "生物质成型燃料+专用炉具"),
                        ],
                        max_length=40,
                        verbose_name="改造方式",
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="任务期限")),
                ("converted_date", models.DateField(blank=True, null=True, verbose_name="改造完成日期")),
                ("device", models.CharField(blank=True, default="", max_length=100, verbose_name="设备型号")),
                ("meter_number", models.CharField(blank=True, default="", max_length=40, verbose_name="表号")),
                (
                    "used_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="表上累计，用来证明在用",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="改造后用气量",
                    ),
                ),
                (
                    "used_kwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="表上累计，用来证明在用",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="改造后用电量",
                    ),
                ),
                (
                    "fuel_batch",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        help_text="最近一次配送的",
                        max_length=40,
                        verbose_name="配送燃料批次",
                    ),
                ),
                ("verified_date", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                ("verified_by", models.CharField(blank=True, default="", max_length=60, verbose_name="核实人")),
                (
                    "subsidy_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_applied", "未申请"),
                            ("applied", "已申请"),
                            ("approved", "已核定"),
                            ("paid", "已发放"),
                            ("refused", "不符合条件"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="补贴状态",
                    ),
                ),
                (
                    "subsidy_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="补贴金额",
                    ),
                ),
                ("subsidy_paid_date", models.DateField(blank=True, null=True, verbose_name="补贴发放日期")),
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
                        to="registers.household",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "取暖改造户",
            },
        ),
        migrations.CreateModel(
            name="HistoricalHousehold",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "block",
                    models.CharField(blank=True, db_index=True, default="", max_length=60, verbose_name="片区或小区"),
                ),
                ("name", models.CharField(blank=True, default="", max_length=60, verbose_name="户主")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="住址")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("gas", "煤改气"),
                            ("electricity", "煤改电"),
                            ("central", "集中供热"),
                            ("clean_coal_stove", "洁净型煤+环保炉具"),
                            ("biomass_stove", "生物质成型燃料+专用炉具"),
                        ],
                        max_length=40,
                        verbose_name="改造方式",
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="任务期限")),
                ("converted_date", models.DateField(blank=True, null=True, verbose_name="改造完成日期")),
                ("device", models.CharField(blank=True, default="", max_length=100, verbose_name="设备型号")),
                ("meter_number", models.CharField(blank=True, default="", max_length=40, verbose_name="表号")),
                (
                    "used_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="表上累计，用来证明在用",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="改造后用气量",
                    ),
                ),
                (
                    "used_kwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="表上累计，用来证明在用",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="改造后用电量",
                    ),
                ),
                (
                    "fuel_batch",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        help_text="最近一次配送的",
                        max_length=40,
                        verbose_name="配送燃料批次",
                    ),
                ),
                ("verified_date", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                ("verified_by", models.CharField(blank=True, default="", max_length=60, verbose_name="核实人")),
                (
                    "subsidy_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_applied", "未申请"),
                            ("applied", "已申请"),
                            ("approved", "已核定"),
                            ("paid", "已发放"),
                            ("refused", "不符合条件"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="补贴状态",
                    ),
                ),
                (
                    "subsidy_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="补贴金额",
                    ),
                ),
                ("subsidy_paid_date", models.DateField(blank=True, null=True, verbose_name="补贴发放日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.household",
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
                        to="registers.household",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 取暖改造户",
                "verbose_name_plural": "historical 取暖改造户s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IllegalFuelSite",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("point", "固定加油点"), ("tanker", "流动加油车"), ("store", "黑油窝点")],
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                ("found_date", models.DateField(verbose_name="发现日期")),
                (
                    "tip",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("complaint", "投诉举报"),
                            ("patrol", "网格巡查"),
                            ("campaign", "专项行动"),
                            ("transfer", "部门移送"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="线索来源",
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="经营者")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "product",
                    models.CharField(
                        blank=True,
                        choices=[("petrol", "汽油"), ("diesel", "柴油"), ("mixed", "汽柴油")],
                        default="",
                        max_length=40,
                        verbose_name="油品",
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="清除期限")),
                (
                    "action",
                    models.CharField(
                        blank=True,
                        choices=[("closed", "取缔关闭"), ("seized", "查扣车辆设备"), ("police", "移送公安")],
                        default="",
                        max_length=40,
                        verbose_name="处理措施",
                    ),
                ),
                (
                    "seized_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="查扣油品",
                    ),
                ),
                ("seized_items", models.CharField(blank=True, default="", max_length=200, verbose_name="查扣车辆设备")),
                (
                    "penalty_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="处罚决定书文号"),
                ),
                ("cleared_date", models.DateField(blank=True, null=True, verbose_name="清除日期")),
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
                        to="registers.illegalfuelsite",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "黑加油站点",
            },
        ),
        migrations.CreateModel(
            name="HistoricalIllegalFuelSite",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("point", "固定加油点"), ("tanker", "流动加油车"), ("store", "黑油窝点")],
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                ("found_date", models.DateField(verbose_name="发现日期")),
                (
                    "tip",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("complaint", "投诉举报"),
                            ("patrol", "网格巡查"),
                            ("campaign", "专项行动"),
                            ("transfer", "部门移送"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="线索来源",
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="经营者")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "product",
                    models.CharField(
                        blank=True,
                        choices=[("petrol", "汽油"), ("diesel", "柴油"), ("mixed", "汽柴油")],
                        default="",
                        max_length=40,
                        verbose_name="油品",
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="清除期限")),
                (
                    "action",
                    models.CharField(
                        blank=True,
                        choices=[("closed", "取缔关闭"), ("seized", "查扣车辆设备"), ("police", "移送公安")],
                        default="",
                        max_length=40,
                        verbose_name="处理措施",
                    ),
                ),
                (
                    "seized_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="查扣油品",
                    ),
                ),
                ("seized_items", models.CharField(blank=True, default="", max_length=200, verbose_name="查扣车辆设备")),
                (
                    "penalty_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="处罚决定书文号"),
                ),
                ("cleared_date", models.DateField(blank=True, null=True, verbose_name="清除日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.illegalfuelsite",
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
                        to="registers.illegalfuelsite",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 黑加油站点",
                "verbose_name_plural": "historical 黑加油站点s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Kiln",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("line", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="生产线")),
                (
                    "kiln_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("smelting", "熔炼炉"),
                            ("melting", "熔化炉"),
                            ("calcining", "焙（煅）烧炉（窑）"),
                            ("heating", "加热炉"),
                            ("heat_treatment", "热处理炉"),
                            ("drying", "干燥炉（窑）"),
                            ("coke_oven", "焦炉"),
                            ("gas_producer", "煤气发生炉"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="炉窑类型",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("coal", "煤"),
                            ("petcoke", "石油焦"),
                            ("gangue", "煤矸石"),
                            ("coke", "焦炭"),
                            ("heavy_oil", "重油"),
                            ("diesel", "柴油"),
                            ("producer_gas", "煤气"),
                            ("natural_gas", "天然气"),
                            ("electricity", "电"),
                            ("biomass", "生物质"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="燃料",
                    ),
                ),
                (
                    "capacity_t_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="处理能力",
                    ),
                ),
                (
                    "device",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="治理设施"),
                ),
                ("limits_source", models.CharField(blank=True, default="", max_length=120, verbose_name="排放标准")),
                (
                    "in_census",
                    models.BooleanField(
                        blank=True, default=None, help_text="第二次污染源普查", null=True, verbose_name="普查名录中有"
                    ),
                ),
                ("in_permit", models.BooleanField(blank=True, default=None, null=True, verbose_name="排污许可证中有")),
                (
                    "in_field",
                    models.BooleanField(
                        blank=True, default=None, help_text="不在现场的写否", null=True, verbose_name="现场核到"
                    ),
                ),
                (
                    "difference",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="三处不一致的，写明原因",
                        max_length=300,
                        verbose_name="差异说明",
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="现场核对日期")),
                ("listed", models.BooleanField(blank=True, default=None, null=True, verbose_name="已列入管控清单")),
                (
                    "running_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("running", "运行"),
                            ("standby", "备用"),
                            ("stopped", "停运"),
                            ("building", "在建"),
                            ("removed", "已拆除"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="运行状态",
                    ),
                ),
                ("commissioned_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                (
                    "stopped_date",
                    models.DateField(blank=True, help_text="永久停用或拆除的那天", null=True, verbose_name="停用日期"),
                ),
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
                        to="registers.kiln",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "工业炉窑",
            },
        ),
        migrations.CreateModel(
            name="HistoricalKiln",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("line", models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="生产线")),
                (
                    "kiln_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("smelting", "熔炼炉"),
                            ("melting", "熔化炉"),
                            ("calcining", "焙（煅）烧炉（窑）"),
                            ("heating", "加热炉"),
                            ("heat_treatment", "热处理炉"),
                            ("drying", "干燥炉（窑）"),
                            ("coke_oven", "焦炉"),
                            ("gas_producer", "煤气发生炉"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="炉窑类型",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("coal", "煤"),
                            ("petcoke", "石油焦"),
                            ("gangue", "煤矸石"),
                            ("coke", "焦炭"),
                            ("heavy_oil", "重油"),
                            ("diesel", "柴油"),
                            ("producer_gas", "煤气"),
                            ("natural_gas", "天然气"),
                            ("electricity", "电"),
                            ("biomass", "生物质"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="燃料",
                    ),
                ),
                (
                    "capacity_t_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="处理能力",
                    ),
                ),
                (
                    "device",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="治理设施"),
                ),
                ("limits_source", models.CharField(blank=True, default="", max_length=120, verbose_name="排放标准")),
                (
                    "in_census",
                    models.BooleanField(
                        blank=True, default=None, help_text="第二次污染源普查", null=True, verbose_name="普查名录中有"
                    ),
                ),
                ("in_permit", models.BooleanField(blank=True, default=None, null=True, verbose_name="排污许可证中有")),
                (
                    "in_field",
                    models.BooleanField(
                        blank=True, default=None, help_text="不在现场的写否", null=True, verbose_name="现场核到"
                    ),
                ),
                (
                    "difference",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="三处不一致的，写明原因",
                        max_length=300,
                        verbose_name="差异说明",
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="现场核对日期")),
                ("listed", models.BooleanField(blank=True, default=None, null=True, verbose_name="已列入管控清单")),
                (
                    "running_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("running", "运行"),
                            ("standby", "备用"),
                            ("stopped", "停运"),
                            ("building", "在建"),
                            ("removed", "已拆除"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="运行状态",
                    ),
                ),
                ("commissioned_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                (
                    "stopped_date",
                    models.DateField(blank=True, help_text="永久停用或拆除的那天", null=True, verbose_name="停用日期"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.kiln",
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
                        to="registers.kiln",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 工业炉窑",
                "verbose_name_plural": "historical 工业炉窑s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LdarLeak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("voc_source", models.CharField(db_index=True, max_length=40, verbose_name="VOCs 源")),
                (
                    "ldar_round",
                    models.CharField(blank=True, db_index=True, default="", max_length=60, verbose_name="检测轮次"),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("tag", models.CharField(blank=True, default="", max_length=60, verbose_name="密封点标牌")),
                (
                    "component",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("valve", "阀门"),
                            ("pump", "泵"),
                            ("compressor", "压缩机"),
                            ("relief", "泄压设备"),
                            ("flange", "法兰、连接件"),
                            ("open_line", "开口管线"),
                            ("sampling", "采样连接"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="组件",
                    ),
                ),
                (
                    "medium",
                    models.CharField(
                        blank=True,
                        choices=[("gas", "气体"), ("light_liquid", "轻液"), ("heavy_liquid", "重液")],
                        default="",
                        max_length=40,
                        verbose_name="介质",
                    ),
                ),
                (
                    "ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="检测值",
                    ),
                ),
                (
                    "limit_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="泄漏认定浓度",
                    ),
                ),
                ("found_date", models.DateField(verbose_name="发现日期")),
                ("tried_date", models.DateField(blank=True, null=True, verbose_name="首次修复日期")),
                (
                    "repair_due",
                    models.DateField(
                        blank=True, help_text="批准延迟修复的，填批准的期限", null=True, verbose_name="修复期限"
                    ),
                ),
                ("delayed", models.BooleanField(blank=True, default=None, null=True, verbose_name="批准延迟修复")),
                ("delay_reason", models.CharField(blank=True, default="", max_length=200, verbose_name="延迟原因")),
                ("repair_date", models.DateField(blank=True, null=True, verbose_name="修复日期")),
                (
                    "retest_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="复测值",
                    ),
                ),
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
                        to="registers.ldarleak",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "泄漏点",
            },
        ),
        migrations.CreateModel(
            name="HistoricalLdarLeak",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("voc_source", models.CharField(db_index=True, max_length=40, verbose_name="VOCs 源")),
                (
                    "ldar_round",
                    models.CharField(blank=True, db_index=True, default="", max_length=60, verbose_name="检测轮次"),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("tag", models.CharField(blank=True, default="", max_length=60, verbose_name="密封点标牌")),
                (
                    "component",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("valve", "阀门"),
                            ("pump", "泵"),
                            ("compressor", "压缩机"),
                            ("relief", "泄压设备"),
                            ("flange", "法兰、连接件"),
                            ("open_line", "开口管线"),
                            ("sampling", "采样连接"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="组件",
                    ),
                ),
                (
                    "medium",
                    models.CharField(
                        blank=True,
                        choices=[("gas", "气体"), ("light_liquid", "轻液"), ("heavy_liquid", "重液")],
                        default="",
                        max_length=40,
                        verbose_name="介质",
                    ),
                ),
                (
                    "ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="检测值",
                    ),
                ),
                (
                    "limit_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="泄漏认定浓度",
                    ),
                ),
                ("found_date", models.DateField(verbose_name="发现日期")),
                ("tried_date", models.DateField(blank=True, null=True, verbose_name="首次修复日期")),
                (
                    "repair_due",
                    models.DateField(
                        blank=True, help_text="批准延迟修复的，填批准的期限", null=True, verbose_name="修复期限"
                    ),
                ),
                ("delayed", models.BooleanField(blank=True, default=None, null=True, verbose_name="批准延迟修复")),
                ("delay_reason", models.CharField(blank=True, default="", max_length=200, verbose_name="延迟原因")),
                ("repair_date", models.DateField(blank=True, null=True, verbose_name="修复日期")),
                (
                    "retest_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="复测值",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.ldarleak",
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
                        to="registers.ldarleak",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 泄漏点",
                "verbose_name_plural": "historical 泄漏点s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LdarRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("voc_source", models.CharField(db_index=True, max_length=40, verbose_name="VOCs 源")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "round",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="轮次",
                    ),
                ),
                ("begins_date", models.DateField(verbose_name="本轮起始日期")),
                ("due_date", models.DateField(verbose_name="本轮期限")),
                ("done_date", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("contractor", models.CharField(blank=True, default="", max_length=120, verbose_name="检测单位")),
                ("instrument", models.CharField(blank=True, default="", max_length=80, verbose_name="检测仪器")),
                (
                    "background_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="环境本底",
                    ),
                ),
                (
                    "components",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="应测密封点",
                    ),
                ),
                (
                    "tested",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="已测密封点",
                    ),
                ),
                (
                    "leaks",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="漏点数",
                    ),
                ),
                (
                    "checked",
                    models.IntegerField(
                        blank=True,
                        help_text="监管部门抽查",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="抽查复测点数",
                    ),
                ),
                (
                    "checked_off",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="抽查不符点数",
                    ),
                ),
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
                        to="registers.ldarround",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "泄漏检测轮次",
            },
        ),
        migrations.CreateModel(
            name="HistoricalLdarRound",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("voc_source", models.CharField(db_index=True, max_length=40, verbose_name="VOCs 源")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "round",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="轮次",
                    ),
                ),
                ("begins_date", models.DateField(verbose_name="本轮起始日期")),
                ("due_date", models.DateField(verbose_name="本轮期限")),
                ("done_date", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("contractor", models.CharField(blank=True, default="", max_length=120, verbose_name="检测单位")),
                ("instrument", models.CharField(blank=True, default="", max_length=80, verbose_name="检测仪器")),
                (
                    "background_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="环境本底",
                    ),
                ),
                (
                    "components",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="应测密封点",
                    ),
                ),
                (
                    "tested",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="已测密封点",
                    ),
                ),
                (
                    "leaks",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="漏点数",
                    ),
                ),
                (
                    "checked",
                    models.IntegerField(
                        blank=True,
                        help_text="监管部门抽查",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="抽查复测点数",
                    ),
                ),
                (
                    "checked_off",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="抽查不符点数",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.ldarround",
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
                        to="registers.ldarround",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 泄漏检测轮次",
                "verbose_name_plural": "historical 泄漏检测轮次s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ListedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "list_name",
                    models.CharField(
                        choices=[
                            ("eliminations", "淘汰落后产能"),
                            ("violations", "违规项目清理"),
                            ("feedback_issues", "督察反馈问题"),
                            ("partners", "联防联控伙伴"),
                            ("publicity", "宣传"),
                            ("source_studies", "源解析研究"),
                            ("negative_list", "准入负面清单"),
                            ("constraint_layers", "生态环境管控图层"),
                            ("annex_tasks", "附件任务清单条目"),
                            ("dust_dossiers", "沙尘与雾霾过程材料"),
                        ],
                        help_text="它在哪张清单上",
                        max_length=40,
                        verbose_name="清单",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="名称或内容")),
                (
                    "clause",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        help_text="对应方案的哪一条；附件任务必填",
                        max_length=30,
                        verbose_name="条款编号",
                    ),
                ),
                (
                    "subject",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="对象（单位、行业、地区）"),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("press", "新闻发布"),
                            ("media", "融媒体报道"),
                            ("red_line", "生态保护红线"),
                            ("quality_line", "环境质量底线"),
                            ("resource_line", "资源利用上线"),
                            ("receptor", "受体模型"),
                            ("dispersion", "扩散模型"),
                            ("inventory", "排放清单法"),
                            ("banned", "禁止"),
                            ("restricted", "限制"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="类别或渠道",
                    ),
                ),
                (
                    "year",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="任务年度",
                    ),
                ),
                ("listed_date", models.DateField(blank=True, null=True, verbose_name="列入（登记、发生）日期")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="期限")),
                (
                    "done_date",
                    models.DateField(blank=True, null=True, verbose_name="完成（拆除、整改、演练、交付、报送）日期"),
                ),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收（审定、签约）日期")),
                ("published_date", models.DateField(blank=True, null=True, verbose_name="公开（发布）日期")),
                (
                    "checked",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="反馈问题：核验无反弹；过程材料：附有卫星资料",
                        null=True,
                        verbose_name="已核验",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=18, null=True, verbose_name="数值"),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=30, verbose_name="单位")),
                ("responsible", models.CharField(blank=True, default="", max_length=60, verbose_name="牵头单位")),
                ("assisting", models.CharField(blank=True, default="", max_length=200, verbose_name="配合单位")),
                ("number", models.CharField(blank=True, default="", max_length=120, verbose_name="文号或依据")),
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
                        to="registers.listeditem",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "清单事项",
            },
        ),
        migrations.CreateModel(
            name="HistoricalListedItem",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "list_name",
                    models.CharField(
                        choices=[
                            ("eliminations", "淘汰落后产能"),
                            ("violations", "违规项目清理"),
                            ("feedback_issues", "督察反馈问题"),
                            ("partners", "联防联控伙伴"),
                            ("publicity", "宣传"),
                            ("source_studies", "源解析研究"),
                            ("negative_list", "准入负面清单"),
                            ("constraint_layers", "生态环境管控图层"),
                            ("annex_tasks", "附件任务清单条目"),
                            ("dust_dossiers", "沙尘与雾霾过程材料"),
                        ],
                        help_text="它在哪张清单上",
                        max_length=40,
                        verbose_name="清单",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="名称或内容")),
                (
                    "clause",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        help_text="对应方案的哪一条；附件任务必填",
                        max_length=30,
                        verbose_name="条款编号",
                    ),
                ),
                (
                    "subject",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="对象（单位、行业、地区）"),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("press", "新闻发布"),
                            ("media", "融媒体报道"),
                            ("red_line", "生态保护红线"),
                            ("quality_line", "环境质量底线"),
                            ("resource_line", "资源利用上线"),
                            ("receptor", "受体模型"),
                            ("dispersion", "扩散模型"),
                            ("inventory", "排放清单法"),
                            ("banned", "禁止"),
                            ("restricted", "限制"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="类别或渠道",
                    ),
                ),
                (
                    "year",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="任务年度",
                    ),
                ),
                ("listed_date", models.DateField(blank=True, null=True, verbose_name="列入（登记、发生）日期")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="期限")),
                (
                    "done_date",
                    models.DateField(blank=True, null=True, verbose_name="完成（拆除、整改、演练、交付、报送）日期"),
                ),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收（审定、签约）日期")),
                ("published_date", models.DateField(blank=True, null=True, verbose_name="公开（发布）日期")),
                (
                    "checked",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="反馈问题：核验无反弹；过程材料：附有卫星资料",
                        null=True,
                        verbose_name="已核验",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=18, null=True, verbose_name="数值"),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=30, verbose_name="单位")),
                ("responsible", models.CharField(blank=True, default="", max_length=60, verbose_name="牵头单位")),
                ("assisting", models.CharField(blank=True, default="", max_length=200, verbose_name="配合单位")),
                ("number", models.CharField(blank=True, default="", max_length=120, verbose_name="文号或依据")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.listeditem",
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
                        to="registers.listeditem",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 清单事项",
                "verbose_name_plural": "historical 清单事项s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Machine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "registration_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=11,
                        validators=[
                            django.core.validators.RegexValidator("^(?:[0-4DX]-[A-Z]{2}[0-9]{6})\\Z", "如 3-AA000001")
                        ],
                        verbose_name="编码登记号",
                    ),
                ),
                (
                    "environmental_code",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="铭牌上的 17 位代码，不是编码登记号",
                        max_length=17,
                        validators=[django.core.validators.RegexValidator("^(?:[0-9A-Z]{17})\\Z", "17 位数字和字母")],
                        verbose_name="机械环保代码",
                    ),
                ),
                (
                    "machine_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excavator", "挖掘机"),
                            ("loader", "装载机"),
                            ("bulldozer", "推土机"),
                            ("crane", "起重机"),
                            ("roller", "压路机"),
                            ("paver", "摊铺机"),
                            ("grader", "平地机"),
                            ("forklift", "叉车"),
                            ("pile", "桩工机械"),
                            ("stacker", "堆高机"),
                            ("tractor", "牵引车"),
                            ("yard", "场内车辆"),
                            ("generator", "发电机组"),
                            ("farm", "农业机械"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="机械种类",
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="型号")),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="生产企业")),
                ("made_date", models.DateField(blank=True, null=True, verbose_name="出厂日期")),
                (
                    "engine_maker",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="发动机生产企业"),
                ),
                ("engine_model", models.CharField(blank=True, default="", max_length=60, verbose_name="发动机型号")),
                ("engine_number", models.CharField(blank=True, default="", max_length=60, verbose_name="发动机编号")),
                (
                    "power_kw",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="额定净功率",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True,
                        choices=[("diesel", "柴油"), ("electric", "电"), ("other", "其他")],
                        default="",
                        max_length=40,
                        verbose_name="燃料",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "国一前"),
                            ("1", "国一"),
                            ("2", "国二"),
                            ("3", "国三"),
                            ("4", "国四"),
                            ("D", "电动"),
                            ("X", "不明"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="排放阶段",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("owner", models.CharField(blank=True, default="", max_length=120, verbose_name="所有人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("place", models.CharField(blank=True, default="", max_length=200, verbose_name="使用地点")),
                ("acquired_date", models.DateField(blank=True, null=True, verbose_name="购入或转入日期")),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="摸底调查日期")),
                ("coded_date", models.DateField(blank=True, null=True, verbose_name="编码登记日期")),
                (
                    "last_smoke_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数",
                    ),
                ),
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
                        to="registers.machine",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "非道路移动机械",
            },
        ),
        migrations.CreateModel(
            name="HistoricalMachine",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "registration_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=11,
                        validators=[
                            django.core.validators.RegexValidator("^(?:[0-4DX]-[A-Z]{2}[0-9]{6})\\Z", "如 3-AA000001")
                        ],
                        verbose_name="编码登记号",
                    ),
                ),
                (
                    "environmental_code",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="铭牌上的 17 位代码，不是编码登记号",
                        max_length=17,
                        validators=[django.core.validators.RegexValidator("^(?:[0-9A-Z]{17})\\Z", "17 位数字和字母")],
                        verbose_name="机械环保代码",
                    ),
                ),
                (
                    "machine_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excavator", "挖掘机"),
                            ("loader", "装载机"),
                            ("bulldozer", "推土机"),
                            ("crane", "起重机"),
                            ("roller", "压路机"),
                            ("paver", "摊铺机"),
                            ("grader", "平地机"),
                            ("forklift", "叉车"),
                            ("pile", "桩工机械"),
                            ("stacker", "堆高机"),
                            ("tractor", "牵引车"),
                            ("yard", "场内车辆"),
                            ("generator", "发电机组"),
                            ("farm", "农业机械"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="机械种类",
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="型号")),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="生产企业")),
                ("made_date", models.DateField(blank=True, null=True, verbose_name="出厂日期")),
                (
                    "engine_maker",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="发动机生产企业"),
                ),
                ("engine_model", models.CharField(blank=True, default="", max_length=60, verbose_name="发动机型号")),
                ("engine_number", models.CharField(blank=True, default="", max_length=60, verbose_name="发动机编号")),
                (
                    "power_kw",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="额定净功率",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True,
                        choices=[("diesel", "柴油"), ("electric", "电"), ("other", "其他")],
                        default="",
                        max_length=40,
                        verbose_name="燃料",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "国一前"),
                            ("1", "国一"),
                            ("2", "国二"),
                            ("3", "国三"),
                            ("4", "国四"),
                            ("D", "电动"),
                            ("X", "不明"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="排放阶段",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("owner", models.CharField(blank=True, default="", max_length=120, verbose_name="所有人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("place", models.CharField(blank=True, default="", max_length=200, verbose_name="使用地点")),
                ("acquired_date", models.DateField(blank=True, null=True, verbose_name="购入或转入日期")),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="摸底调查日期")),
                ("coded_date", models.DateField(blank=True, null=True, verbose_name="编码登记日期")),
                (
                    "last_smoke_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.machine",
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
                        to="registers.machine",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 非道路移动机械",
                "verbose_name_plural": "historical 非道路移动机械s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Mine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "mineral",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sand", "砂石"),
                            ("building_stone", "建筑石料"),
                            ("clay", "砖瓦用黏土"),
                            ("fluorite", "萤石"),
                            ("coal", "煤"),
                            ("metal", "金属矿"),
                            ("salt", "盐、硝"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="矿种",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="开采面积",
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="摸底排查日期")),
                ("mining_right", models.BooleanField(blank=True, default=None, null=True, verbose_name="有采矿权")),
                ("right_number", models.CharField(blank=True, default="", max_length=60, verbose_name="采矿许可证号")),
                ("eia_approved", models.BooleanField(blank=True, default=None, null=True, verbose_name="环评已批准")),
                ("eia_number", models.CharField(blank=True, default="", max_length=60, verbose_name="环评批复文号")),
                (
                    "legacy",
                    models.BooleanField(
                        blank=True, default=None, help_text="责任人已灭失的", null=True, verbose_name="历史遗留矿山"
                    ),
                ),
                ("green_due", models.DateField(blank=True, null=True, verbose_name="绿色矿山达标期限")),
                (
                    "green_score",
                    models.IntegerField(
                        blank=True,
                        help_text="第三方评估得分",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="绿色矿山评分",
                    ),
                ),
                ("green_reached_date", models.DateField(blank=True, null=True, verbose_name="绿色矿山达标日期")),
                ("exit_decided_date", models.DateField(blank=True, null=True, verbose_name="作出退出决定日期")),
                ("illegal", models.BooleanField(blank=True, default=None, null=True, verbose_name="认定违法应关")),
                ("closure_due", models.DateField(blank=True, null=True, verbose_name="关闭期限")),
                ("closed_date", models.DateField(blank=True, null=True, verbose_name="关闭日期")),
                ("steps_checked_date", models.DateField(blank=True, null=True, verbose_name="四环节检查日期")),
                ("digging_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="开采环节合格")),
                ("storing_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="储存环节合格")),
                ("loading_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="装卸环节合格")),
                ("carrying_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="运输环节合格")),
                ("restoration_due", models.DateField(blank=True, null=True, verbose_name="修复期限")),
                ("restored_date", models.DateField(blank=True, null=True, verbose_name="修复完成日期")),
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
                        to="registers.mine",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "露天矿山",
            },
        ),
        migrations.CreateModel(
            name="HistoricalMine",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "mineral",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sand", "砂石"),
                            ("building_stone", "建筑石料"),
                            ("clay", "砖瓦用黏土"),
                            ("fluorite", "萤石"),
                            ("coal", "煤"),
                            ("metal", "金属矿"),
                            ("salt", "盐、硝"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="矿种",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="开采面积",
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="摸底排查日期")),
                ("mining_right", models.BooleanField(blank=True, default=None, null=True, verbose_name="有采矿权")),
                ("right_number", models.CharField(blank=True, default="", max_length=60, verbose_name="采矿许可证号")),
                ("eia_approved", models.BooleanField(blank=True, default=None, null=True, verbose_name="环评已批准")),
                ("eia_number", models.CharField(blank=True, default="", max_length=60, verbose_name="环评批复文号")),
                (
                    "legacy",
                    models.BooleanField(
                        blank=True, default=None, help_text="责任人已灭失的", null=True, verbose_name="历史遗留矿山"
                    ),
                ),
                ("green_due", models.DateField(blank=True, null=True, verbose_name="绿色矿山达标期限")),
                (
                    "green_score",
                    models.IntegerField(
                        blank=True,
                        help_text="第三方评估得分",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="绿色矿山评分",
                    ),
                ),
                ("green_reached_date", models.DateField(blank=True, null=True, verbose_name="绿色矿山达标日期")),
                ("exit_decided_date", models.DateField(blank=True, null=True, verbose_name="作出退出决定日期")),
                ("illegal", models.BooleanField(blank=True, default=None, null=True, verbose_name="认定违法应关")),
                ("closure_due", models.DateField(blank=True, null=True, verbose_name="关闭期限")),
                ("closed_date", models.DateField(blank=True, null=True, verbose_name="关闭日期")),
                ("steps_checked_date", models.DateField(blank=True, null=True, verbose_name="四环节检查日期")),
                ("digging_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="开采环节合格")),
                ("storing_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="储存环节合格")),
                ("loading_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="装卸环节合格")),
                ("carrying_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="运输环节合格")),
                ("restoration_due", models.DateField(blank=True, null=True, verbose_name="修复期限")),
                ("restored_date", models.DateField(blank=True, null=True, verbose_name="修复完成日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.mine",
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
                        to="registers.mine",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 露天矿山",
                "verbose_name_plural": "historical 露天矿山s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MuckTruck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("carrier", models.CharField(blank=True, default="", max_length=120, verbose_name="运输企业")),
                ("owner", models.CharField(blank=True, default="", max_length=120, verbose_name="所有人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                (
                    "volume_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="车厢容积",
                    ),
                ),
                ("registered_date", models.DateField(blank=True, null=True, verbose_name="备案日期")),
                ("licence", models.CharField(blank=True, default="", max_length=60, verbose_name="运输核准证号")),
                ("licence_valid_to", models.DateField(blank=True, null=True, verbose_name="核准有效期至")),
                ("enclosed_date", models.DateField(blank=True, null=True, verbose_name="密闭改装日期")),
                (
                    "enclosed",
                    models.BooleanField(
                        blank=True, default=None, help_text="最近一次查验时密闭完好", null=True, verbose_name="已密闭"
                    ),
                ),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="查验日期")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="查验人")),
                ("terminal_online_date", models.DateField(blank=True, null=True, verbose_name="定位终端联网日期")),
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
                        to="registers.mucktruck",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "渣土车",
            },
        ),
        migrations.CreateModel(
            name="HistoricalMuckTruck",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                ("carrier", models.CharField(blank=True, default="", max_length=120, verbose_name="运输企业")),
                ("owner", models.CharField(blank=True, default="", max_length=120, verbose_name="所有人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                (
                    "volume_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="车厢容积",
                    ),
                ),
                ("registered_date", models.DateField(blank=True, null=True, verbose_name="备案日期")),
                ("licence", models.CharField(blank=True, default="", max_length=60, verbose_name="运输核准证号")),
                ("licence_valid_to", models.DateField(blank=True, null=True, verbose_name="核准有效期至")),
                ("enclosed_date", models.DateField(blank=True, null=True, verbose_name="密闭改装日期")),
                (
                    "enclosed",
                    models.BooleanField(
                        blank=True, default=None, help_text="最近一次查验时密闭完好", null=True, verbose_name="已密闭"
                    ),
                ),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="查验日期")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="查验人")),
                ("terminal_online_date", models.DateField(blank=True, null=True, verbose_name="定位终端联网日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.mucktruck",
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
                        to="registers.mucktruck",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 渣土车",
                "verbose_name_plural": "historical 渣土车s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NewBuilding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                ("developer", models.CharField(blank=True, default="", max_length=120, verbose_name="建设单位")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                ("permit_number", models.CharField(blank=True, default="", max_length=60, verbose_name="施工许可证号")),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("housing", "居住"),
                            ("office", "办公"),
                            ("school", "学校"),
                            ("hospital", "医院"),
                            ("shop", "商业"),
                            ("industry", "工业"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="用途",
                    ),
                ),
                ("completed_date", models.DateField(blank=True, null=True, verbose_name="竣工日期")),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="建筑面积",
                    ),
                ),
                (
                    "green_area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="不是绿色建筑写 0；空着为不明，当年比例就不能判定",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中绿色建筑面积",
                    ),
                ),
                (
                    "green_class",
                    models.CharField(
                        blank=True,
                        choices=[("basic", "基本级"), ("one", "一星"), ("two", "二星"), ("three", "三星")],
                        default="",
                        max_length=40,
                        verbose_name="绿色建筑等级",
                    ),
                ),
                (
                    "green_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="绿色建筑认定文号"),
                ),
                ("central_heating", models.BooleanField(blank=True, default=None, null=True, verbose_name="集中供热")),
                ("metered", models.BooleanField(blank=True, default=None, null=True, verbose_name="装有热计量装置")),
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
                        to="registers.newbuilding",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "新建建筑",
            },
        ),
        migrations.CreateModel(
            name="HistoricalNewBuilding",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                ("developer", models.CharField(blank=True, default="", max_length=120, verbose_name="建设单位")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                ("permit_number", models.CharField(blank=True, default="", max_length=60, verbose_name="施工许可证号")),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("housing", "居住"),
                            ("office", "办公"),
                            ("school", "学校"),
                            ("hospital", "医院"),
                            ("shop", "商业"),
                            ("industry", "工业"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="用途",
                    ),
                ),
                ("completed_date", models.DateField(blank=True, null=True, verbose_name="竣工日期")),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="建筑面积",
                    ),
                ),
                (
                    "green_area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="不是绿色建筑写 0；空着为不明，当年比例就不能判定",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="其中绿色建筑面积",
                    ),
                ),
                (
                    "green_class",
                    models.CharField(
                        blank=True,
                        choices=[("basic", "基本级"), ("one", "一星"), ("two", "二星"), ("three", "三星")],
                        default="",
                        max_length=40,
                        verbose_name="绿色建筑等级",
                    ),
                ),
                (
                    "green_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="绿色建筑认定文号"),
                ),
                ("central_heating", models.BooleanField(blank=True, default=None, null=True, verbose_name="集中供热")),
                ("metered", models.BooleanField(blank=True, default=None, null=True, verbose_name="装有热计量装置")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.newbuilding",
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
                        to="registers.newbuilding",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 新建建筑",
                "verbose_name_plural": "historical 新建建筑s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OilSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                (
                    "product",
                    models.CharField(
                        choices=[
                            ("petrol", "车用汽油"),
                            ("diesel", "车用柴油"),
                            ("gas", "车用压缩天然气"),
                            ("lng", "液化天然气"),
                            ("urea", "车用尿素"),
                        ],
                        max_length=40,
                        verbose_name="品种",
                    ),
                ),
                (
                    "link",
                    models.CharField(
                        choices=[("make", "生产"), ("store", "储存"), ("sell", "销售"), ("use", "使用")],
                        max_length=40,
                        verbose_name="环节",
                    ),
                ),
                (
                    "site",
                    models.CharField(
                        blank=True, db_index=True, default="", max_length=40, verbose_name="加油站、储油库"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="不在台账里的单位写这里",
                        max_length=200,
                        verbose_name="抽样地点",
                    ),
                ),
                ("sample_date", models.DateField(verbose_name="抽样日期")),
                (
                    "random_drawn",
                    models.BooleanField(
                        blank=True, default=None, help_text="线索抽检填否", null=True, verbose_name="随机抽取"
                    ),
                ),
                ("sampler", models.CharField(blank=True, default="", max_length=60, verbose_name="抽样人")),
                ("laboratory", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                ("reported_date", models.DateField(blank=True, null=True, verbose_name="报告日期")),
                (
                    "sulphur_mg_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="硫含量",
                    ),
                ),
                (
                    "sulphur_limit_mg_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="硫含量限值",
                    ),
                ),
                (
                    "urea_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="31.8% 到 33.2%",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="尿素含量",
                    ),
                ),
                (
                    "nitrogen_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="氮气含量",
                    ),
                ),
                (
                    "nitrogen_ok",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有测定的空着", null=True, verbose_name="氮气含量正常"
                    ),
                ),
                ("failed_items", models.CharField(blank=True, default="", max_length=200, verbose_name="不合格项目")),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("follow_up_due", models.DateField(blank=True, null=True, verbose_name="查处期限")),
                ("followed_up_date", models.DateField(blank=True, null=True, verbose_name="查处完毕日期")),
                (
                    "penalty_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
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
                        to="registers.oilsample",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "油品、天然气、尿素抽检",
            },
        ),
        migrations.CreateModel(
            name="HistoricalOilSample",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                (
                    "product",
                    models.CharField(
                        choices=[
                            ("petrol", "车用汽油"),
                            ("diesel", "车用柴油"),
                            ("gas", "车用压缩天然气"),
                            ("lng", "液化天然气"),
                            ("urea", "车用尿素"),
                        ],
                        max_length=40,
                        verbose_name="品种",
                    ),
                ),
                (
                    "link",
                    models.CharField(
                        choices=[("make", "生产"), ("store", "储存"), ("sell", "销售"), ("use", "使用")],
                        max_length=40,
                        verbose_name="环节",
                    ),
                ),
                (
                    "site",
                    models.CharField(
                        blank=True, db_index=True, default="", max_length=40, verbose_name="加油站、储油库"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="不在台账里的单位写这里",
                        max_length=200,
                        verbose_name="抽样地点",
                    ),
                ),
                ("sample_date", models.DateField(verbose_name="抽样日期")),
                (
                    "random_drawn",
                    models.BooleanField(
                        blank=True, default=None, help_text="线索抽检填否", null=True, verbose_name="随机抽取"
                    ),
                ),
                ("sampler", models.CharField(blank=True, default="", max_length=60, verbose_name="抽样人")),
                ("laboratory", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                ("reported_date", models.DateField(blank=True, null=True, verbose_name="报告日期")),
                (
                    "sulphur_mg_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="硫含量",
                    ),
                ),
                (
                    "sulphur_limit_mg_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="硫含量限值",
                    ),
                ),
                (
                    "urea_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="31.8% 到 33.2%",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="尿素含量",
                    ),
                ),
                (
                    "nitrogen_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="氮气含量",
                    ),
                ),
                (
                    "nitrogen_ok",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有测定的空着", null=True, verbose_name="氮气含量正常"
                    ),
                ),
                ("failed_items", models.CharField(blank=True, default="", max_length=200, verbose_name="不合格项目")),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("follow_up_due", models.DateField(blank=True, null=True, verbose_name="查处期限")),
                ("followed_up_date", models.DateField(blank=True, null=True, verbose_name="查处完毕日期")),
                (
                    "penalty_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.oilsample",
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
                        to="registers.oilsample",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 油品、天然气、尿素抽检",
                "verbose_name_plural": "historical 油品、天然气、尿素抽检s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Park",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("national", "国家级"), ("regional", "自治区（省）级"), ("local", "地方")],
                        default="",
                        max_length=40,
                        verbose_name="级别",
                    ),
                ),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "area_km2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="规划面积",
                    ),
                ),
                ("trades", models.CharField(blank=True, default="", max_length=200, verbose_name="主导产业")),
                (
                    "firms",
                    models.IntegerField(
                        blank=True,
                        help_text="已投产的",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="入园企业数",
                    ),
                ),
                (
                    "planning_eia",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "未开展"),
                            ("writing", "编制中"),
                            ("reviewed", "已审查"),
                            ("outdated", "需重新开展"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="规划环评状态",
                    ),
                ),
                (
                    "planning_eia_number",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="规划环评审查文号"),
                ),
                ("planning_eia_date", models.DateField(blank=True, null=True, verbose_name="规划环评审查日期")),
                ("pilot", models.BooleanField(blank=True, default=None, null=True, verbose_name="循环化改造试点")),
                ("pilot_approved_date", models.DateField(blank=True, null=True, verbose_name="试点方案批复日期")),
                (
                    "projects",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="改造项目数",
                    ),
                ),
                (
                    "projects_done",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="已完成改造项目数",
                    ),
                ),
                (
                    "reused_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="0 到 1 之间",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="固废综合利用率",
                    ),
                ),
                ("central_heat", models.BooleanField(blank=True, default=None, null=True, verbose_name="集中供热")),
                ("contact", models.CharField(blank=True, default="", max_length=60, verbose_name="联系人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
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
                        to="registers.park",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "工业园区",
            },
        ),
        migrations.CreateModel(
            name="HistoricalPark",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("national", "国家级"), ("regional", "自治区（省）级"), ("local", "地方")],
                        default="",
                        max_length=40,
                        verbose_name="级别",
                    ),
                ),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                (
                    "area_km2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="规划面积",
                    ),
                ),
                ("trades", models.CharField(blank=True, default="", max_length=200, verbose_name="主导产业")),
                (
                    "firms",
                    models.IntegerField(
                        blank=True,
                        help_text="已投产的",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="入园企业数",
                    ),
                ),
                (
                    "planning_eia",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "未开展"),
                            ("writing", "编制中"),
                            ("reviewed", "已审查"),
                            ("outdated", "需重新开展"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="规划环评状态",
                    ),
                ),
                (
                    "planning_eia_number",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="规划环评审查文号"),
                ),
                ("planning_eia_date", models.DateField(blank=True, null=True, verbose_name="规划环评审查日期")),
                ("pilot", models.BooleanField(blank=True, default=None, null=True, verbose_name="循环化改造试点")),
                ("pilot_approved_date", models.DateField(blank=True, null=True, verbose_name="试点方案批复日期")),
                (
                    "projects",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="改造项目数",
                    ),
                ),
                (
                    "projects_done",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="已完成改造项目数",
                    ),
                ),
                (
                    "reused_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="0 到 1 之间",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="固废综合利用率",
                    ),
                ),
                ("central_heat", models.BooleanField(blank=True, default=None, null=True, verbose_name="集中供热")),
                ("contact", models.CharField(blank=True, default="", max_length=60, verbose_name="联系人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.park",
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
                        to="registers.park",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 工业园区",
                "verbose_name_plural": "historical 工业园区s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Permit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="单位名称")),
                (
                    "permit_number",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=22,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0-9A-Z]{18}[0-9]{3}[A-Z])\\Z", "22 位：信用代码、三位序号、一位字母"
                            )
                        ],
                        verbose_name="许可证编号",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("heat", "热力"),
                            ("power", "发电"),
                            ("metallurgy", "冶炼"),
                            ("building_materials", "建材"),
                            ("cement", "水泥及制品"),
                            ("brick", "砖瓦"),
                            ("chemicals", "化工"),
                            ("minerals", "矿产品加工"),
                            ("mining", "采矿"),
                            ("coal_yard", "煤炭储运"),
                            ("wood", "木材加工"),
                            ("furniture", "家具"),
                            ("printing", "印刷"),
                            ("coating", "涂装"),
                            ("food", "食品"),
                            ("wool", "绒毛纺织"),
                            ("repair", "汽车修理"),
                            ("waste", "废物处置"),
                            ("recycling", "资源回收"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="行业",
                    ),
                ),
                (
                    "management_class",
                    models.CharField(
                        blank=True,
                        choices=[("key", "重点管理"), ("simplified", "简化管理"), ("registered", "登记管理")],
                        default="",
                        max_length=40,
                        verbose_name="管理类别",
                    ),
                ),
                (
                    "edition",
                    models.CharField(
                        blank=True,
                        choices=[("2017", "2017年版名录"), ("2019", "2019年版名录")],
                        default="",
                        max_length=40,
                        verbose_name="名录版本",
                    ),
                ),
                (
                    "due_date",
                    models.DateField(
                        blank=True, help_text="当年应发证清单上的期限", null=True, verbose_name="应发证日期"
                    ),
                ),
                ("applied_date", models.DateField(blank=True, null=True, verbose_name="申请日期")),
                ("issued_date", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                ("backlog", models.CharField(blank=True, default="", max_length=200, verbose_name="未发证原因")),
                (
                    "report_period",
                    models.CharField(
                        blank=True,
                        choices=[("year", "年报"), ("half_year", "半年报"), ("quarter", "季报"), ("month", "月报")],
                        default="",
                        max_length=40,
                        verbose_name="执行报告种类",
                    ),
                ),
                (
                    "report_due",
                    models.DateField(
                        blank=True,
                        help_text="许可证写明的最近一期执行报告的期限",
                        null=True,
                        verbose_name="执行报告期限",
                    ),
                ),
                ("report_published_date", models.DateField(blank=True, null=True, verbose_name="执行报告公布日期")),
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
                        to="registers.permit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "排污许可证",
            },
        ),
        migrations.CreateModel(
            name="HistoricalPermit",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="单位名称")),
                (
                    "permit_number",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=22,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0-9A-Z]{18}[0-9]{3}[A-Z])\\Z", "22 位：信用代码、三位序号、一位字母"
                            )
                        ],
                        verbose_name="许可证编号",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("heat", "热力"),
                            ("power", "发电"),
                            ("metallurgy", "冶炼"),
                            ("building_materials", "建材"),
                            ("cement", "水泥及制品"),
                            ("brick", "砖瓦"),
                            ("chemicals", "化工"),
                            ("minerals", "矿产品加工"),
                            ("mining", "采矿"),
                            ("coal_yard", "煤炭储运"),
                            ("wood", "木材加工"),
                            ("furniture", "家具"),
                            ("printing", "印刷"),
                            ("coating", "涂装"),
                            ("food", "食品"),
                            ("wool", "绒毛纺织"),
                            ("repair", "汽车修理"),
                            ("waste", "废物处置"),
                            ("recycling", "资源回收"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="行业",
                    ),
                ),
                (
                    "management_class",
                    models.CharField(
                        blank=True,
                        choices=[("key", "重点管理"), ("simplified", "简化管理"), ("registered", "登记管理")],
                        default="",
                        max_length=40,
                        verbose_name="管理类别",
                    ),
                ),
                (
                    "edition",
                    models.CharField(
                        blank=True,
                        choices=[("2017", "2017年版名录"), ("2019", "2019年版名录")],
                        default="",
                        max_length=40,
                        verbose_name="名录版本",
                    ),
                ),
                (
                    "due_date",
                    models.DateField(
                        blank=True, help_text="当年应发证清单上的期限", null=True, verbose_name="应发证日期"
                    ),
                ),
                ("applied_date", models.DateField(blank=True, null=True, verbose_name="申请日期")),
                ("issued_date", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                ("backlog", models.CharField(blank=True, default="", max_length=200, verbose_name="未发证原因")),
                (
                    "report_period",
                    models.CharField(
                        blank=True,
                        choices=[("year", "年报"), ("half_year", "半年报"), ("quarter", "季报"), ("month", "月报")],
                        default="",
                        max_length=40,
                        verbose_name="执行报告种类",
                    ),
                ),
                (
                    "report_due",
                    models.DateField(
                        blank=True,
                        help_text="许可证写明的最近一期执行报告的期限",
                        null=True,
                        verbose_name="执行报告期限",
                    ),
                ),
                ("report_published_date", models.DateField(blank=True, null=True, verbose_name="执行报告公布日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.permit",
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
                        to="registers.permit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 排污许可证",
                "verbose_name_plural": "historical 排污许可证s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PermitCondition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("permit", models.CharField(db_index=True, max_length=40, verbose_name="许可证")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "outlet",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("concentration", "浓度限值"),
                            ("rate", "速率限值"),
                            ("amount", "年许可排放量"),
                            ("monitoring", "自行监测"),
                            ("reporting", "台账与报告"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="条件种类",
                    ),
                ),
                (
                    "factor",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pm", "颗粒物"),
                            ("so2", "二氧化硫"),
                            ("nox", "氮氧化物"),
                            ("voc", "挥发性有机物"),
                            ("co", "一氧化碳"),
                            ("nh3", "氨"),
                            ("hg", "汞及其化合物"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="监测因子",
                    ),
                ),
                (
                    "limit",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="单位写在下一列",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="限值",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[("mg_m3", "mg/m³"), ("kg_h", "kg/h"), ("t_a", "t/a"), ("per_year", "次/年")],
                        default="",
                        max_length=40,
                        verbose_name="单位",
                    ),
                ),
                ("standard", models.CharField(blank=True, default="", max_length=120, verbose_name="执行标准")),
                ("clause", models.CharField(blank=True, default="", max_length=120, verbose_name="许可证条文")),
                (
                    "automatic",
                    models.BooleanField(
                        blank=True, default=None, help_text="手工监测写否", null=True, verbose_name="自动监测"
                    ),
                ),
                ("wording", models.CharField(blank=True, default="", max_length=300, verbose_name="要求原文")),
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
                        to="registers.permitcondition",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "许可条件",
            },
        ),
        migrations.CreateModel(
            name="HistoricalPermitCondition",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("permit", models.CharField(db_index=True, max_length=40, verbose_name="许可证")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "outlet",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("concentration", "浓度限值"),
                            ("rate", "速率限值"),
                            ("amount", "年许可排放量"),
                            ("monitoring", "自行监测"),
                            ("reporting", "台账与报告"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="条件种类",
                    ),
                ),
                (
                    "factor",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pm", "颗粒物"),
                            ("so2", "二氧化硫"),
                            ("nox", "氮氧化物"),
                            ("voc", "挥发性有机物"),
                            ("co", "一氧化碳"),
                            ("nh3", "氨"),
                            ("hg", "汞及其化合物"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="监测因子",
                    ),
                ),
                (
                    "limit",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="单位写在下一列",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="限值",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[("mg_m3", "mg/m³"), ("kg_h", "kg/h"), ("t_a", "t/a"), ("per_year", "次/年")],
                        default="",
                        max_length=40,
                        verbose_name="单位",
                    ),
                ),
                ("standard", models.CharField(blank=True, default="", max_length=120, verbose_name="执行标准")),
                ("clause", models.CharField(blank=True, default="", max_length=120, verbose_name="许可证条文")),
                (
                    "automatic",
                    models.BooleanField(
                        blank=True, default=None, help_text="手工监测写否", null=True, verbose_name="自动监测"
                    ),
                ),
                ("wording", models.CharField(blank=True, default="", max_length=300, verbose_name="要求原文")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.permitcondition",
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
                        to="registers.permitcondition",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 许可条件",
                "verbose_name_plural": "historical 许可条件s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProductionLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("process", models.CharField(blank=True, default="", max_length=120, verbose_name="生产工艺")),
                ("product", models.CharField(blank=True, default="", max_length=80, verbose_name="产品")),
                (
                    "capacity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="单位写在下一列",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="设计产能",
                    ),
                ),
                (
                    "capacity_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("t_a", "吨/年"),
                            ("t_d", "吨/日"),
                            ("t_h", "吨/时"),
                            ("m3_a", "立方米/年"),
                            ("m2_a", "平方米/年"),
                            ("pieces_a", "万块（件）/年"),
                            ("mw", "兆瓦"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="产能单位",
                    ),
                ),
                (
                    "hours_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(8784),
                        ],
                        verbose_name="年运行时间",
                    ),
                ),
                (
                    "catalogue_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("encouraged", "鼓励类"),
                            ("allowed", "允许类"),
                            ("restricted", "限制类"),
                            ("to_eliminate", "淘汰类"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="产业目录类别",
                    ),
                ),
                (
                    "approval_number",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="环评批复文号"),
                ),
                (
                    "running_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("running", "运行"),
                            ("standby", "备用"),
                            ("stopped", "停运"),
                            ("building", "在建"),
                            ("removed", "已拆除"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="运行状态",
                    ),
                ),
                ("commissioned_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                (
                    "stopped_date",
                    models.DateField(blank=True, help_text="永久停用或拆除的那天", null=True, verbose_name="停用日期"),
                ),
                ("operator", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
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
                        to="registers.productionline",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "生产线",
            },
        ),
        migrations.CreateModel(
            name="HistoricalProductionLine",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("enterprise", models.CharField(db_index=True, max_length=40, verbose_name="所属企业")),
                ("process", models.CharField(blank=True, default="", max_length=120, verbose_name="生产工艺")),
                ("product", models.CharField(blank=True, default="", max_length=80, verbose_name="产品")),
                (
                    "capacity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="单位写在下一列",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="设计产能",
                    ),
                ),
                (
                    "capacity_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("t_a", "吨/年"),
                            ("t_d", "吨/日"),
                            ("t_h", "吨/时"),
                            ("m3_a", "立方米/年"),
                            ("m2_a", "平方米/年"),
                            ("pieces_a", "万块（件）/年"),
                            ("mw", "兆瓦"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="产能单位",
                    ),
                ),
                (
                    "hours_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(8784),
                        ],
                        verbose_name="年运行时间",
                    ),
                ),
                (
                    "catalogue_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("encouraged", "鼓励类"),
                            ("allowed", "允许类"),
                            ("restricted", "限制类"),
                            ("to_eliminate", "淘汰类"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="产业目录类别",
                    ),
                ),
                (
                    "approval_number",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="环评批复文号"),
                ),
                (
                    "running_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("running", "运行"),
                            ("standby", "备用"),
                            ("stopped", "停运"),
                            ("building", "在建"),
                            ("removed", "已拆除"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="运行状态",
                    ),
                ),
                ("commissioned_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                (
                    "stopped_date",
                    models.DateField(blank=True, help_text="永久停用或拆除的那天", null=True, verbose_name="停用日期"),
                ),
                ("operator", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.productionline",
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
                        to="registers.productionline",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 生产线",
                "verbose_name_plural": "historical 生产线s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="QuotaTrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("account", models.CharField(db_index=True, max_length=40, verbose_name="账户企业")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("coal", "煤炭消费"),
                            ("coal_replacement", "煤炭减量置换"),
                            ("energy", "用能权"),
                            ("so2", "二氧化硫排污权"),
                            ("nox", "氮氧化物排污权"),
                            ("pm", "颗粒物排污权"),
                            ("voc", "挥发性有机物排污权"),
                        ],
                        max_length=40,
                        verbose_name="指标种类",
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("allocation", "核定分配"),
                            ("purchase", "买入"),
                            ("sale", "卖出"),
                            ("replacement", "置换"),
                            ("use", "清缴使用"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="事由",
                    ),
                ),
                ("trade_date", models.DateField(verbose_name="日期")),
                (
                    "amount_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="得到为正，给出为负",
                        max_digits=18,
                        null=True,
                        verbose_name="数量",
                    ),
                ),
                (
                    "balance_t",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=18, null=True, verbose_name="账户余额"
                    ),
                ),
                (
                    "counterpart",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="对方单位；核定分配写分配机关",
                        max_length=120,
                        verbose_name="对手方",
                    ),
                ),
                (
                    "counterpart_code",
                    models.CharField(
                        blank=True, default="", help_text="对方账户的同一笔", max_length=40, verbose_name="对方记录编号"
                    ),
                ),
                (
                    "price_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="成交价款",
                    ),
                ),
                (
                    "contract_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="合同或批复文号"),
                ),
                ("approved_date", models.DateField(blank=True, null=True, verbose_name="批准日期")),
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
                        to="registers.quotatrade",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标交易置换",
            },
        ),
        migrations.CreateModel(
            name="HistoricalQuotaTrade",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("account", models.CharField(db_index=True, max_length=40, verbose_name="账户企业")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("coal", "煤炭消费"),
                            ("coal_replacement", "煤炭减量置换"),
                            ("energy", "用能权"),
                            ("so2", "二氧化硫排污权"),
                            ("nox", "氮氧化物排污权"),
                            ("pm", "颗粒物排污权"),
                            ("voc", "挥发性有机物排污权"),
                        ],
                        max_length=40,
                        verbose_name="指标种类",
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("allocation", "核定分配"),
                            ("purchase", "买入"),
                            ("sale", "卖出"),
                            ("replacement", "置换"),
                            ("use", "清缴使用"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="事由",
                    ),
                ),
                ("trade_date", models.DateField(verbose_name="日期")),
                (
                    "amount_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="得到为正，给出为负",
                        max_digits=18,
                        null=True,
                        verbose_name="数量",
                    ),
                ),
                (
                    "balance_t",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=18, null=True, verbose_name="账户余额"
                    ),
                ),
                (
                    "counterpart",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="对方单位；核定分配写分配机关",
                        max_length=120,
                        verbose_name="对手方",
                    ),
                ),
                (
                    "counterpart_code",
                    models.CharField(
                        blank=True, default="", help_text="对方账户的同一笔", max_length=40, verbose_name="对方记录编号"
                    ),
                ),
                (
                    "price_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="成交价款",
                    ),
                ),
                (
                    "contract_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="合同或批复文号"),
                ),
                ("approved_date", models.DateField(blank=True, null=True, verbose_name="批准日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.quotatrade",
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
                        to="registers.quotatrade",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 指标交易置换",
                "verbose_name_plural": "historical 指标交易置换s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RemoteSensingHit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("site", models.CharField(db_index=True, max_length=40, verbose_name="遥感点")),
                ("hit_date", models.DateField(verbose_name="过车日期")),
                (
                    "time",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,3})?)?)\\Z", "如 08:15:02.5"
                            )
                        ],
                        verbose_name="过车时间",
                    ),
                ),
                ("lane", models.CharField(blank=True, default="", max_length=20, verbose_name="车道")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True,
                        choices=[("diesel", "柴油"), ("other", "其他")],
                        default="",
                        max_length=40,
                        verbose_name="燃料",
                    ),
                ),
                (
                    "speed_km_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(300),
                        ],
                        verbose_name="车速",
                    ),
                ),
                (
                    "acceleration_m_s2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-20),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="加速度",
                    ),
                ),
                (
                    "vsp_kw_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-200),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="比功率",
                    ),
                ),
                (
                    "opacity_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="不透光度",
                    ),
                ),
                (
                    "opacity_limit_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="不透光度限值",
                    ),
                ),
                (
                    "ringelmann",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="林格曼黑度",
                    ),
                ),
                (
                    "ringelmann_limit",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="黑度限值",
                    ),
                ),
                (
                    "no_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-1000),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="一氧化氮",
                    ),
                ),
                (
                    "no_limit_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="一氧化氮筛查限值",
                    ),
                ),
                (
                    "valid",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="比功率等条件符合标准的才有效",
                        null=True,
                        verbose_name="结果有效",
                    ),
                ),
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
                        to="registers.remotesensinghit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "遥感监测结果",
            },
        ),
        migrations.CreateModel(
            name="HistoricalRemoteSensingHit",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("site", models.CharField(db_index=True, max_length=40, verbose_name="遥感点")),
                ("hit_date", models.DateField(verbose_name="过车日期")),
                (
                    "time",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,3})?)?)\\Z", "如 08:15:02.5"
                            )
                        ],
                        verbose_name="过车时间",
                    ),
                ),
                ("lane", models.CharField(blank=True, default="", max_length=20, verbose_name="车道")),
                (
                    "plate",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True,
                        choices=[("diesel", "柴油"), ("other", "其他")],
                        default="",
                        max_length=40,
                        verbose_name="燃料",
                    ),
                ),
                (
                    "speed_km_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(300),
                        ],
                        verbose_name="车速",
                    ),
                ),
                (
                    "acceleration_m_s2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-20),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="加速度",
                    ),
                ),
                (
                    "vsp_kw_t",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-200),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="比功率",
                    ),
                ),
                (
                    "opacity_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="不透光度",
                    ),
                ),
                (
                    "opacity_limit_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="不透光度限值",
                    ),
                ),
                (
                    "ringelmann",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="林格曼黑度",
                    ),
                ),
                (
                    "ringelmann_limit",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="黑度限值",
                    ),
                ),
                (
                    "no_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-1000),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="一氧化氮",
                    ),
                ),
                (
                    "no_limit_ppm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="一氧化氮筛查限值",
                    ),
                ),
                (
                    "valid",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="比功率等条件符合标准的才有效",
                        null=True,
                        verbose_name="结果有效",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.remotesensinghit",
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
                        to="registers.remotesensinghit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 遥感监测结果",
                "verbose_name_plural": "historical 遥感监测结果s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RemoteSensingSite",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("horizontal", "水平固定式"),
                            ("vertical", "垂直固定式"),
                            ("mobile", "移动式"),
                            ("black_smoke", "黑烟抓拍"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                ("road", models.CharField(blank=True, default="", max_length=120, verbose_name="路段")),
                (
                    "lanes",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="车道数",
                    ),
                ),
                (
                    "slope_degrees",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-20),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="坡度",
                    ),
                ),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="设备厂家")),
                ("operator", models.CharField(blank=True, default="", max_length=120, verbose_name="运维单位")),
                ("platform_code", models.CharField(blank=True, default="", max_length=40, verbose_name="联网编号")),
                (
                    "due_date",
                    models.DateField(blank=True, help_text="建设计划写的日期", null=True, verbose_name="应建成日期"),
                ),
                ("built_date", models.DateField(blank=True, null=True, verbose_name="建成日期")),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                ("online_date", models.DateField(blank=True, null=True, verbose_name="联网日期")),
                ("calibrated_date", models.DateField(blank=True, null=True, verbose_name="检定日期")),
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
                        to="registers.remotesensingsite",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "遥感监测点位",
            },
        ),
        migrations.CreateModel(
            name="HistoricalRemoteSensingSite",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("horizontal", "水平固定式"),
                            ("vertical", "垂直固定式"),
                            ("mobile", "移动式"),
                            ("black_smoke", "黑烟抓拍"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                ("road", models.CharField(blank=True, default="", max_length=120, verbose_name="路段")),
                (
                    "lanes",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="车道数",
                    ),
                ),
                (
                    "slope_degrees",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-20),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="坡度",
                    ),
                ),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="设备厂家")),
                ("operator", models.CharField(blank=True, default="", max_length=120, verbose_name="运维单位")),
                ("platform_code", models.CharField(blank=True, default="", max_length=40, verbose_name="联网编号")),
                (
                    "due_date",
                    models.DateField(blank=True, help_text="建设计划写的日期", null=True, verbose_name="应建成日期"),
                ),
                ("built_date", models.DateField(blank=True, null=True, verbose_name="建成日期")),
                ("accepted_date", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                ("online_date", models.DateField(blank=True, null=True, verbose_name="联网日期")),
                ("calibrated_date", models.DateField(blank=True, null=True, verbose_name="检定日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.remotesensingsite",
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
                        to="registers.remotesensingsite",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 遥感监测点位",
                "verbose_name_plural": "historical 遥感监测点位s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Renewable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="电站一行用电站编号；每月电量另起一行，用“电站编号/年-月”",
                        max_length=60,
                        verbose_name="编号",
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "plant",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="月度行填它属于哪个电站",
                        max_length=40,
                        verbose_name="电站编号",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wind", "风电"),
                            ("solar", "光伏"),
                            ("biomass", "生物质发电"),
                            ("hydro", "水电"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="种类",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True, default="", help_text="生物质填，如秸秆", max_length=60, verbose_name="燃料"
                    ),
                ),
                (
                    "capacity_mw",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="装机容量",
                    ),
                ),
                (
                    "approval_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="核准或备案文号"),
                ),
                ("in_service_date", models.DateField(blank=True, null=True, verbose_name="投运日期")),
                (
                    "month_date",
                    models.DateField(
                        blank=True, help_text="月度行填当月最后一天；电站行空着", null=True, verbose_name="月份"
                    ),
                ),
                (
                    "generated_mwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="上网电量",
                    ),
                ),
                (
                    "curtailed_mwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="写明口径见“口径”",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="弃电量",
                    ),
                ),
                (
                    "available_mwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="发电量加弃电量",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="可发电量",
                    ),
                ),
                (
                    "definition",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="弃电量怎样算、谁出具",
                        max_length=200,
                        verbose_name="口径和来源",
                    ),
                ),
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
                        to="registers.renewable",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "可再生能源电站",
            },
        ),
        migrations.CreateModel(
            name="HistoricalRenewable",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="电站一行用电站编号；每月电量另起一行，用“电站编号/年-月”",
                        max_length=60,
                        verbose_name="编号",
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "plant",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="月度行填它属于哪个电站",
                        max_length=40,
                        verbose_name="电站编号",
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wind", "风电"),
                            ("solar", "光伏"),
                            ("biomass", "生物质发电"),
                            ("hydro", "水电"),
                            ("other", "其他"),
                        ],
                        max_length=40,
                        verbose_name="种类",
                    ),
                ),
                (
                    "fuel",
                    models.CharField(
                        blank=True, default="", help_text="生物质填，如秸秆", max_length=60, verbose_name="燃料"
                    ),
                ),
                (
                    "capacity_mw",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="装机容量",
                    ),
                ),
                (
                    "approval_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="核准或备案文号"),
                ),
                ("in_service_date", models.DateField(blank=True, null=True, verbose_name="投运日期")),
                (
                    "month_date",
                    models.DateField(
                        blank=True, help_text="月度行填当月最后一天；电站行空着", null=True, verbose_name="月份"
                    ),
                ),
                (
                    "generated_mwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="上网电量",
                    ),
                ),
                (
                    "curtailed_mwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="写明口径见“口径”",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="弃电量",
                    ),
                ),
                (
                    "available_mwh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="发电量加弃电量",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="可发电量",
                    ),
                ),
                (
                    "definition",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="弃电量怎样算、谁出具",
                        max_length=200,
                        verbose_name="口径和来源",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.renewable",
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
                        to="registers.renewable",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 可再生能源电站",
                "verbose_name_plural": "historical 可再生能源电站s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RoadsideCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("check_date", models.DateField(verbose_name="检查日期")),
                ("road", models.CharField(blank=True, default="", max_length=120, verbose_name="路段")),
                ("joint", models.BooleanField(blank=True, default=None, null=True, verbose_name="三部门联合")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="检查人")),
                (
                    "plate",
                    models.CharField(
                        db_index=True,
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                ("local", models.BooleanField(blank=True, default=None, null=True, verbose_name="本市车辆")),
                (
                    "stage",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="排放阶段",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("free_acceleration", "自由加速法"),
                            ("black_smoke", "目测林格曼黑度"),
                            ("obd", "OBD 检查"),
                            ("urea", "尿素检查"),
                            ("remote", "遥感筛查后复测"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="检查方法",
                    ),
                ),
                (
                    "smoke_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数",
                    ),
                ),
                (
                    "smoke_limit_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数限值",
                    ),
                ),
                (
                    "ringelmann",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="林格曼黑度",
                    ),
                ),
                ("obd_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="OBD 检查合格")),
                ("urea_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="尿素检查合格")),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("penalty_due", models.DateField(blank=True, null=True, verbose_name="处罚期限")),
                ("penalty_date", models.DateField(blank=True, null=True, verbose_name="处罚日期")),
                (
                    "penalty_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="处罚决定书文号"),
                ),
                ("repair_due", models.DateField(blank=True, null=True, verbose_name="维修期限")),
                ("repair_date", models.DateField(blank=True, null=True, verbose_name="维修日期")),
                (
                    "repair_station",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="维修机构"),
                ),
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
                        to="registers.roadsidecheck",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "路检路查",
            },
        ),
        migrations.CreateModel(
            name="HistoricalRoadsideCheck",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("check_date", models.DateField(verbose_name="检查日期")),
                ("road", models.CharField(blank=True, default="", max_length=120, verbose_name="路段")),
                ("joint", models.BooleanField(blank=True, default=None, null=True, verbose_name="三部门联合")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="检查人")),
                (
                    "plate",
                    models.CharField(
                        db_index=True,
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[\\u4e00-\\u9fff][A-Z][0-9A-Z]{5,6}[\\u4e00-\\u9fff]?)\\Z", "如 示A12345"
                            )
                        ],
                        verbose_name="车牌号",
                    ),
                ),
                (
                    "plate_colour",
                    models.CharField(
                        choices=[
                            ("yellow", "黄"),
                            ("blue", "蓝"),
                            ("green", "绿"),
                            ("yellow_green", "黄绿"),
                            ("white", "白"),
                            ("black", "黑"),
                        ],
                        max_length=40,
                        verbose_name="号牌颜色",
                    ),
                ),
                ("local", models.BooleanField(blank=True, default=None, null=True, verbose_name="本市车辆")),
                (
                    "stage",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="排放阶段",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("free_acceleration", "自由加速法"),
                            ("black_smoke", "目测林格曼黑度"),
                            ("obd", "OBD 检查"),
                            ("urea", "尿素检查"),
                            ("remote", "遥感筛查后复测"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="检查方法",
                    ),
                ),
                (
                    "smoke_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数",
                    ),
                ),
                (
                    "smoke_limit_m1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="光吸收系数限值",
                    ),
                ),
                (
                    "ringelmann",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="林格曼黑度",
                    ),
                ),
                ("obd_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="OBD 检查合格")),
                ("urea_ok", models.BooleanField(blank=True, default=None, null=True, verbose_name="尿素检查合格")),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("penalty_due", models.DateField(blank=True, null=True, verbose_name="处罚期限")),
                ("penalty_date", models.DateField(blank=True, null=True, verbose_name="处罚日期")),
                (
                    "penalty_yuan",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="罚款",
                    ),
                ),
                (
                    "decision_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="处罚决定书文号"),
                ),
                ("repair_due", models.DateField(blank=True, null=True, verbose_name="维修期限")),
                ("repair_date", models.DateField(blank=True, null=True, verbose_name="维修日期")),
                (
                    "repair_station",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="维修机构"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.roadsidecheck",
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
                        to="registers.roadsidecheck",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 路检路查",
                "verbose_name_plural": "historical 路检路查s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Street",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="路名")),
                (
                    "road_class",
                    models.CharField(
                        blank=True,
                        choices=[("main", "主干路"), ("secondary", "次干路"), ("branch", "支路"), ("lane", "背街小巷")],
                        default="",
                        max_length=40,
                        verbose_name="道路等级",
                    ),
                ),
                ("in_built_up", models.BooleanField(blank=True, default=None, null=True, verbose_name="在建成区内")),
                (
                    "length_m",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="长度",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="机械化清扫率按面积算，长度只供参考",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="应清扫面积",
                    ),
                ),
                (
                    "swept_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="上月平均，一天扫几遍只算一遍；多于应清扫面积的按应清扫面积计",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="日均机械清扫面积",
                    ),
                ),
                ("measured_date", models.DateField(blank=True, null=True, verbose_name="核定日期")),
                (
                    "rounds",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="每日机械清扫遍数",
                    ),
                ),
                (
                    "washed",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="每日洒水遍数",
                    ),
                ),
                ("vehicle", models.CharField(blank=True, default="", max_length=20, verbose_name="清扫车车牌")),
                ("unit", models.CharField(blank=True, default="", max_length=120, verbose_name="清扫单位")),
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
                        to="registers.street",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "清扫道路",
            },
        ),
        migrations.CreateModel(
            name="HistoricalStreet",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="路名")),
                (
                    "road_class",
                    models.CharField(
                        blank=True,
                        choices=[("main", "主干路"), ("secondary", "次干路"), ("branch", "支路"), ("lane", "背街小巷")],
                        default="",
                        max_length=40,
                        verbose_name="道路等级",
                    ),
                ),
                ("in_built_up", models.BooleanField(blank=True, default=None, null=True, verbose_name="在建成区内")),
                (
                    "length_m",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="长度",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="机械化清扫率按面积算，长度只供参考",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="应清扫面积",
                    ),
                ),
                (
                    "swept_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="上月平均，一天扫几遍只算一遍；多于应清扫面积的按应清扫面积计",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="日均机械清扫面积",
                    ),
                ),
                ("measured_date", models.DateField(blank=True, null=True, verbose_name="核定日期")),
                (
                    "rounds",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="每日机械清扫遍数",
                    ),
                ),
                (
                    "washed",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="每日洒水遍数",
                    ),
                ),
                ("vehicle", models.CharField(blank=True, default="", max_length=20, verbose_name="清扫车车牌")),
                ("unit", models.CharField(blank=True, default="", max_length=120, verbose_name="清扫单位")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.street",
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
                        to="registers.street",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 清扫道路",
                "verbose_name_plural": "historical 清扫道路s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TestStation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[("test", "检验机构"), ("repair", "维修机构")], max_length=40, verbose_name="类别"
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                ("licence", models.CharField(blank=True, default="", max_length=60, verbose_name="资质认定证书编号")),
                ("licence_valid_to", models.DateField(blank=True, null=True, verbose_name="资质有效期至")),
                (
                    "lines",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="检测线数",
                    ),
                ),
                (
                    "diesel_lines",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="其中柴油车线",
                    ),
                ),
                ("linked_date", models.DateField(blank=True, null=True, verbose_name="与生态环境部门联网日期")),
                (
                    "disclosure_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("website", "网站"),
                            ("hall_screen", "大厅屏幕"),
                            ("other", "其他渠道"),
                            ("none", "没有公开"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="公开渠道",
                    ),
                ),
                (
                    "disclosure_address",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="公开网址或屏幕位置"),
                ),
                ("disclosure_checked_date", models.DateField(blank=True, null=True, verbose_name="公开核查日期")),
                (
                    "disclosure_ok",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="核查当时看到的，附照片",
                        null=True,
                        verbose_name="核查时正在公开过程和结果",
                    ),
                ),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="核查人")),
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
                        to="registers.teststation",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "检验与维修机构",
            },
        ),
        migrations.CreateModel(
            name="HistoricalTestStation",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[("test", "检验机构"), ("repair", "维修机构")], max_length=40, verbose_name="类别"
                    ),
                ),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "credit_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(?:[0123456789ABCDEFGHJKLMNPQRTUWXY]{18})\\Z",
                                "18 位数字和大写字母（没有 I、O、S、V、Z）",
                            )
                        ],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("legal_person", models.CharField(blank=True, default="", max_length=60, verbose_name="负责人")),
                ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                ("licence", models.CharField(blank=True, default="", max_length=60, verbose_name="资质认定证书编号")),
                ("licence_valid_to", models.DateField(blank=True, null=True, verbose_name="资质有效期至")),
                (
                    "lines",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="检测线数",
                    ),
                ),
                (
                    "diesel_lines",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="其中柴油车线",
                    ),
                ),
                ("linked_date", models.DateField(blank=True, null=True, verbose_name="与生态环境部门联网日期")),
                (
                    "disclosure_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("website", "网站"),
                            ("hall_screen", "大厅屏幕"),
                            ("other", "其他渠道"),
                            ("none", "没有公开"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="公开渠道",
                    ),
                ),
                (
                    "disclosure_address",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="公开网址或屏幕位置"),
                ),
                ("disclosure_checked_date", models.DateField(blank=True, null=True, verbose_name="公开核查日期")),
                (
                    "disclosure_ok",
                    models.BooleanField(
                        blank=True,
                        default=None,
                        help_text="核查当时看到的，附照片",
                        null=True,
                        verbose_name="核查时正在公开过程和结果",
                    ),
                ),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="核查人")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.teststation",
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
                        to="registers.teststation",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 检验与维修机构",
                "verbose_name_plural": "historical 检验与维修机构s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VapourTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("site", models.CharField(db_index=True, max_length=40, verbose_name="加油站、储油库、油罐车")),
                ("test_date", models.DateField(verbose_name="检测日期")),
                ("tester", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                (
                    "air_liquid_ratio",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="1.0 到 1.2 之间合格，含两端",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="气液比",
                    ),
                ),
                (
                    "resistance_18_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="液阻（18 L/min）",
                    ),
                ),
                (
                    "resistance_28_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="液阻（28 L/min）",
                    ),
                ),
                (
                    "resistance_38_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="液阻（38 L/min）",
                    ),
                ),
                (
                    "tightness_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="密闭性：5 分钟后剩余压力",
                    ),
                ),
                (
                    "tightness_limit_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="最小剩余压力限值",
                    ),
                ),
                (
                    "leak_umol",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="泄漏浓度最大值",
                    ),
                ),
                (
                    "outlet_g_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="处理装置排放浓度",
                    ),
                ),
                (
                    "boundary_mg_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="厂界非甲烷总烃",
                    ),
                ),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
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
                        to="registers.vapourtest",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "油气回收检测",
            },
        ),
        migrations.CreateModel(
            name="HistoricalVapourTest",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=60, verbose_name="编号")),
                ("site", models.CharField(db_index=True, max_length=40, verbose_name="加油站、储油库、油罐车")),
                ("test_date", models.DateField(verbose_name="检测日期")),
                ("tester", models.CharField(blank=True, default="", max_length=120, verbose_name="检测机构")),
                ("report_number", models.CharField(blank=True, default="", max_length=60, verbose_name="检测报告编号")),
                (
                    "air_liquid_ratio",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="1.0 到 1.2 之间合格，含两端",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="气液比",
                    ),
                ),
                (
                    "resistance_18_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="液阻（18 L/min）",
                    ),
                ),
                (
                    "resistance_28_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="液阻（28 L/min）",
                    ),
                ),
                (
                    "resistance_38_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="液阻（38 L/min）",
                    ),
                ),
                (
                    "tightness_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="密闭性：5 分钟后剩余压力",
                    ),
                ),
                (
                    "tightness_limit_pa",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="最小剩余压力限值",
                    ),
                ),
                (
                    "leak_umol",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="泄漏浓度最大值",
                    ),
                ),
                (
                    "outlet_g_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="处理装置排放浓度",
                    ),
                ),
                (
                    "boundary_mg_m3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="厂界非甲烷总烃",
                    ),
                ),
                (
                    "passed",
                    models.BooleanField(
                        blank=True, default=None, help_text="没有结果的空着", null=True, verbose_name="合格"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.vapourtest",
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
                        to="registers.vapourtest",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 油气回收检测",
                "verbose_name_plural": "historical 油气回收检测s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VehicleDisclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "product",
                    models.CharField(
                        choices=[("vehicle", "机动车"), ("engine", "发动机"), ("machine", "非道路移动机械")],
                        max_length=40,
                        verbose_name="产品",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[("made", "国产"), ("imported", "进口")],
                        default="",
                        max_length=40,
                        verbose_name="来源",
                    ),
                ),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="生产或进口企业")),
                ("model", models.CharField(blank=True, default="", max_length=80, verbose_name="车型型号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("engine_model", models.CharField(blank=True, default="", max_length=60, verbose_name="发动机型号")),
                ("stage", models.CharField(blank=True, default="", max_length=20, verbose_name="排放阶段")),
                (
                    "disclosure_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="信息公开编号"),
                ),
                ("web_address", models.CharField(blank=True, default="", max_length=200, verbose_name="公开网址")),
                ("test_disclosed_date", models.DateField(blank=True, null=True, verbose_name="排放检验信息公开日期")),
                (
                    "control_disclosed_date",
                    models.DateField(blank=True, null=True, verbose_name="污染控制技术信息公开日期"),
                ),
                (
                    "repair_disclosed_date",
                    models.DateField(blank=True, null=True, verbose_name="有关维修技术信息公开日期"),
                ),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="核查日期")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="核查人")),
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
                        to="registers.vehicledisclosure",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "车型环保信息公开",
            },
        ),
        migrations.CreateModel(
            name="HistoricalVehicleDisclosure",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                (
                    "product",
                    models.CharField(
                        choices=[("vehicle", "机动车"), ("engine", "发动机"), ("machine", "非道路移动机械")],
                        max_length=40,
                        verbose_name="产品",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[("made", "国产"), ("imported", "进口")],
                        default="",
                        max_length=40,
                        verbose_name="来源",
                    ),
                ),
                ("maker", models.CharField(blank=True, default="", max_length=120, verbose_name="生产或进口企业")),
                ("model", models.CharField(blank=True, default="", max_length=80, verbose_name="车型型号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                ("engine_model", models.CharField(blank=True, default="", max_length=60, verbose_name="发动机型号")),
                ("stage", models.CharField(blank=True, default="", max_length=20, verbose_name="排放阶段")),
                (
                    "disclosure_number",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="信息公开编号"),
                ),
                ("web_address", models.CharField(blank=True, default="", max_length=200, verbose_name="公开网址")),
                ("test_disclosed_date", models.DateField(blank=True, null=True, verbose_name="排放检验信息公开日期")),
                (
                    "control_disclosed_date",
                    models.DateField(blank=True, null=True, verbose_name="污染控制技术信息公开日期"),
                ),
                (
                    "repair_disclosed_date",
                    models.DateField(blank=True, null=True, verbose_name="有关维修技术信息公开日期"),
                ),
                ("checked_date", models.DateField(blank=True, null=True, verbose_name="核查日期")),
                ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="核查人")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.vehicledisclosure",
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
                        to="registers.vehicledisclosure",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 车型环保信息公开",
                "verbose_name_plural": "historical 车型环保信息公开s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VocSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "outlet",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"),
                ),
                (
                    "process",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("printing", "印刷"),
                            ("coating", "涂装"),
                            ("gluing", "涂胶、复合"),
                            ("cleaning", "溶剂清洗"),
                            ("drying", "烘干固化"),
                            ("chemical", "化工反应"),
                            ("storage", "储罐"),
                            ("loading", "装卸"),
                            ("repair_spray", "汽修喷漆"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="产污工序",
                    ),
                ),
                (
                    "in_census",
                    models.BooleanField(
                        blank=True, default=None, help_text="第二次污染源普查", null=True, verbose_name="普查名录中有"
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="现场核实日期")),
                ("solvent", models.CharField(blank=True, default="", max_length=120, verbose_name="含 VOCs 原辅料")),
                ("low_voc", models.BooleanField(blank=True, default=None, null=True, verbose_name="低 VOCs 原辅料")),
                (
                    "used_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="折成纯 VOCs",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="VOCs 年使用量",
                    ),
                ),
                (
                    "product_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="进入产品",
                    ),
                ),
                (
                    "recovered_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="回收和处置",
                    ),
                ),
                (
                    "destroyed_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="治理去除",
                    ),
                ),
                (
                    "emitted_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年排放量",
                    ),
                ),
                (
                    "initial_rate_kg_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="NMHC 初始排放速率",
                    ),
                ),
                (
                    "device",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="治理设施"),
                ),
                (
                    "control_efficiency",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="写百分数，如 95",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="处理效率",
                    ),
                ),
                (
                    "sealing_points",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="密封点数",
                    ),
                ),
                (
                    "ldar_required",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="应做泄漏检测"),
                ),
                (
                    "monitor_required",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="应安装自动监控"),
                ),
                ("monitor_accepted_date", models.DateField(blank=True, null=True, verbose_name="自动监控验收日期")),
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
                        to="registers.vocsource",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "VOCs 排放源",
            },
        ),
        migrations.CreateModel(
            name="HistoricalVocSource",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                    "lon",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="经度",
                    ),
                ),
                (
                    "lat",
                    models.FloatField(
                        blank=True,
                        help_text="WGS-84，十进制度",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="纬度",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="名称")),
                (
                    "enterprise",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"),
                ),
                (
                    "outlet",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="排放口"),
                ),
                (
                    "process",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("printing", "印刷"),
                            ("coating", "涂装"),
                            ("gluing", "涂胶、复合"),
                            ("cleaning", "溶剂清洗"),
                            ("drying", "烘干固化"),
                            ("chemical", "化工反应"),
                            ("storage", "储罐"),
                            ("loading", "装卸"),
                            ("repair_spray", "汽修喷漆"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="产污工序",
                    ),
                ),
                (
                    "in_census",
                    models.BooleanField(
                        blank=True, default=None, help_text="第二次污染源普查", null=True, verbose_name="普查名录中有"
                    ),
                ),
                ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="现场核实日期")),
                ("solvent", models.CharField(blank=True, default="", max_length=120, verbose_name="含 VOCs 原辅料")),
                ("low_voc", models.BooleanField(blank=True, default=None, null=True, verbose_name="低 VOCs 原辅料")),
                (
                    "used_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="折成纯 VOCs",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="VOCs 年使用量",
                    ),
                ),
                (
                    "product_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="进入产品",
                    ),
                ),
                (
                    "recovered_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="回收和处置",
                    ),
                ),
                (
                    "destroyed_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="治理去除",
                    ),
                ),
                (
                    "emitted_t_a",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="年排放量",
                    ),
                ),
                (
                    "initial_rate_kg_h",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="NMHC 初始排放速率",
                    ),
                ),
                (
                    "device",
                    models.CharField(blank=True, db_index=True, default="", max_length=40, verbose_name="治理设施"),
                ),
                (
                    "control_efficiency",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="写百分数，如 95",
                        max_digits=18,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="处理效率",
                    ),
                ),
                (
                    "sealing_points",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(2147483647),
                        ],
                        verbose_name="密封点数",
                    ),
                ),
                (
                    "ldar_required",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="应做泄漏检测"),
                ),
                (
                    "monitor_required",
                    models.BooleanField(blank=True, default=None, null=True, verbose_name="应安装自动监控"),
                ),
                ("monitor_accepted_date", models.DateField(blank=True, null=True, verbose_name="自动监控验收日期")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.vocsource",
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
                        to="registers.vocsource",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical VOCs 排放源",
                "verbose_name_plural": "historical VOCs 排放源s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Zone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("diesel_truck", "柴油货车禁限行区"),
                            ("truck", "货车禁限行区"),
                            ("machine", "高排放机械禁用区"),
                            ("low_emission", "低排放控制区"),
                        ],
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        choices=[("ban", "禁止"), ("hours", "分时限制"), ("permit", "凭证通行")],
                        default="",
                        max_length=40,
                        verbose_name="管控方式",
                    ),
                ),
                (
                    "max_stage",
                    models.IntegerField(
                        blank=True,
                        help_text="3 为国三及以下（含国三）",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="管控到哪一阶段",
                    ),
                ),
                (
                    "area_code",
                    models.CharField(
                        blank=True, default="", help_text="“区域”台账里的边界", max_length=40, verbose_name="区域编号"
                    ),
                ),
                ("bounds", models.CharField(blank=True, default="", max_length=500, verbose_name="四至范围")),
                ("hours", models.CharField(blank=True, default="", max_length=120, verbose_name="管控时段")),
                ("exemptions", models.CharField(blank=True, default="", max_length=300, verbose_name="豁免")),
                ("legal_notice", models.CharField(blank=True, default="", max_length=200, verbose_name="公告标题")),
                ("notice_number", models.CharField(blank=True, default="", max_length=60, verbose_name="文号")),
                ("issuer", models.CharField(blank=True, default="", max_length=60, verbose_name="发布机关")),
                ("drawn_date", models.DateField(blank=True, null=True, verbose_name="划定日期")),
                ("published_date", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("effective_date", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                (
                    "signs",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="标志数",
                    ),
                ),
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
                        to="registers.zone",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "限行与禁用区",
            },
        ),
        migrations.CreateModel(
            name="HistoricalZone",
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
                        blank=True, help_text="从哪天起是这样，空着为一直如此", null=True, verbose_name="起始日期"
                    ),
                ),
                (
                    "to_date",
                    models.DateField(
                        blank=True, help_text="到哪天为止（不含当天），空着为仍有效", null=True, verbose_name="终止日期"
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
                ("code", models.CharField(max_length=40, verbose_name="编号")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("diesel_truck", "柴油货车禁限行区"),
                            ("truck", "货车禁限行区"),
                            ("machine", "高排放机械禁用区"),
                            ("low_emission", "低排放控制区"),
                        ],
                        max_length=40,
                        verbose_name="类别",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        choices=[("ban", "禁止"), ("hours", "分时限制"), ("permit", "凭证通行")],
                        default="",
                        max_length=40,
                        verbose_name="管控方式",
                    ),
                ),
                (
                    "max_stage",
                    models.IntegerField(
                        blank=True,
                        help_text="3 为国三及以下（含国三）",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="管控到哪一阶段",
                    ),
                ),
                (
                    "area_code",
                    models.CharField(
                        blank=True, default="", help_text="“区域”台账里的边界", max_length=40, verbose_name="区域编号"
                    ),
                ),
                ("bounds", models.CharField(blank=True, default="", max_length=500, verbose_name="四至范围")),
                ("hours", models.CharField(blank=True, default="", max_length=120, verbose_name="管控时段")),
                ("exemptions", models.CharField(blank=True, default="", max_length=300, verbose_name="豁免")),
                ("legal_notice", models.CharField(blank=True, default="", max_length=200, verbose_name="公告标题")),
                ("notice_number", models.CharField(blank=True, default="", max_length=60, verbose_name="文号")),
                ("issuer", models.CharField(blank=True, default="", max_length=60, verbose_name="发布机关")),
                ("drawn_date", models.DateField(blank=True, null=True, verbose_name="划定日期")),
                ("published_date", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("effective_date", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                (
                    "signs",
                    models.IntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="标志数",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        to="registers.zone",
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
                        to="registers.zone",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical 限行与禁用区",
                "verbose_name_plural": "historical 限行与禁用区s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="applications_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="applications_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="applications_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="applications_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="applications_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="areas_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)), fields=("code",), name="areas_one_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="areas_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="areas_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="areas_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="audits_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="audits_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="audits_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="audits_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="audits_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="burningevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="burning_events_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="burningevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="burning_events_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="burningevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="burning_events_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="burningevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="burning_events_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="burningevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="burning_events_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityreplacement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="capacity_replacements_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityreplacement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="capacity_replacements_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityreplacement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="capacity_replacements_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityreplacement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="capacity_replacements_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacityreplacement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="capacity_replacements_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="carrier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code", "month_date"),
                name="carriers_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="carrier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code", "month_date"),
                name="carriers_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="carrier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "month_date", "from_date"),
                name="carriers_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="carrier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="carriers_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="carrier",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="carriers_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanfuelbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="clean_fuel_batches_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanfuelbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="clean_fuel_batches_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanfuelbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="clean_fuel_batches_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanfuelbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="clean_fuel_batches_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanfuelbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="clean_fuel_batches_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="coalentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("outlet", "entry_date"),
                name="coal_ledger_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("outlet", "entry_date"),
                name="coal_ledger_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("outlet", "entry_date", "from_date"),
                name="coal_ledger_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="coal_ledger_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="coal_ledger_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="coaloutlet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="coal_outlets_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="coaloutlet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="coal_outlets_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coaloutlet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="coal_outlets_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="coaloutlet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="coal_outlets_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coaloutlet",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="coal_outlets_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="coalsample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="coal_samples_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalsample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="coal_samples_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalsample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="coal_samples_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="coalsample",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="coal_samples_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalsample",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="coal_samples_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="controldevice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="control_devices_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="controldevice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="control_devices_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="controldevice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="control_devices_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="controldevice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="control_devices_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="controldevice",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="control_devices_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="emissiontest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="emission_tests_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="emissiontest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="emission_tests_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="emissiontest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="emission_tests_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="emissiontest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="emission_tests_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="emissiontest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="emission_tests_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="energyuse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("enterprise", "month_date"),
                name="energy_use_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="energyuse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("enterprise", "month_date"),
                name="energy_use_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="energyuse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("enterprise", "month_date", "from_date"),
                name="energy_use_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="energyuse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="energy_use_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="energyuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="energy_use_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="farm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="farms_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="farm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)), fields=("code",), name="farms_one_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="farm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="farms_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="farm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="farms_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="farm",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="farms_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="fertiliseruse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("product", "month_date"),
                name="fertiliser_use_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="fertiliseruse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("product", "month_date"),
                name="fertiliser_use_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fertiliseruse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("product", "month_date", "from_date"),
                name="fertiliser_use_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="fertiliseruse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="fertiliser_use_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fertiliseruse",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="fertiliser_use_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsale",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("site", "year"),
                name="fuel_sales_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsale",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("site", "year"),
                name="fuel_sales_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsale",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("site", "year", "from_date"),
                name="fuel_sales_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="fuel_sales_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsale",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="fuel_sales_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="fuel_sites_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="fuel_sites_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="fuel_sites_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="fuel_sites_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fuelsite",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="fuel_sites_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="fugitivepoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="fugitive_points_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="fugitivepoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="fugitive_points_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fugitivepoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="fugitive_points_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="fugitivepoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="fugitive_points_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="fugitivepoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="fugitive_points_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="heatingarea",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="heating_areas_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="heatingarea",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="heating_areas_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="heatingarea",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="heating_areas_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="heatingarea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="heating_areas_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="heatingarea",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="heating_areas_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="households_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="households_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="households_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="households_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="households_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="illegalfuelsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="illegal_fuel_sites_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="illegalfuelsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="illegal_fuel_sites_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="illegalfuelsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="illegal_fuel_sites_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="illegalfuelsite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="illegal_fuel_sites_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="illegalfuelsite",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="illegal_fuel_sites_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiln",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="kilns_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiln",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)), fields=("code",), name="kilns_one_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiln",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="kilns_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiln",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="kilns_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiln",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="kilns_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarleak",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="ldar_leaks_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarleak",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="ldar_leaks_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarleak",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="ldar_leaks_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarleak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="ldar_leaks_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarleak",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="ldar_leaks_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="ldar_rounds_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="ldar_rounds_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="ldar_rounds_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="ldar_rounds_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="ldarround",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="ldar_rounds_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="listeditem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="listed_items_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="listeditem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="listed_items_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="listeditem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="listed_items_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="listeditem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="listed_items_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="listeditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="listed_items_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="machine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="machines_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="machine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="machines_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="machine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="machines_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="machine",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="machines_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="machine",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="machines_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="mine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="mines_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="mine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)), fields=("code",), name="mines_one_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="mine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="mines_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="mine",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="mines_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="mine",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="mines_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="mucktruck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="muck_trucks_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="mucktruck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="muck_trucks_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="mucktruck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="muck_trucks_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="mucktruck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="muck_trucks_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="mucktruck",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="muck_trucks_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="newbuilding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="new_buildings_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="newbuilding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="new_buildings_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="newbuilding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="new_buildings_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="newbuilding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="new_buildings_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="newbuilding",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="new_buildings_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="oilsample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="oil_samples_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="oilsample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="oil_samples_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="oilsample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="oil_samples_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="oilsample",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="oil_samples_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="oilsample",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="oil_samples_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="park",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="parks_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="park",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)), fields=("code",), name="parks_one_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="park",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="parks_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="park",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="parks_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="park",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="parks_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="permits_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="permits_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="permits_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="permits_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="permits_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="permitcondition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="permit_conditions_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="permitcondition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="permit_conditions_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="permitcondition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="permit_conditions_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="permitcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="permit_conditions_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="permitcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="permit_conditions_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="productionline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="production_lines_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="productionline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="production_lines_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="productionline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="production_lines_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="productionline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="production_lines_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="productionline",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="production_lines_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="quotatrade",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="quota_trades_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="quotatrade",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="quota_trades_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="quotatrade",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="quota_trades_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="quotatrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="quota_trades_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="quotatrade",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="quota_trades_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensinghit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="remote_sensing_hits_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensinghit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="remote_sensing_hits_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensinghit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="remote_sensing_hits_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensinghit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="remote_sensing_hits_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensinghit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="remote_sensing_hits_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensingsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="remote_sensing_sites_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensingsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="remote_sensing_sites_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensingsite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="remote_sensing_sites_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensingsite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="remote_sensing_sites_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="remotesensingsite",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="remote_sensing_sites_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="renewable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="renewables_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="renewable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="renewables_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="renewable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="renewables_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="renewable",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="renewables_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="renewable",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="renewables_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="roadsidecheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="roadside_checks_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadsidecheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="roadside_checks_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadsidecheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="roadside_checks_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadsidecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="roadside_checks_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadsidecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="roadside_checks_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="street",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="streets_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="street",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="streets_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="street",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="streets_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="street",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="streets_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="street",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="streets_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="teststation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="test_stations_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="teststation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="test_stations_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="teststation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="test_stations_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="teststation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="test_stations_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="teststation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="test_stations_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="vapourtest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="vapour_tests_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="vapourtest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="vapour_tests_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="vapourtest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="vapour_tests_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="vapourtest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="vapour_tests_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="vapourtest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="vapour_tests_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicledisclosure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="vehicle_disclosures_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicledisclosure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="vehicle_disclosures_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicledisclosure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("code", "from_date"),
                name="vehicle_disclosures_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicledisclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="vehicle_disclosures_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="vehicledisclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="vehicle_disclosures_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="vocsource",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)),
                fields=("code",),
                name="voc_sources_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="vocsource",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)),
                fields=("code",),
                name="voc_sources_one_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="vocsource",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="voc_sources_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="vocsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="voc_sources_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="vocsource",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="voc_sources_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="zone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("to_date", None)), fields=("code",), name="zones_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="zone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None), ("from_date", None)), fields=("code",), name="zones_one_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="zone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)), fields=("code", "from_date"), name="zones_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="zone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_date", None), ("to_date", None), ("from_date__lt", models.F("to_date")), _connector="OR"
                ),
                name="zones_begins_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="zone",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "confirmed"])), name="zones_known_state"
            ),
        ),
    ]
