"""Beginning and end, both inside the period and both possibly known only to the month or year."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from regions.models.plain_row import PlainRow
from regions.partial_dates import PartialDateField, PrecisionField


class Period(PlainRow):
    """A record that begins and ends. An empty beginning or end is open or not known."""

    valid_from = PartialDateField(_("alkaa"), null=True, blank=True)
    valid_from_precision = PrecisionField()
    valid_until = PartialDateField(
        _("päättyy"), null=True, blank=True, bound="last", help_text=_("Viimeinen päivä; tyhjä = avoin.")
    )
    valid_until_precision = PrecisionField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_from__lte=F("valid_until")),
                name="%(app_label)s_%(class)s_period_order",
                violation_error_message=_("Päättyminen on ennen alkua."),
            )
        ]

    def clean(self):
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until.last < self.valid_from.first:
            raise ValidationError({"valid_until": _("Päättyminen on ennen alkua.")})

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the day lies inside the period as far as it is known."""
        began = self.valid_from is None or self.valid_from.first <= day
        return began and (self.valid_until is None or self.valid_until.last >= day)

    @property
    def period_text(self) -> str:
        """The period as known: "1.6.2025–31.5.2029", "2026–", "–2025", or an empty text."""
        if self.valid_from is None and self.valid_until is None:
            return ""
        return f"{self.valid_from or ''}–{self.valid_until or ''}"
