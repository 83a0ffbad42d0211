"""The same columns as `AgreementResource`, written as the documentation of django-import-export would.

A plain ModelResource with the library's fields and widgets, its queryset prefetched as an experienced
user would, and the library's XLSX format (tablib and openpyxl).
"""

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget, ManyToManyWidget

from agreements.models import Agreement, AgreementKind
from legislation.models import Obligation, Section
from regions.models import Region, Source, Theme

RELATIONS = (
    "kind", "parties__actor", "parties__approvals", "sections__law", "obligations", "themes", "regions",
    "structures", "points", "milestones", "replaces", "replaced_by", "documents", "sources",
)  # fmt: skip


class PlainAgreementResource(ModelResource):
    """Agreements with the library's defaults."""

    kind = Field("kind", "kind", ForeignKeyWidget(AgreementKind, "name_fi"))
    status = Field("status", "status", readonly=True)
    parties = Field(column_name="parties", readonly=True)
    approvals = Field(column_name="approvals", readonly=True)
    points = Field(column_name="points", readonly=True)
    milestones = Field(column_name="milestones", readonly=True)
    documents = Field(column_name="documents", readonly=True)
    replaced_by = Field(column_name="replaced_by", readonly=True)
    page = Field(column_name="page", readonly=True)
    sections = Field("sections", "sections", ManyToManyWidget(Section, "; "))
    obligations = Field("obligations", "obligations", ManyToManyWidget(Obligation, "; ", "code"))
    themes = Field("themes", "themes", ManyToManyWidget(Theme, "; ", "code"))
    regions = Field("regions", "regions", ManyToManyWidget(Region, "; ", "code"))
    sources = Field("sources", "sources", ManyToManyWidget(Source, "; ", "code"))
    replaces = Field("replaces", "replaces", ManyToManyWidget(Agreement, "; ", "slug"))

    class Meta:
        model = Agreement
        import_id_fields = ("slug",)
        skip_unchanged = True
        fields = (
            "title_fi", "kind", "statutory", "status", "parties", "valid_from", "valid_until",
            "start_rule", "start_note_fi", "end_rule", "notice_months", "approvals", "sections",
            "obligations", "themes", "regions", "structures", "summary_fi", "points", "milestones",
            "replaces", "replaced_by", "terminated_on", "attested_on", "statutory_deadline",
            "last_reviewed_on", "followup_fi", "followup_months", "followup_done_on", "template_used",
            "template_url", "documents", "languages", "is_public", "title_sv", "summary_sv",
            "start_note_sv", "followup_sv", "sources", "checked_on", "verification", "conflict_note",
            "slug", "page",
        )  # fmt: skip

    def dehydrate_parties(self, agreement):
        parties = agreement.parties.all()
        return "; ".join(f"{party.actor.name} ({party.get_role_display()})" for party in parties)

    def dehydrate_approvals(self, agreement):
        parties = agreement.parties.all()
        return "; ".join(str(approval) for party in parties for approval in party.approvals.all())

    def dehydrate_points(self, agreement):
        return "; ".join(point.title for point in agreement.points.all())

    def dehydrate_milestones(self, agreement):
        return "; ".join(milestone.title for milestone in agreement.milestones.all())

    def dehydrate_documents(self, agreement):
        return "; ".join(document.title for document in agreement.documents.all())

    def dehydrate_replaced_by(self, agreement):
        return "; ".join(other.slug for other in agreement.replaced_by.all())

    def dehydrate_page(self, agreement):
        return agreement.get_absolute_url()

    def dehydrate_valid_from(self, agreement):
        return agreement.valid_from.first if agreement.valid_from else None

    def dehydrate_valid_until(self, agreement):
        return agreement.valid_until.last if agreement.valid_until else None
