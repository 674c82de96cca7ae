"""The first registers and the history of their rows, as Django wrote it."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import airshed.web.kit.tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_token"),
    ]

    operations = [
        airshed.web.kit.tables.MadeTogether(
            operations=[
                migrations.CreateModel(
                    name="Boiler",
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
                            "device",
                            models.CharField(
                                choices=[
                                    ("boiler", "燃煤锅炉"),
                                    ("tea_boiler", "茶水炉"),
                                    ("stove", "经营性炉灶"),
                                    ("grain_dryer", "粮食烘干机"),
                                ],
                                max_length=40,
                                verbose_name="设备种类",
                            ),
                        ),
                        (
                            "capacity_t_h",
                            models.DecimalField(
                                blank=True,
                                decimal_places=3,
                                help_text="0.7 MW 折合 1 t/h",
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="额定蒸发量",
                            ),
                        ),
                        (
                            "fuel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("coal", "煤"),
                                    ("gas", "天然气"),
                                    ("electricity", "电"),
                                    ("oil", "油"),
                                    ("biomass", "生物质"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="燃料",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("heating", "供暖"),
                                    ("process", "生产"),
                                    ("hot_water", "热水"),
                                    ("cooking", "餐饮"),
                                    ("drying", "烘干"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "in_built_up",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="在建成区内"),
                        ),
                        (
                            "enterprise",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"
                            ),
                        ),
                        (
                            "owner",
                            models.CharField(
                                blank=True, default="", help_text="个体户填姓名", max_length=120, verbose_name="业主"
                            ),
                        ),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                        ("built_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                        ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="排查日期")),
                        (
                            "exception_approved",
                            models.BooleanField(
                                blank=True, default=None, help_text="有批准文件", null=True, verbose_name="经批准保留"
                            ),
                        ),
                        ("removed_date", models.DateField(blank=True, null=True, verbose_name="拆除或停用日期")),
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
                                to="registers.boiler",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "燃煤锅炉等设施",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="boilers_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="boilers_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="boilers_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="boilers_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])), name="boilers_known_state"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConstructionSite",
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
                        ("builder", models.CharField(blank=True, default="", max_length=120, verbose_name="施工单位")),
                        (
                            "legal_person",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="扬尘防治责任人"),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                        (
                            "in_built_up",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="在建成区内"),
                        ),
                        (
                            "listed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="已列入工地管理清单"),
                        ),
                        ("started_date", models.DateField(blank=True, null=True, verbose_name="开工日期")),
                        ("finished_date", models.DateField(blank=True, null=True, verbose_name="完工日期")),
                        (
                            "responsible_named",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="已明确扬尘控制责任人"
                            ),
                        ),
                        (
                            "cost_in_price",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="治理费用列入造价"),
                        ),
                        (
                            "muck_enclosed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="渣土车辆密闭运输"),
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
                                to="registers.constructionsite",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "施工工地",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="construction_sites_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="construction_sites_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="construction_sites_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="construction_sites_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])),
                                name="construction_sites_known_state",
                            ),
                        ],
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
                        ("code", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "clause",
                            models.CharField(
                                db_index=True,
                                help_text="它证明哪一条，如 C3.4-10",
                                max_length=30,
                                verbose_name="条款或指标编号",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="标题")),
                        ("number", models.CharField(blank=True, default="", max_length=60, verbose_name="文号")),
                        ("issuer", models.CharField(blank=True, default="", max_length=60, verbose_name="发文部门")),
                        ("document_date", models.DateField(blank=True, null=True, verbose_name="成文日期")),
                        ("published_date", models.DateField(blank=True, null=True, verbose_name="公布日期")),
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
                                to="registers.document",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "文件",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="documents_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="documents_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="documents_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="documents_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])), name="documents_known_state"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Enterprise",
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
                        ("name", models.CharField(db_index=True, max_length=120, verbose_name="名称")),
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
                        (
                            "legal_person",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="法定代表人"),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
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
                            "key_polluter",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="重点排污单位"),
                        ),
                        (
                            "listed_key_unit",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="已列入重点排污单位名录"
                            ),
                        ),
                        (
                            "voc_key_unit",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="挥发性有机物重点单位"
                            ),
                        ),
                        ("disclosed_date", models.DateField(blank=True, null=True, verbose_name="环境信息公开日期")),
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
                            "catalogue_checked_date",
                            models.DateField(blank=True, null=True, verbose_name="产业目录核对日期"),
                        ),
                        ("screened_date", models.DateField(blank=True, null=True, verbose_name="淘汰落后产能排查日期")),
                        ("audit_due", models.DateField(blank=True, null=True, verbose_name="清洁生产审核期限")),
                        (
                            "audit_done_date",
                            models.DateField(blank=True, null=True, verbose_name="清洁生产审核通过日期"),
                        ),
                        ("energy_audit_due", models.DateField(blank=True, null=True, verbose_name="能源审计期限")),
                        (
                            "energy_audit_done_date",
                            models.DateField(blank=True, null=True, verbose_name="能源审计完成日期"),
                        ),
                        (
                            "waste_heat_suitable",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="具备余热供热条件"),
                        ),
                        (
                            "waste_heat_checked_date",
                            models.DateField(blank=True, null=True, verbose_name="余热条件核查日期"),
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
                                to="registers.enterprise",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "企业",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="enterprises_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="enterprises_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="enterprises_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="enterprises_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])),
                                name="enterprises_known_state",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBoiler",
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
                            "device",
                            models.CharField(
                                choices=[
                                    ("boiler", "燃煤锅炉"),
                                    ("tea_boiler", "茶水炉"),
                                    ("stove", "经营性炉灶"),
                                    ("grain_dryer", "粮食烘干机"),
                                ],
                                max_length=40,
                                verbose_name="设备种类",
                            ),
                        ),
                        (
                            "capacity_t_h",
                            models.DecimalField(
                                blank=True,
                                decimal_places=3,
                                help_text="0.7 MW 折合 1 t/h",
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="额定蒸发量",
                            ),
                        ),
                        (
                            "fuel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("coal", "煤"),
                                    ("gas", "天然气"),
                                    ("electricity", "电"),
                                    ("oil", "油"),
                                    ("biomass", "生物质"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="燃料",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("heating", "供暖"),
                                    ("process", "生产"),
                                    ("hot_water", "热水"),
                                    ("cooking", "餐饮"),
                                    ("drying", "烘干"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "in_built_up",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="在建成区内"),
                        ),
                        (
                            "enterprise",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"
                            ),
                        ),
                        (
                            "owner",
                            models.CharField(
                                blank=True, default="", help_text="个体户填姓名", max_length=120, verbose_name="业主"
                            ),
                        ),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                        ("built_date", models.DateField(blank=True, null=True, verbose_name="投用日期")),
                        ("surveyed_date", models.DateField(blank=True, null=True, verbose_name="排查日期")),
                        (
                            "exception_approved",
                            models.BooleanField(
                                blank=True, default=None, help_text="有批准文件", null=True, verbose_name="经批准保留"
                            ),
                        ),
                        ("removed_date", models.DateField(blank=True, null=True, verbose_name="拆除或停用日期")),
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
                                to="registers.boiler",
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
                                to="registers.boiler",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 燃煤锅炉等设施",
                        "verbose_name_plural": "historical 燃煤锅炉等设施s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConstructionSite",
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
                        ("builder", models.CharField(blank=True, default="", max_length=120, verbose_name="施工单位")),
                        (
                            "legal_person",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="扬尘防治责任人"),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                        (
                            "in_built_up",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="在建成区内"),
                        ),
                        (
                            "listed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="已列入工地管理清单"),
                        ),
                        ("started_date", models.DateField(blank=True, null=True, verbose_name="开工日期")),
                        ("finished_date", models.DateField(blank=True, null=True, verbose_name="完工日期")),
                        (
                            "responsible_named",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="已明确扬尘控制责任人"
                            ),
                        ),
                        (
                            "cost_in_price",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="治理费用列入造价"),
                        ),
                        (
                            "muck_enclosed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="渣土车辆密闭运输"),
                        ),
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
                                to="registers.constructionsite",
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
                                to="registers.constructionsite",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 施工工地",
                        "verbose_name_plural": "historical 施工工地s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument",
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
                        ("code", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "clause",
                            models.CharField(
                                db_index=True,
                                help_text="它证明哪一条，如 C3.4-10",
                                max_length=30,
                                verbose_name="条款或指标编号",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="标题")),
                        ("number", models.CharField(blank=True, default="", max_length=60, verbose_name="文号")),
                        ("issuer", models.CharField(blank=True, default="", max_length=60, verbose_name="发文部门")),
                        ("document_date", models.DateField(blank=True, null=True, verbose_name="成文日期")),
                        ("published_date", models.DateField(blank=True, null=True, verbose_name="公布日期")),
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
                                to="registers.document",
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
                                to="registers.document",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 文件",
                        "verbose_name_plural": "historical 文件s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEnterprise",
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
                        ("name", models.CharField(db_index=True, max_length=120, verbose_name="名称")),
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
                        (
                            "legal_person",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="法定代表人"),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
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
                            "key_polluter",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="重点排污单位"),
                        ),
                        (
                            "listed_key_unit",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="已列入重点排污单位名录"
                            ),
                        ),
                        (
                            "voc_key_unit",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="挥发性有机物重点单位"
                            ),
                        ),
                        ("disclosed_date", models.DateField(blank=True, null=True, verbose_name="环境信息公开日期")),
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
                            "catalogue_checked_date",
                            models.DateField(blank=True, null=True, verbose_name="产业目录核对日期"),
                        ),
                        ("screened_date", models.DateField(blank=True, null=True, verbose_name="淘汰落后产能排查日期")),
                        ("audit_due", models.DateField(blank=True, null=True, verbose_name="清洁生产审核期限")),
                        (
                            "audit_done_date",
                            models.DateField(blank=True, null=True, verbose_name="清洁生产审核通过日期"),
                        ),
                        ("energy_audit_due", models.DateField(blank=True, null=True, verbose_name="能源审计期限")),
                        (
                            "energy_audit_done_date",
                            models.DateField(blank=True, null=True, verbose_name="能源审计完成日期"),
                        ),
                        (
                            "waste_heat_suitable",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="具备余热供热条件"),
                        ),
                        (
                            "waste_heat_checked_date",
                            models.DateField(blank=True, null=True, verbose_name="余热条件核查日期"),
                        ),
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
                                to="registers.enterprise",
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
                                to="registers.enterprise",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 企业",
                        "verbose_name_plural": "historical 企业s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Outlet",
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
                        (
                            "stack_height_m",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="排气筒高度",
                            ),
                        ),
                        (
                            "inner_diameter_m",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="出口内径",
                            ),
                        ),
                        (
                            "factors",
                            models.CharField(
                                blank=True,
                                default="",
                                help_text="用逗号隔开：pm 颗粒物、so2、nox、voc、co",
                                max_length=100,
                                verbose_name="监测因子",
                            ),
                        ),
                        (
                            "limit_pm_mg_m3",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="颗粒物限值",
                            ),
                        ),
                        (
                            "limit_so2_mg_m3",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="二氧化硫限值",
                            ),
                        ),
                        (
                            "limit_nox_mg_m3",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
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
                            "limit_source",
                            models.CharField(blank=True, default="", max_length=120, verbose_name="限值依据"),
                        ),
                        (
                            "key_listed",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="已列入重点排污单位名录"
                            ),
                        ),
                        (
                            "monitor_required",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="应安装自动监控"),
                        ),
                        (
                            "monitor_accepted_date",
                            models.DateField(blank=True, null=True, verbose_name="自动监控验收日期"),
                        ),
                        (
                            "compliant_share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                help_text="0 到 1 之间，1 为全部达标",
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(1),
                                ],
                                verbose_name="达标小时比例",
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
                                to="registers.outlet",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "排放口",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="outlets_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="outlets_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="outlets_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="outlets_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])), name="outlets_known_state"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOutlet",
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
                        (
                            "stack_height_m",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="排气筒高度",
                            ),
                        ),
                        (
                            "inner_diameter_m",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="出口内径",
                            ),
                        ),
                        (
                            "factors",
                            models.CharField(
                                blank=True,
                                default="",
                                help_text="用逗号隔开：pm 颗粒物、so2、nox、voc、co",
                                max_length=100,
                                verbose_name="监测因子",
                            ),
                        ),
                        (
                            "limit_pm_mg_m3",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="颗粒物限值",
                            ),
                        ),
                        (
                            "limit_so2_mg_m3",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="二氧化硫限值",
                            ),
                        ),
                        (
                            "limit_nox_mg_m3",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
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
                            "limit_source",
                            models.CharField(blank=True, default="", max_length=120, verbose_name="限值依据"),
                        ),
                        (
                            "key_listed",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="已列入重点排污单位名录"
                            ),
                        ),
                        (
                            "monitor_required",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="应安装自动监控"),
                        ),
                        (
                            "monitor_accepted_date",
                            models.DateField(blank=True, null=True, verbose_name="自动监控验收日期"),
                        ),
                        (
                            "compliant_share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                help_text="0 到 1 之间，1 为全部达标",
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(1),
                                ],
                                verbose_name="达标小时比例",
                            ),
                        ),
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
                                to="registers.outlet",
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
                                to="registers.outlet",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 排放口",
                        "verbose_name_plural": "historical 排放口s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Return",
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
                        ("code", models.CharField(max_length=80, verbose_name="编号")),
                        ("clause", models.CharField(db_index=True, max_length=30, verbose_name="条款编号")),
                        (
                            "item",
                            models.CharField(help_text="方案指标里写的项目代码", max_length=60, verbose_name="项目"),
                        ),
                        ("first_date", models.DateField(blank=True, null=True, verbose_name="期间首日")),
                        ("last_date", models.DateField(verbose_name="期间末日")),
                        ("value", models.DecimalField(decimal_places=5, max_digits=18, verbose_name="报送值")),
                        ("unit", models.CharField(blank=True, default="", max_length=30, verbose_name="单位")),
                        (
                            "base_value",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=18, null=True, verbose_name="基期值"
                            ),
                        ),
                        (
                            "confirmed",
                            models.BooleanField(
                                blank=True,
                                default=None,
                                help_text="未确认的不计入",
                                null=True,
                                verbose_name="部门负责人已确认",
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
                                to="registers.return",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "部门报送数据",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="returns_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="returns_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="returns_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="returns_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])), name="returns_known_state"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReturn",
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
                        ("code", models.CharField(max_length=80, verbose_name="编号")),
                        ("clause", models.CharField(db_index=True, max_length=30, verbose_name="条款编号")),
                        (
                            "item",
                            models.CharField(help_text="方案指标里写的项目代码", max_length=60, verbose_name="项目"),
                        ),
                        ("first_date", models.DateField(blank=True, null=True, verbose_name="期间首日")),
                        ("last_date", models.DateField(verbose_name="期间末日")),
                        ("value", models.DecimalField(decimal_places=5, max_digits=18, verbose_name="报送值")),
                        ("unit", models.CharField(blank=True, default="", max_length=30, verbose_name="单位")),
                        (
                            "base_value",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=18, null=True, verbose_name="基期值"
                            ),
                        ),
                        (
                            "confirmed",
                            models.BooleanField(
                                blank=True,
                                default=None,
                                help_text="未确认的不计入",
                                null=True,
                                verbose_name="部门负责人已确认",
                            ),
                        ),
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
                                to="registers.return",
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
                                to="registers.return",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 部门报送数据",
                        "verbose_name_plural": "historical 部门报送数据s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ScatteredPolluter",
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
                        (
                            "legal_person",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="负责人"),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                        ("found_date", models.DateField(verbose_name="发现日期")),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_in_plan", "不符合产业布局、未入园且规模以下"),
                                    ("no_approval", "缺审批手续"),
                                    ("no_facility", "未装治理设施或设施不完备"),
                                    ("cannot_comply", "不具备达标排放能力"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="认定理由",
                            ),
                        ),
                        (
                            "missing_industry",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺工信手续"),
                        ),
                        (
                            "missing_development",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺发改手续"),
                        ),
                        (
                            "missing_land",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺土地手续"),
                        ),
                        (
                            "missing_planning",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺规划手续"),
                        ),
                        (
                            "missing_ecology",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺生态环境手续"),
                        ),
                        (
                            "missing_business",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺工商登记"),
                        ),
                        (
                            "missing_quality",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺质检手续"),
                        ),
                        (
                            "missing_safety",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺安监手续"),
                        ),
                        (
                            "missing_water",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺水利手续"),
                        ),
                        (
                            "treatment",
                            models.CharField(
                                blank=True,
                                choices=[("upgrade", "改造升级"), ("move", "整合搬迁"), ("close", "关停取缔")],
                                default="",
                                max_length=40,
                                verbose_name="处置方式",
                            ),
                        ),
                        ("closed_date", models.DateField(blank=True, null=True, verbose_name="完成处置日期")),
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
                                to="registers.scatteredpolluter",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "“散乱污”企业",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="scattered_polluters_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="scattered_polluters_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="scattered_polluters_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="scattered_polluters_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])),
                                name="scattered_polluters_known_state",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalScatteredPolluter",
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
                        (
                            "legal_person",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="负责人"),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        ("address", models.CharField(blank=True, default="", max_length=200, verbose_name="地址")),
                        ("found_date", models.DateField(verbose_name="发现日期")),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_in_plan", "不符合产业布局、未入园且规模以下"),
                                    ("no_approval", "缺审批手续"),
                                    ("no_facility", "未装治理设施或设施不完备"),
                                    ("cannot_comply", "不具备达标排放能力"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="认定理由",
                            ),
                        ),
                        (
                            "missing_industry",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺工信手续"),
                        ),
                        (
                            "missing_development",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺发改手续"),
                        ),
                        (
                            "missing_land",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺土地手续"),
                        ),
                        (
                            "missing_planning",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺规划手续"),
                        ),
                        (
                            "missing_ecology",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺生态环境手续"),
                        ),
                        (
                            "missing_business",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺工商登记"),
                        ),
                        (
                            "missing_quality",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺质检手续"),
                        ),
                        (
                            "missing_safety",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺安监手续"),
                        ),
                        (
                            "missing_water",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="缺水利手续"),
                        ),
                        (
                            "treatment",
                            models.CharField(
                                blank=True,
                                choices=[("upgrade", "改造升级"), ("move", "整合搬迁"), ("close", "关停取缔")],
                                default="",
                                max_length=40,
                                verbose_name="处置方式",
                            ),
                        ),
                        ("closed_date", models.DateField(blank=True, null=True, verbose_name="完成处置日期")),
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
                                to="registers.scatteredpolluter",
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
                                to="registers.scatteredpolluter",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical “散乱污”企业",
                        "verbose_name_plural": "historical “散乱污”企业s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SiteCheck",
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
                        ("code", models.CharField(max_length=60, verbose_name="编号")),
                        ("site", models.CharField(db_index=True, max_length=40, verbose_name="工地")),
                        ("checked_date", models.DateField(verbose_name="检查日期")),
                        ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="检查人")),
                        ("wall", models.BooleanField(blank=True, default=None, null=True, verbose_name="周边围挡")),
                        (
                            "covering",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="物料堆放覆盖"),
                        ),
                        (
                            "wetting",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="土方湿法作业"),
                        ),
                        ("paving", models.BooleanField(blank=True, default=None, null=True, verbose_name="路面硬化")),
                        (
                            "washing",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="出入车辆清洗"),
                        ),
                        (
                            "closed_transport",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="渣土车辆密闭运输"),
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
                                to="registers.sitecheck",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工地检查",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("code",),
                                name="site_checks_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("code",),
                                name="site_checks_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("code", "from_date"),
                                name="site_checks_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="site_checks_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])),
                                name="site_checks_known_state",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSiteCheck",
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
                        ("code", models.CharField(max_length=60, verbose_name="编号")),
                        ("site", models.CharField(db_index=True, max_length=40, verbose_name="工地")),
                        ("checked_date", models.DateField(verbose_name="检查日期")),
                        ("checker", models.CharField(blank=True, default="", max_length=60, verbose_name="检查人")),
                        ("wall", models.BooleanField(blank=True, default=None, null=True, verbose_name="周边围挡")),
                        (
                            "covering",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="物料堆放覆盖"),
                        ),
                        (
                            "wetting",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="土方湿法作业"),
                        ),
                        ("paving", models.BooleanField(blank=True, default=None, null=True, verbose_name="路面硬化")),
                        (
                            "washing",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="出入车辆清洗"),
                        ),
                        (
                            "closed_transport",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="渣土车辆密闭运输"),
                        ),
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
                                to="registers.sitecheck",
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
                                to="registers.sitecheck",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 工地检查",
                        "verbose_name_plural": "historical 工地检查s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Vehicle",
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
                        ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="车型")),
                        (
                            "enterprise",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"
                            ),
                        ),
                        ("owner", models.CharField(blank=True, default="", max_length=120, verbose_name="所有人")),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        (
                            "fuel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diesel", "柴油"),
                                    ("petrol", "汽油"),
                                    ("gas", "天然气"),
                                    ("electric", "纯电动"),
                                    ("hybrid", "混合动力"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="燃料",
                            ),
                        ),
                        (
                            "size_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("heavy", "重型货车"),
                                    ("medium", "中型货车"),
                                    ("light", "轻型货车"),
                                    ("mini", "微型货车"),
                                    ("large", "大型客车"),
                                    ("small", "小型客车"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="车型大小",
                            ),
                        ),
                        (
                            "stage",
                            models.IntegerField(
                                blank=True,
                                help_text="0 为国一前",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(6),
                                ],
                                verbose_name="排放阶段",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("freight", "货运"),
                                    ("delivery", "城市配送"),
                                    ("muck", "渣土"),
                                    ("taxi", "出租"),
                                    ("bus", "客运"),
                                    ("private", "私人"),
                                    ("special", "作业"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="用途",
                            ),
                        ),
                        ("truck", models.BooleanField(blank=True, default=None, null=True, verbose_name="货车")),
                        ("commercial", models.BooleanField(blank=True, default=None, null=True, verbose_name="营运")),
                        ("registered_date", models.DateField(blank=True, null=True, verbose_name="注册登记日期")),
                        ("pre_test_date", models.DateField(blank=True, null=True, verbose_name="登记前检验日期")),
                        (
                            "pre_test_passed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="登记前检验合格"),
                        ),
                        (
                            "disclosure_checked",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="信息公开已核查"),
                        ),
                        (
                            "device_checked",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="控制装置已核查"),
                        ),
                        (
                            "online_tested",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="已上线检测"),
                        ),
                        (
                            "serial_conflict",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="发动机等编号与他车重复"
                            ),
                        ),
                        (
                            "fuel_limit_passed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="燃料消耗量达标"),
                        ),
                        (
                            "stage6_required",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="登记时应达国六"),
                        ),
                        ("retrofit_due", models.DateField(blank=True, null=True, verbose_name="深度治理期限")),
                        (
                            "retrofit_done_date",
                            models.DateField(blank=True, null=True, verbose_name="深度治理完成日期"),
                        ),
                        (
                            "retrofit_test_passed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="治理后检测合格"),
                        ),
                        (
                            "terminal_eligible",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="具备安装终端条件"),
                        ),
                        ("terminal_online_date", models.DateField(blank=True, null=True, verbose_name="终端联网日期")),
                        (
                            "scrap_target",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="列入淘汰目标"),
                        ),
                        ("scrap_due", models.DateField(blank=True, null=True, verbose_name="淘汰期限")),
                        ("cancelled_date", models.DateField(blank=True, null=True, verbose_name="注销日期")),
                        ("subsidy_due", models.DateField(blank=True, null=True, verbose_name="补贴应付日期")),
                        ("subsidy_paid_date", models.DateField(blank=True, null=True, verbose_name="补贴支付日期")),
                        (
                            "green_delivery",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="绿色配送车辆"),
                        ),
                        (
                            "zone_permit",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="通行许可"),
                        ),
                        ("inventory_date", models.DateField(blank=True, null=True, verbose_name="计入清单日期")),
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
                                to="registers.vehicle",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "车辆",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("to_date", None)),
                                fields=("plate", "plate_colour"),
                                name="vehicles_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None), ("from_date", None)),
                                fields=("plate", "plate_colour"),
                                name="vehicles_one_first",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into", None)),
                                fields=("plate", "plate_colour", "from_date"),
                                name="vehicles_one_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_date", None),
                                    ("to_date", None),
                                    ("from_date__lt", models.F("to_date")),
                                    _connector="OR",
                                ),
                                name="vehicles_begins_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "confirmed"])), name="vehicles_known_state"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalVehicle",
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
                        ("name", models.CharField(blank=True, default="", max_length=120, verbose_name="车型")),
                        (
                            "enterprise",
                            models.CharField(
                                blank=True, db_index=True, default="", max_length=40, verbose_name="所属企业"
                            ),
                        ),
                        ("owner", models.CharField(blank=True, default="", max_length=120, verbose_name="所有人")),
                        ("phone", models.CharField(blank=True, default="", max_length=30, verbose_name="电话")),
                        (
                            "fuel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diesel", "柴油"),
                                    ("petrol", "汽油"),
                                    ("gas", "天然气"),
                                    ("electric", "纯电动"),
                                    ("hybrid", "混合动力"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="燃料",
                            ),
                        ),
                        (
                            "size_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("heavy", "重型货车"),
                                    ("medium", "中型货车"),
                                    ("light", "轻型货车"),
                                    ("mini", "微型货车"),
                                    ("large", "大型客车"),
                                    ("small", "小型客车"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="车型大小",
                            ),
                        ),
                        (
                            "stage",
                            models.IntegerField(
                                blank=True,
                                help_text="0 为国一前",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(6),
                                ],
                                verbose_name="排放阶段",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("freight", "货运"),
                                    ("delivery", "城市配送"),
                                    ("muck", "渣土"),
                                    ("taxi", "出租"),
                                    ("bus", "客运"),
                                    ("private", "私人"),
                                    ("special", "作业"),
                                    ("other", "其他"),
                                ],
                                default="",
                                max_length=40,
                                verbose_name="用途",
                            ),
                        ),
                        ("truck", models.BooleanField(blank=True, default=None, null=True, verbose_name="货车")),
                        ("commercial", models.BooleanField(blank=True, default=None, null=True, verbose_name="营运")),
                        ("registered_date", models.DateField(blank=True, null=True, verbose_name="注册登记日期")),
                        ("pre_test_date", models.DateField(blank=True, null=True, verbose_name="登记前检验日期")),
                        (
                            "pre_test_passed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="登记前检验合格"),
                        ),
                        (
                            "disclosure_checked",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="信息公开已核查"),
                        ),
                        (
                            "device_checked",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="控制装置已核查"),
                        ),
                        (
                            "online_tested",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="已上线检测"),
                        ),
                        (
                            "serial_conflict",
                            models.BooleanField(
                                blank=True, default=None, null=True, verbose_name="发动机等编号与他车重复"
                            ),
                        ),
                        (
                            "fuel_limit_passed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="燃料消耗量达标"),
                        ),
                        (
                            "stage6_required",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="登记时应达国六"),
                        ),
                        ("retrofit_due", models.DateField(blank=True, null=True, verbose_name="深度治理期限")),
                        (
                            "retrofit_done_date",
                            models.DateField(blank=True, null=True, verbose_name="深度治理完成日期"),
                        ),
                        (
                            "retrofit_test_passed",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="治理后检测合格"),
                        ),
                        (
                            "terminal_eligible",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="具备安装终端条件"),
                        ),
                        ("terminal_online_date", models.DateField(blank=True, null=True, verbose_name="终端联网日期")),
                        (
                            "scrap_target",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="列入淘汰目标"),
                        ),
                        ("scrap_due", models.DateField(blank=True, null=True, verbose_name="淘汰期限")),
                        ("cancelled_date", models.DateField(blank=True, null=True, verbose_name="注销日期")),
                        ("subsidy_due", models.DateField(blank=True, null=True, verbose_name="补贴应付日期")),
                        ("subsidy_paid_date", models.DateField(blank=True, null=True, verbose_name="补贴支付日期")),
                        (
                            "green_delivery",
                            models.BooleanField(blank=True, default=None, null=True, verbose_name="绿色配送车辆"),
                        ),
                        (
                            "zone_permit",
                            models.CharField(blank=True, default="", max_length=60, verbose_name="通行许可"),
                        ),
                        ("inventory_date", models.DateField(blank=True, null=True, verbose_name="计入清单日期")),
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
                                to="registers.vehicle",
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
                                to="registers.vehicle",
                                verbose_name="并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical 车辆",
                        "verbose_name_plural": "historical 车辆s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
