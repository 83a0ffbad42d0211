"""Resources of laws and sections."""

from django.utils.translation import gettext_lazy as _

from legislation.models import Law, Section
from regions.exchange import Children, Derived, Page, RegisterResource
from regions.exchange.cells import Link
from regions.resources.names import PERIOD, SOURCED


class LawResource(RegisterResource):
    """Acts and decrees with their addresses in Finlex."""

    finlex = Derived(_("Finlex"), ("number",), lambda number: Link(Law(number=number).finlex_url()), width=40)
    page = Page("number", record=lambda number: Law(number=number))

    class Meta:
        model = Law
        import_id_fields = ("number",)
        fields = (
            "number", "name_fi", "short_fi", "given_on", *PERIOD, "repealed_by", "name_sv", "note",
            "finlex", *SOURCED, "page",
        )  # fmt: skip


class SectionResource(RegisterResource):
    """Sections with their versions spelled out."""

    versions = Children(
        "versions",
        _("Versiot"),
        head="act",
        told="in_force_from",
        rest=("applied_from",),
        identity=("act", "in_force_from"),
    )
    page = Page(
        "law__number", "number", record=lambda law, number: Section(law=Law(number=law), number=number)
    )

    class Meta:
        model = Section
        import_id_fields = ("law", "number")
        fields = (
            "law", "number", "heading_fi", "summary_fi", "versions", "read_through", *PERIOD,
            "repealed_by", "heading_sv", "summary_sv", "note", *SOURCED, "page",
        )  # fmt: skip
