"""Contact roles: whom to ask at an actor about a theme. Roles and role addresses, never persons."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from regions.models.actor import Actor
from regions.models.source import Sourced
from regions.models.theme import Theme
from regions.texts import Translated

PERSON_LIKE = re.compile(r"^[^@.]+\.[^@.]+@")


def validate_role_address(value: str) -> None:
    """Refuses an address that looks like first.last@: only role addresses are kept."""
    if PERSON_LIKE.match(value):
        raise ValidationError(
            _("%(value)s näyttää henkilön osoitteelta. Anna tehtävän osoite, esimerkiksi kirjaamo@kunta.fi."),
            code="personal_address",
            params={"value": value},
        )


class ContactRole(Sourced):
    """The role that answers for a theme at an actor; without a role the row records that none is known."""

    actor = models.ForeignKey(
        Actor, verbose_name=_("toimija"), on_delete=models.CASCADE, related_name="contacts"
    )
    theme = models.ForeignKey(
        Theme,
        verbose_name=_("teema"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
    )
    role_fi = models.CharField(
        _("tehtävä suomeksi"), max_length=200, blank=True, help_text=_("Tehtävänimike, ei henkilön nimi.")
    )
    role_sv = models.CharField(_("tehtävä ruotsiksi"), max_length=200, blank=True)
    email = models.EmailField(_("tehtävän sähköposti"), blank=True, validators=[validate_role_address])

    role = Translated()

    class Meta:
        verbose_name = _("yhteystehtävä")
        verbose_name_plural = _("yhteystehtävät")
        ordering = ("actor__sort_fi", "theme__position", "pk")
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                "actor",
                Coalesce("theme", 0),
                "role_fi",
                name="regions_contact_once",
                violation_error_message=_("Toimijalla on jo tämä yhteystehtävä."),
            ),
        ]

    def __str__(self):
        return f"{self.actor}: {self.role or _('ei tietoa')}"
