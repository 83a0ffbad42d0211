"""Resources of regions and of what sources tell of them, of the country and of knowledge."""

from regions.exchange import Page, RegisterResource
from regions.models import KeyFigure, KnowledgeSource, PublicationStatement, Region, RegionProfile
from regions.resources.names import PERIOD, SOURCED


class RegionResource(RegisterResource):
    """Regions (maakunta) of the official division."""

    page = Page("slug")

    class Meta:
        model = Region
        import_id_fields = ("code",)
        fields = ("name_fi", "code", "name_sv", "name_en", *PERIOD, *SOURCED, "slug", "page")


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
