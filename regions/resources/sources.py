"""Resources of sources and themes."""

from regions.exchange import Page, RegisterResource
from regions.models import Source, Theme


class SourceResource(RegisterResource):
    """Documents and pages on which the register rests."""

    page = Page("code")

    class Meta:
        model = Source
        import_id_fields = ("code",)
        fields = (
            "title", "kind", "publisher", "url", "language", "document_date", "read_on", "note", "code",
            "page",
        )  # fmt: skip


class ThemeResource(RegisterResource):
    """What cooperation is about."""

    class Meta:
        model = Theme
        import_id_fields = ("code",)
        fields = ("name_fi", "name_sv", "name_en", "position", "in_publication", "code")
