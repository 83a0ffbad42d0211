"""The resource of negotiations."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Negotiation
from legislation.models import Obligation, Section
from regions.exchange import Children, Page, RegisterResource
from regions.resources.names import PERIOD, SOURCED


class NegotiationResource(RegisterResource):
    """Negotiations with those who took part spelled out."""

    participants = Children(
        "participants", _("Osapuolet"), head="actor", told="attendance", identity=("actor",)
    )
    page = Page("slug")

    class Meta:
        model = Negotiation
        import_id_fields = ("slug",)
        fields = (
            "title_fi", *PERIOD, "convener", "participants", "sections", "obligations", "topics_fi",
            "outcome_fi", "agreements", "themes", "regions", "participant_count", "part_of",
            "part_number", "is_public", "title_sv", "topics_sv", "outcome_sv", *SOURCED, "slug", "page",
        )  # fmt: skip

    def check_relations(self, instance, values):
        if "sections" in values:
            sections = Section.objects.filter(pk__in=values["sections"]).select_related("law")
            Negotiation.refuse_staff_negotiation(sections)
        if "obligations" in values:
            instance.refuse_obligations_not_in_force(Obligation.objects.filter(pk__in=values["obligations"]))
