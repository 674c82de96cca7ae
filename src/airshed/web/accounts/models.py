"""Departments, people, users, who took over what, and the codes for a lost phone."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from airshed.web import env
from airshed.web.accounts import rights, roles
from airshed.web.accounts.access import may_by_name, may_see_any
from airshed.web.accounts.rights import Record, Scope, Scoped
from airshed.web.words import label, say

NAME, CODE = 100, 50
code_shape = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9_.-]*\Z",
    label("只能用字母、数字、点、横线和下划线", "letters, digits, dot, hyphen and underscore only"),
)


class Department(models.Model):  # type: ignore[misc]
    """A department with duties in the plan; its code is the one plans use."""

    RIGHTS: ClassVar = Scoped(
        Record.department,
        state_field="closed",
        fields={Scope.department: "code"},
        state_values={"active": False, "closed": True},
    )
    code = models.CharField(label("代码", "code"), max_length=CODE, primary_key=True, validators=[code_shape])
    zh = models.CharField(label("名称", "name in Chinese"), max_length=NAME)
    en = models.CharField(label("英文名", "name in English"), max_length=NAME, blank=True)
    coordinates = models.BooleanField(
        label("统筹方案", "coordinates the plan"),
        default=False,
        help_text=label(
            "大气办所在部门：能看全部条款，为任何条款起草裁定，上传空气数据",
            "the plan's office: reads all clauses, drafts rulings over any of them, uploads air data",
        ),
    )
    closed = models.BooleanField(label("撤销", "closed"), default=False)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("code",)
        verbose_name = label("部门", "department")
        verbose_name_plural = label("部门", "departments")

    def __str__(self) -> str:
        """Return its name in the language of the reader."""
        return say(self.zh, self.en or self.zh)


class Person(models.Model):  # type: ignore[misc]
    """Somebody who works on the plan, with or without an account."""

    RIGHTS: ClassVar = Scoped(
        Record.person,
        state_field="left_date__isnull",
        fields={Scope.department: "department_id"},
        state_values={"active": True, "left": False},
    )
    PERSONAL: ClassVar = ("phone",)
    code = models.CharField(label("工号", "staff number"), max_length=CODE, primary_key=True, validators=[code_shape])
    name = models.CharField(label("姓名", "name"), max_length=NAME)
    department = models.ForeignKey(
        Department, verbose_name=label("部门", "department"), on_delete=models.PROTECT, related_name="people"
    )
    title = models.CharField(label("职务", "title"), max_length=NAME, blank=True)
    phone = models.CharField(label("电话", "phone"), max_length=30, blank=True)
    left_date = models.DateField(label("离岗日期", "left on"), null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("department", "code")
        verbose_name = label("人员", "person")
        verbose_name_plural = label("人员", "people")

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)


class Users(BaseUserManager["User"]):  # type: ignore[misc]
    """Users by name; capitals make no difference."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user of a name as it was typed; what is longer than any name is not looked for."""
        if username and len(username) > CODE:
            raise self.model.DoesNotExist
        return self.get(username__iexact=username or "")  # type: ignore[no-any-return]


class User(AbstractBaseUser):  # type: ignore[misc]
    """An account: one role, and the department, area, grid or enterprise it is for."""

    RIGHTS: ClassVar = Scoped(
        Record.account,
        state_field="disabled",
        fields={Scope.own: "username", Scope.department: "department_id"},
        state_values={"active": False, "disabled": True},
    )
    USERNAME_FIELD = "username"
    username = models.CharField(label("用户名", "user name"), max_length=CODE, unique=True, validators=[code_shape])
    role = models.CharField(label("角色", "role"), max_length=20, choices=roles.ROLE_CHOICES)
    department = models.ForeignKey(
        Department, verbose_name=label("部门", "department"), on_delete=models.PROTECT, null=True, blank=True
    )
    person = models.ForeignKey(
        Person, verbose_name=label("人员", "person"), on_delete=models.PROTECT, null=True, blank=True
    )
    area = models.CharField(label("片区", "area"), max_length=CODE, blank=True)
    grid = models.CharField(label("网格", "grid"), max_length=CODE, blank=True)
    enterprise = models.CharField(label("企业", "enterprise"), max_length=CODE, blank=True)
    must_change_password = models.BooleanField(label("须改密码", "must change the password"), default=True)
    one_time_until = models.DateTimeField(label("一次性密码有效至", "one-time password until"), null=True, blank=True)
    disabled = models.BooleanField(label("停用", "disabled"), default=False)
    objects = Users()

    class Meta:  # noqa: D106 - options of Django
        ordering = ("username",)
        verbose_name = label("用户", "user")
        verbose_name_plural = label("用户", "users")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("username"), name="accounts_user_one_spelling"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in roles.WITH_ACCOUNT]),
                name="accounts_user_known_role",
            ),
        ]

    def __str__(self) -> str:
        """Return the user name."""
        return str(self.username)

    @property
    def is_active(self) -> bool:
        """Whether the account can sign in: it is not disabled, and its person has not left."""
        return not self.disabled and not self.has_left

    @property
    def is_staff(self) -> bool:
        """Whether the staff interface opens; what it shows is decided by the rights."""
        return self.is_active

    @property
    def has_left(self) -> bool:
        """Whether the person's day of leaving has come, whether or not anybody shut the account."""
        left = self.person.left_date if self.person else None
        return left is not None and left <= env.now(settings.HOME).date()

    @property
    def one_time_is_over(self) -> bool:
        """Whether the password is a one-time password that was not used in time."""
        return self.one_time_until is not None and self.one_time_until <= env.now(settings.HOME)

    @property
    def is_superuser(self) -> bool:
        """Nobody is above the rights."""
        return False

    @property
    def name(self) -> str:
        """Name of the person; a password may not be like it."""
        return str(self.person.name) if self.person else ""

    @property
    def coordinates(self) -> bool:
        """Whether the department of the account coordinates the plan."""
        return bool(self.department and self.department.coordinates and not self.department.closed)

    @property
    def needs_second_factor(self) -> bool:
        """Whether the role signs in with a code from the phone too."""
        return self.role in roles.WITH_SECOND_FACTOR

    def get_full_name(self) -> str:
        """Return the name of the person, else of the account."""
        return self.name or str(self.username)

    def get_short_name(self) -> str:
        """Return the same."""
        return self.get_full_name()

    def has_perm(self, perm: str, obj: object = None) -> bool:  # noqa: ARG002 - asked by Django; rows are filtered
        """Answer Django's staff interface from the table of rights."""
        return may_by_name(self, perm)

    def has_perms(self, perms: Any, obj: object = None) -> bool:  # noqa: ANN401 - names, as Django gives them
        """Answer for several at once."""
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether any model of an application may be seen."""
        return may_see_any(self, app_label)

    def may_see_personal(self, record: Record) -> bool:
        """Whether the role reads the personal columns of a record."""
        return self.is_active and rights.may_see_personal(roles.Role(self.role), record)


class Succession(models.Model):  # type: ignore[misc]
    """A clause passes from one person to another on a day; the days before stay as they were."""

    RIGHTS: ClassVar = Scoped(
        Record.person,
        state_field="from_person__left_date__isnull",
        fields={Scope.department: "from_person__department_id"},
        state_values={"active": True, "left": False},
    )
    plan = models.CharField(label("方案", "plan"), max_length=NAME)
    clause = models.CharField(label("条款", "clause"), max_length=NAME)
    from_person = models.ForeignKey(
        Person, verbose_name=label("移交人", "from"), on_delete=models.PROTECT, related_name="handed_over"
    )
    to_person = models.ForeignKey(
        Person, verbose_name=label("接手人", "to"), on_delete=models.PROTECT, related_name="taken_over"
    )
    from_date = models.DateField(label("起始日期", "from the day"))
    document = models.CharField(label("文件", "document"), max_length=200, blank=True)
    by = models.CharField(label("登记人", "entered by"), max_length=150)
    known_at = models.DateTimeField(label("登记时间", "entered at"))

    class Meta:  # noqa: D106 - options of Django
        ordering = ("plan", "clause", "from_date")
        verbose_name = label("移交", "succession")
        verbose_name_plural = label("移交", "successions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "clause", "from_date"], name="accounts_succession_one_a_day"),
            models.CheckConstraint(
                condition=~models.Q(from_person=models.F("to_person")), name="accounts_succession_two_people"
            ),
        ]

    def __str__(self) -> str:
        """Return clause, people and day."""
        return f"{self.clause}: {self.from_person} → {self.to_person} {self.from_date}"


class RecoveryCode(models.Model):  # type: ignore[misc]
    """A code that opens once when the phone is lost; only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "digest"], name="accounts_recovery_code_once"),
        ]

    def __str__(self) -> str:
        """Return whose it is; never the code."""
        return f"{self.user} {self.pk}"


class Attempt(models.Model):  # type: ignore[misc]
    """A failure that counts towards a limit; forgotten after a quarter of an hour, or when it went well."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=150)
    at = models.DateTimeField(db_index=True)

    class Meta:  # noqa: D106 - options of Django
        indexes: ClassVar = [models.Index(fields=["kind", "name", "at"], name="accounts_attempt_of_whom")]

    def __str__(self) -> str:
        """Return what was tried, and by whom."""
        return f"{self.kind} {self.name}"


class Token(models.Model):  # type: ignore[misc]
    """Lets a program of a user read; only the digest of its secret is kept. Its account decides who manages it."""

    RIGHTS: ClassVar = Scoped(
        Record.account,
        state_field="user__disabled",
        fields={Scope.own: "user__username", Scope.department: "user__department_id"},
        state_values={"active": False, "disabled": True},
    )
    user = models.ForeignKey(User, verbose_name=label("用户", "user"), on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(label("名称", "name"), max_length=NAME)
    scopes = models.CharField(label("可读内容", "what it reads"), max_length=200)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(label("制作时间", "made at"))
    last_date = models.DateField(label("有效至", "last day"))
    revoked_at = models.DateTimeField(label("撤销时间", "revoked at"), null=True, blank=True)
    last_used_date = models.DateField(label("最近使用", "last used"), null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-pk",)
        verbose_name = label("接口令牌", "token")
        verbose_name_plural = label("接口令牌", "tokens")

    def __str__(self) -> str:
        """Return its name; never the secret."""
        return str(self.name)
