from django.apps import AppConfig


class YhteistyoConfig(AppConfig):
    name = "yhteistyo"
    verbose_name = "Yhteistyö"
    default_auto_field = "django.db.models.BigAutoField"
