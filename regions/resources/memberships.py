"""Resources of memberships and council terms."""

from regions.exchange import RegisterResource
from regions.models import CouncilTerm, Membership
from regions.resources.names import PERIOD, SOURCED


class MembershipResource(RegisterResource):
    """Who belongs where and since when."""

    class Meta:
        model = Membership
        import_id_fields = ("member", "kind", "organisation", "region", "valid_from")
        fields = ("member", "kind", "organisation", "region", "is_responsible", *PERIOD, *SOURCED)


class CouncilTermResource(RegisterResource):
    """Terms of the councils of each kind of actor."""

    class Meta:
        model = CouncilTerm
        import_id_fields = ("actor_type", "valid_from")
        fields = ("actor_type", *PERIOD, "basis", "is_derived", *SOURCED)
