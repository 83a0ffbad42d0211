from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    name = "regions"
    verbose_name = _("Toimijat ja alueet")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from regions.resources.names import register_names

        register_names()
