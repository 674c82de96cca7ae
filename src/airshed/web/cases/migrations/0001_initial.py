"""Cases and their log."""

import django.db.models.deletion
from django.db import migrations, models

import airshed.web.kit.tables


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies = [
        ("accounts", "0004_token"),
    ]

    operations = [
        airshed.web.kit.tables.MadeTogether(
            operations=[
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=64, unique=True, verbose_name="编号")),
                        ("flow", models.CharField(max_length=64, verbose_name="流程")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="流程版本")),
                        ("state", models.CharField(max_length=64, verbose_name="状态")),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("found", "排查"),
                                    ("assigned", "交办"),
                                    ("verified", "核查"),
                                    ("interview", "约谈"),
                                    ("special_inspection", "专项督察"),
                                    ("closed", "办结"),
                                ],
                                max_length=64,
                                verbose_name="环节",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=0, verbose_name="记录数")),
                        ("cause", models.CharField(max_length=255, verbose_name="案由")),
                        ("source", models.CharField(max_length=64, verbose_name="来源")),
                        (
                            "grade",
                            models.CharField(
                                choices=[("general", "一般"), ("serious", "较重"), ("major", "重大")],
                                default="general",
                                max_length=64,
                                verbose_name="等级",
                            ),
                        ),
                        ("zh", models.CharField(max_length=2000, verbose_name="事项")),
                        ("en", models.CharField(max_length=2000, verbose_name="事项（英文）")),
                        ("object", models.CharField(blank=True, max_length=255, verbose_name="对象")),
                        ("plan", models.CharField(blank=True, max_length=150, verbose_name="方案")),
                        ("clause", models.CharField(blank=True, max_length=64, verbose_name="条款")),
                        ("enterprise", models.CharField(blank=True, max_length=64, verbose_name="企业")),
                        ("area", models.CharField(blank=True, max_length=64, verbose_name="片区")),
                        ("grid", models.CharField(blank=True, max_length=64, verbose_name="网格")),
                        ("lon", models.FloatField(blank=True, null=True, verbose_name="经度")),
                        ("lat", models.FloatField(blank=True, null=True, verbose_name="纬度")),
                        ("person", models.CharField(blank=True, max_length=150, verbose_name="责任人")),
                        ("duty", models.CharField(blank=True, max_length=2000, verbose_name="法定义务")),
                        ("fixed_by", models.CharField(blank=True, max_length=150, verbose_name="整改人")),
                        ("verified_by", models.CharField(blank=True, max_length=150, verbose_name="核查人")),
                        ("fails", models.PositiveSmallIntegerField(default=0, verbose_name="核查不通过次数")),
                        ("reopened", models.PositiveSmallIntegerField(default=0, verbose_name="重开次数")),
                        ("late", models.PositiveSmallIntegerField(default=0, verbose_name="超期环节数")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="到期日")),
                        (
                            "left",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="中止时剩余工作日"),
                        ),
                        ("warn", models.DateField(blank=True, null=True, verbose_name="预警日")),
                        ("level", models.PositiveSmallIntegerField(default=0, verbose_name="升级层级")),
                        ("next_step", models.DateField(blank=True, null=True, verbose_name="下次升级")),
                        ("trigger", models.DateField(blank=True, null=True, verbose_name="自动触发日")),
                        ("trigger_move", models.CharField(blank=True, max_length=64, verbose_name="自动触发")),
                        ("evidence", models.JSONField(blank=True, default=dict, verbose_name="证据")),
                        ("opened_at", models.DateTimeField(verbose_name="立案时间")),
                        ("entered_at", models.DateTimeField(verbose_name="进入现状态")),
                        ("changed_at", models.DateTimeField(verbose_name="最近变动")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="经办部门",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="cases.case",
                                verbose_name="上级案件",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.department",
                                verbose_name="责任部门",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件",
                        "verbose_name_plural": "案件",
                        "ordering": ("-pk",),
                        "indexes": [
                            models.Index(fields=["flow", "step", "due"], name="cases_case_list"),
                            models.Index(fields=["unit", "step", "due"], name="cases_case_of_unit"),
                            models.Index(fields=["department", "step", "due"], name="cases_case_of_office"),
                            models.Index(fields=["area", "step", "due"], name="cases_case_of_area"),
                            models.Index(fields=["grid", "step", "due"], name="cases_case_of_grid"),
                            models.Index(fields=["enterprise", "step"], name="cases_case_of_enterprise"),
                            models.Index(fields=["object"], name="cases_case_of_object"),
                            models.Index(
                                condition=models.Q(("closed_at", None)), fields=["due", "id"], name="cases_case_open"
                            ),
                            models.Index(
                                condition=models.Q(("left", None), ("next_step__isnull", False)),
                                fields=["next_step"],
                                name="cases_case_next_step",
                            ),
                            models.Index(
                                condition=models.Q(("left", None), ("trigger__isnull", False)),
                                fields=["trigger"],
                                name="cases_case_trigger",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at", None)), fields=("cause",), name="cases_case_one_open"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "step__in",
                                        ["found", "assigned", "verified", "interview", "special_inspection", "closed"],
                                    )
                                ),
                                name="cases_case_known_step",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("grade__in", ["general", "serious", "major"])),
                                name="cases_case_known_grade",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="序号")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("by", models.CharField(max_length=150, verbose_name="经办人")),
                        ("role", models.CharField(max_length=64, verbose_name="角色")),
                        ("move", models.CharField(max_length=64, verbose_name="操作")),
                        ("source", models.CharField(max_length=64, verbose_name="从")),
                        ("target", models.CharField(max_length=64, verbose_name="到")),
                        ("why", models.CharField(blank=True, max_length=2000, verbose_name="理由")),
                        ("due", models.DateField(null=True, verbose_name="到期日")),
                        ("values", models.JSONField(default=dict, verbose_name="内容")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="log", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件记录",
                        "verbose_name_plural": "案件记录",
                        "ordering": ("case", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="cases_caseentry_in_line")
                        ],
                    },
                ),
            ],
        ),
    ]
