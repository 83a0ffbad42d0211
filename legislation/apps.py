from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegislationConfig(AppConfig):
    name = "legislation"
    verbose_name = _("Lainsäädäntö")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from legislation.resources.names import register_names

        register_names()
