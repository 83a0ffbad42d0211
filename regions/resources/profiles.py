"""Resources of regions and of what sources tell of them, of the country and of knowledge."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regions.exchange import Derived, Page, RegisterResource
from regions.exchange.cells import Cell
from regions.models import KeyFigure, KnowledgeSource, PublicationStatement, Region, RegionProfile
from regions.resources.names import PERIOD, SOURCED


def _number(count: int) -> Cell:
    return count


def _whether_recorded(has_profile: bool) -> Cell:
    return gettext("kirjattu") if has_profile else gettext("ei vielä kirjattu")


class RegionResource(RegisterResource):
    """Regions (maakunta) of the official division, with what the list of regions tells of each."""

    municipalities = Derived(_("Kuntia"), ("municipality_count",), _number, width=12)
    profile = Derived(_("Yhteistyön kuvaus"), ("has_profile",), _whether_recorded)
    agreements = Derived(_("Sopimuksia"), ("agreement_count",), _number, width=12)
    structures = Derived(_("Rakenteita"), ("structure_count",), _number, width=12)
    plans = Derived(_("Suunnitelmia"), ("plan_count",), _number, width=14)
    page = Page("slug")

    class Meta:
        model = Region
        import_id_fields = ("code",)
        fields = (
            "name_fi", "code", "municipalities", "profile", "agreements", "structures", "plans",
            "name_sv", "name_en", *PERIOD, *SOURCED, "slug", "page",
        )  # fmt: skip

    def prepare(self, queryset, day):
        queryset = super().prepare(queryset, day)
        return queryset if "plan_count" in queryset.query.annotations else queryset.with_counts(day)


class RegionProfileResource(RegisterResource):
    """Regions as their sources describe them."""

    class Meta:
        model = RegionProfile
        import_id_fields = ("region",)
        fields = (
            "region", "municipality_count", "population_fi", "history_fi", "employment_areas_fi",
            "open_points_fi", "population_sv", "history_sv", "employment_areas_sv", "open_points_sv",
            *SOURCED,
        )  # fmt: skip


class KeyFigureResource(RegisterResource):
    """Figures as sources state them."""

    class Meta:
        model = KeyFigure
        import_id_fields = ("code",)
        fields = (
            "label_fi", "value", "as_of_date", "note_fi", "label_sv", "note_sv", "position", *SOURCED,
            "code",
        )  # fmt: skip


class KnowledgeSourceResource(RegisterResource):
    """Knowledge that strategic cooperation needs."""

    class Meta:
        model = KnowledgeSource
        import_id_fields = ("code",)
        fields = (
            "title_fi", "horizon", "themes", "publisher", "url", "text_fi", "title_sv", "text_sv",
            "position", *SOURCED, "code",
        )  # fmt: skip


class PublicationStatementResource(RegisterResource):
    """What the source publication says of cooperation in general."""

    class Meta:
        model = PublicationStatement
        import_id_fields = ("code",)
        fields = ("topic", "text_fi", "text_sv", "position", *SOURCED, "code")
