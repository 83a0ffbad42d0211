from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = _("Sopimukset, neuvottelut ja suunnitelmat")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from agreements.resources.names import register_names

        register_names()
