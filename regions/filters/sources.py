"""What sources can be narrowed by."""

from django.utils.translation import gettext_lazy as _

from regions.filters.fields import RegisterFilter, several, text_filter
from regions.models import Source


class SourceFilter(RegisterFilter):
    """Sources by name, publisher or address, and by their kind."""

    q = text_filter(_("Nimi, julkaisija tai osoite"))
    laji = several(_("Laji"), Source.Kind.choices, "kind")

    class Meta:
        model = Source
        fields: list[str] = []
