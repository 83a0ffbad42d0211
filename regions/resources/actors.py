"""Resources of actors and of what belongs to them."""

from django.utils.translation import gettext_lazy as _

from regions.exchange import Children, Gathered, Page, RegisterResource
from regions.models import Actor, ActorType, ContactRole, Membership, Region, Succession
from regions.resources.names import PERIOD, SOURCED


class ActorTypeResource(RegisterResource):
    """The kinds of actors."""

    class Meta:
        model = ActorType
        import_id_fields = ("code",)
        fields = ("name_fi", "name_sv", "name_en", "plural_fi", "plural_sv", "plural_en", "position", "code")


class ActorResource(RegisterResource):
    """Actors with their names, what they belong to on the day and the numbers known of them."""

    aliases = Children(
        "aliases",
        _("Rinnakkaisnimet"),
        head="name",
        told="kind",
        rest=PERIOD,
        identity=("name",),
    )
    region = Gathered(_("Maakunta"), "belonging", Membership.Kind.REGION, width=24)
    county = Gathered(_("Hyvinvointialue"), "belonging", Membership.Kind.COUNTY, width=32)
    council = Gathered(_("Maakunnan liitto"), "belonging", Membership.Kind.COUNCIL, width=32)
    employment_area = Gathered(_("Työllisyysalue"), "belonging", Membership.Kind.EMPLOYMENT_AREA, width=32)
    page = Page("slug")

    class Meta:
        model = Actor
        import_id_fields = ("slug",)
        fields = (
            "name_fi", "actor_type", "code", "region", "county", "council", "employment_area",
            "legal_name_fi", "genitive_fi", "name_sv", "legal_name_sv", "name_en", "aliases",
            "business_id", "website", "population", "population_year", "population_source",
            "language_status", "urban_class", "organising_form", *PERIOD, "note_fi", "note_sv",
            "tile_column", "tile_row", *SOURCED, "slug", "page",
        )  # fmt: skip

    def belonging(self, pks, directory, kind):
        """What the actors belong to on the resource's day by memberships of the kind."""
        memberships = Membership.objects.as_of(self.day).of_kind(kind).filter(member__in=pks).order_by("pk")
        target, model = ("region", Region) if kind == Membership.Kind.REGION else ("organisation", Actor)
        names: dict = {}
        for member, pk in memberships.values_list("member", target):
            names.setdefault(member, []).append(directory.of(model).text((pk,)))
        return {member: "; ".join(found) for member, found in names.items()}


class SuccessionResource(RegisterResource):
    """Which actor followed which."""

    class Meta:
        model = Succession
        import_id_fields = ("predecessor", "successor", "kind")
        fields = ("predecessor", "successor", "kind", "happened_on", "subject_fi", "subject_sv", *SOURCED)


class ContactRoleResource(RegisterResource):
    """Whom to ask at an actor; roles only, never persons."""

    class Meta:
        model = ContactRole
        import_id_fields = ("actor", "theme", "role_fi")
        fields = ("actor", "theme", "role_fi", "role_sv", "email", *SOURCED)
