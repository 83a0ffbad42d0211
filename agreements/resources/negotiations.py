"""The resource of negotiations."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Negotiation
from agreements.resources.claiming import ClaimingResource
from legislation.models import Section
from regions.exchange import Children, Page
from regions.resources.names import PERIOD, SOURCED


class NegotiationResource(ClaimingResource):
    """Negotiations with those who took part spelled out."""

    taking_part = "participants"
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
        super().check_relations(instance, values)
        if "sections" in values:
            sections = Section.objects.filter(pk__in=values["sections"]).select_related("law")
            Negotiation.refuse_staff_negotiation(sections)
