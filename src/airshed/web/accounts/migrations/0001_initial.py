"""Departments, people, users, successions and recovery codes."""

from typing import Any, ClassVar

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    """The first."""

    initial = True

    dependencies: ClassVar[list[Any]] = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=50,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_.-]*\\Z", "只能用字母、数字、点、横线和下划线"
                            )
                        ],
                        verbose_name="代码",
                    ),
                ),
                ("zh", models.CharField(max_length=100, verbose_name="名称")),
                ("en", models.CharField(blank=True, max_length=100, verbose_name="英文名")),
                ("closed", models.BooleanField(default=False, verbose_name="撤销")),
            ],
            options={
                "verbose_name": "部门",
                "verbose_name_plural": "部门",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=50,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_.-]*\\Z", "只能用字母、数字、点、横线和下划线"
                            )
                        ],
                        verbose_name="工号",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="姓名")),
                ("title", models.CharField(blank=True, max_length=100, verbose_name="职务")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                ("left_date", models.DateField(blank=True, null=True, verbose_name="离岗日期")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accounts.department",
                        verbose_name="部门",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "verbose_name_plural": "人员",
                "ordering": ("department", "code"),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "username",
                    models.CharField(
                        max_length=50,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_.-]*\\Z", "只能用字母、数字、点、横线和下划线"
                            )
                        ],
                        verbose_name="用户名",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "系统管理员"),
                            ("auditor", "审计员"),
                            ("leader", "领导"),
                            ("officer", "部门人员"),
                            ("inspector", "执法人员"),
                            ("grid_lead", "网格员"),
                            ("plant", "企业用户"),
                        ],
                        max_length=20,
                        verbose_name="角色",
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=50, verbose_name="片区")),
                ("grid", models.CharField(blank=True, max_length=50, verbose_name="网格")),
                ("enterprise", models.CharField(blank=True, max_length=50, verbose_name="企业")),
                ("must_change_password", models.BooleanField(default=True, verbose_name="须改密码")),
                ("disabled", models.BooleanField(default=False, verbose_name="停用")),
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "用户",
                "verbose_name_plural": "用户",
                "ordering": ("username",),
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_codes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.CharField(max_length=100, verbose_name="方案")),
                ("clause", models.CharField(max_length=100, verbose_name="条款")),
                ("from_date", models.DateField(verbose_name="起始日期")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="文件")),
                ("by", models.CharField(max_length=150, verbose_name="登记人")),
                ("known_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "from_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_over",
                        to="accounts.person",
                        verbose_name="移交人",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_over",
                        to="accounts.person",
                        verbose_name="接手人",
                    ),
                ),
            ],
            options={
                "verbose_name": "移交",
                "verbose_name_plural": "移交",
                "ordering": ("plan", "clause", "from_date"),
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"), name="accounts_user_one_spelling"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["administrator", "auditor", "leader", "officer", "inspector", "grid_lead", "plant"])
                ),
                name="accounts_user_known_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoverycode",
            constraint=models.UniqueConstraint(fields=("user", "digest"), name="accounts_recovery_code_once"),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("plan", "clause", "from_date"), name="accounts_succession_one_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_person", models.F("to_person")), _negated=True),
                name="accounts_succession_two_people",
            ),
        ),
    ]
