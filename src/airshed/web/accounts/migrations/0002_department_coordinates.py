"""The department that coordinates the plan."""

from django.db import migrations, models


class Migration(migrations.Migration):  # type: ignore[misc]
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="department",
            name="coordinates",
            field=models.BooleanField(
                default=False,
                help_text="大气办所在部门：能看全部条款，为任何条款起草裁定，上传空气数据",
                verbose_name="统筹方案",
            ),
        ),
    ]
