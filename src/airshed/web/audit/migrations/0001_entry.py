"""The audit log, and what guards it."""

from django.db import migrations, models

from airshed.web.audit.triggers import install


class Migration(migrations.Migration):  # type: ignore[misc]
    """Table and triggers."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="编号")),
                ("at", models.DateTimeField(db_index=True, verbose_name="时间")),
                ("by", models.CharField(db_index=True, max_length=150, verbose_name="用户")),
                ("action", models.CharField(max_length=64, verbose_name="动作")),
                ("object", models.CharField(blank=True, max_length=255, verbose_name="对象")),
                ("detail", models.TextField(verbose_name="详情")),
                ("digest", models.CharField(max_length=64, verbose_name="详情摘要")),
                ("previous", models.CharField(max_length=64, verbose_name="前一条的哈希")),
                ("hash", models.CharField(max_length=64, verbose_name="哈希")),
            ],
            options={
                "verbose_name": "审计日志条目",
                "verbose_name_plural": "审计日志",
                "ordering": ("-number",),
                "base_manager_name": "objects",
            },
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    )
