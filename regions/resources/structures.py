"""Resources of cooperation structures and good practices."""

from django.utils.translation import gettext_lazy as _

from regions.exchange import Children, Page, RegisterResource
from regions.models import CooperationStructure, GoodPractice
from regions.resources.names import PERIOD, SOURCED


class CooperationStructureResource(RegisterResource):
    """Cooperation structures with their seats spelled out."""

    seats = Children(
        "seats",
        _("Paikat"),
        head="actor",
        told="held_by",
        rest=("role_fi", "role_sv", "seats", "valid_from", "valid_until"),
        identity=("actor", "role_fi", "valid_from"),
    )
    page = Page("slug")

    class Meta:
        model = CooperationStructure
        import_id_fields = ("slug",)
        fields = (
            "name_fi", "level", "nature", "set_up_by", "basis_fi", "convener", "convener_fi", "chair_fi",
            "members_fi", "seats", "purpose_fi", "meets_per_year", "meeting_note_fi",
            "last_sign_of_life", *PERIOD, "part_of", "themes", "regions", "name_sv", "basis_sv",
            "convener_sv", "chair_sv", "members_sv", "purpose_sv", "meeting_note_sv", *SOURCED, "slug",
            "page",
        )  # fmt: skip


class GoodPracticeResource(RegisterResource):
    """Good practices, joint events and joint work."""

    page = Page("slug")

    class Meta:
        model = GoodPractice
        import_id_fields = ("slug",)
        fields = (
            "title_fi", "kind", "text_fi", "regions", "actors", "themes", "contact", *PERIOD, "title_sv",
            "text_sv", *SOURCED, "slug", "page",
        )  # fmt: skip
