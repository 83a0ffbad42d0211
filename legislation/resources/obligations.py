"""The resource of obligations."""

from django.utils.translation import gettext_lazy as _

from legislation.models import Obligation
from regions.exchange import Children, Page, RegisterResource
from regions.resources.names import PERIOD, SOURCED


class ObligationResource(RegisterResource):
    """Obligations with their legal bases and parties spelled out."""

    bases = Children(
        "bases",
        _("Oikeusperusteet"),
        head="section",
        rest=("moment",),
        identity=("section",),
        position="position",
    )
    parties = Children(
        "parties",
        _("Osapuolet"),
        head="name_in_statute_fi",
        told="role",
        rest=(
            "actor_type",
            "actor",
            "pairing",
            "joint",
            "is_named",
            "name_in_statute_sv",
            "basis_fi",
            "basis_sv",
        ),
        identity=("name_in_statute_fi", "role", "pairing"),
    )
    page = Page("code")

    class Meta:
        model = Obligation
        import_id_fields = ("code",)
        fields = (
            "title_fi", "kind", "modality", "recurrence", "recurrence_note_fi", "round_months",
            "bases", "parties", "text_fi", "yields_fi", "exceptions_fi", "level", "themes", *PERIOD,
            "in_publication", "publication_location", "title_sv", "text_sv", "recurrence_note_sv",
            "yields_sv", "exceptions_sv", "note", "position", *SOURCED, "code", "page",
        )  # fmt: skip
