"""The resource of plans."""

from agreements.models import Plan
from regions.exchange import Page, RegisterResource
from regions.models import Actor
from regions.resources.names import PERIOD, SOURCED


class PlanResource(RegisterResource):
    """Plans, programmes and strategies."""

    page = Page("slug")

    class Meta:
        model = Plan
        import_id_fields = ("slug",)
        fields = (
            "title_fi", "kind", "owners", "covered", *PERIOD, "approver_fi", "approved_on",
            "attested_on", "obligation", "coordinated_with", "themes", "regions", "summary_fi", "url",
            "is_public", "title_sv", "summary_sv", "approver_sv", *SOURCED, "slug", "page",
        )  # fmt: skip

    def check_relations(self, instance, values):
        if "owners" in values:
            instance.refuse_owners_without_the_duty(Actor.objects.filter(pk__in=values["owners"]))
        if "coordinated_with" in values:
            instance.refuse_coordination_with_itself(Plan.objects.filter(pk__in=values["coordinated_with"]))
