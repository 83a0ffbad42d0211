from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class YhteistyoConfig(AppConfig):
    name = "yhteistyo"
    verbose_name = "Yhteistyö"
    default_auto_field = "django.db.models.BigAutoField"


class RegisterAdminConfig(admin_apps.AdminConfig):
    """Django's admin with the register's own site; the settings name it."""

    default = False
    default_site = "yhteistyo.admin_site.RegisterSite"
