"""Resources of agreements and of what belongs to them."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Agreement,
    AgreementKind,
    AgreementPoint,
    Document,
    PartyApproval,
)
from agreements.resources.claiming import ClaimingResource
from agreements.status import AgreementStatus
from regions.exchange import Backwards, Children, Derived, Gathered, Page, RegisterResource
from regions.exchange.cells import clean_text, plain
from regions.exchange.choices import Choice
from regions.exchange.kinds import PartialDay
from regions.models import Actor
from regions.resources.names import PERIOD, SOURCED


class AgreementKindResource(RegisterResource):
    """The kinds of agreements."""

    class Meta:
        model = AgreementKind
        import_id_fields = ("code",)
        fields = (
            "name_fi", "name_sv", "name_en", "description_fi", "description_sv", "position", "code",
        )  # fmt: skip


class AgreementResource(ClaimingResource):
    """Agreements with their parties spelled out, their status on the day and what belongs to them."""

    taking_part = "parties"

    status = Derived(_("Tila"), ("status",), lambda status: str(AgreementStatus(status).label), width=20)
    parties = Children(
        "parties",
        _("Osapuolet"),
        head="actor",
        told="role",
        rest=("valid_from", "valid_until", "note_fi", "note_sv"),
        identity=("actor", "role"),
        guards="approvals",
    )
    approvals = Gathered(_("Käsittelyvaiheet"), "approval_texts")
    points = Gathered(_("Kohdat"), "point_texts")
    milestones = Children(
        "milestones",
        _("Vaiheet"),
        head="title_fi",
        rest=("happens_on", "title_sv"),
        identity=("title_fi",),
    )
    documents = Gathered(_("Asiakirjat"), "document_texts")
    replaced_by = Backwards(_("Korvattu sopimuksella"), Agreement._meta.get_field("replaces"))
    page = Page("slug")

    class Meta:
        model = Agreement
        import_id_fields = ("slug",)
        fields = (
            "title_fi", "kind", "statutory", "status", "parties", *PERIOD, "start_rule", "start_note_fi",
            "end_rule", "notice_months", "approvals", "sections", "obligations", "themes", "regions",
            "structures", "summary_fi", "points", "milestones", "replaces", "replaced_by",
            "terminated_on", "attested_on", "statutory_deadline", "last_reviewed_on", "followup_fi",
            "followup_months", "followup_done_on", "template_used", "template_url", "documents",
            "languages", "is_public", "title_sv", "summary_sv", "start_note_sv", "followup_sv", *SOURCED,
            "slug", "page",
        )  # fmt: skip

    def prepare(self, queryset, day):
        queryset = super().prepare(queryset, day)
        return queryset if "status" in queryset.query.annotations else queryset.with_status(day)

    def check_relations(self, instance, values):
        super().check_relations(instance, values)
        if "replaces" in values:
            instance.refuse_replacement_loop(Agreement.objects.filter(pk__in=values["replaces"]))

    def approval_texts(self, pks, directory):
        """What bodies of the parties have decided: "Joensuu: hyväksytty 24.11.2025 (kaupunginvaltuusto)"."""
        standing, day = (
            Choice(PartyApproval.Standing.choices).shower(directory),
            PartialDay().shower(directory),
        )
        actors = directory.of(Actor)
        approvals = PartyApproval.objects.filter(party__agreement__in=pks).order_by(
            "party", "decided_on", "pk"
        )
        found = defaultdict(list)
        for pk, actor, stands, decided, precision, body in approvals.values_list(
            "party__agreement", "party__actor", "standing", "decided_on", "decided_on_precision", "body_fi"
        ):
            text = f"{actors.text((actor,))}: {standing(stands)}"
            if decided:
                text += f" {plain(day(decided, precision))}"
            found[pk].append(f"{text} ({body})" if body else text)
        return _joined(found)

    def point_texts(self, pks, directory):
        """The headings of what was agreed."""
        found = defaultdict(list)
        points = AgreementPoint.objects.filter(agreement__in=pks).order_by("agreement", "number", "pk")
        for pk, number, title in points.values_list("agreement", "number", "title_fi"):
            found[pk].append(f"{number}. {title}")
        return _joined(found)

    def document_texts(self, pks, directory):
        """The names of the agreement's documents with their links."""
        found = defaultdict(list)
        documents = Document.objects.filter(agreement__in=pks).order_by("agreement", "dated_on", "pk")
        for pk, title, url in documents.values_list("agreement", "title", "url"):
            found[pk].append(f"{title} {url}".strip())
        return _joined(found)


class AgreementPointResource(RegisterResource):
    """What was agreed and who answers for it."""

    class Meta:
        model = AgreementPoint
        import_id_fields = ("agreement", "title_fi")
        fields = (
            "agreement", "number", "title_fi", "text_fi", "responsible", "responsible_words_fi",
            "title_sv", "text_sv", "responsible_words_sv",
        )  # fmt: skip


class PartyApprovalResource(RegisterResource):
    """What bodies of the parties have decided of an agreement."""

    agreement = Derived(_("Sopimus"), ("party__agreement__title_fi",), clean_text, width=40)

    class Meta:
        model = PartyApproval
        import_id_fields = ("party", "standing", "body_fi", "decided_on")
        fields = (
            "agreement", "party", "standing", "body_fi", "decided_on", "section_mark", "case_number",
            "url", "note_fi", "body_sv", "note_sv",
        )  # fmt: skip


def _joined(found) -> dict:
    return {pk: clean_text("; ".join(texts)) for pk, texts in found.items()}
