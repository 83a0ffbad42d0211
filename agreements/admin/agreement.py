"""Agreements with their parties, approvals, points, milestones and documents on one page."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from agreements.admin.approvals import ApprovalRows
from agreements.admin.claiming import ClaimingForm, PartRows
from agreements.admin.documents import DocumentRows
from agreements.admin.filters import ExpiryFilter, StatusFilter
from agreements.models import Agreement, AgreementKind, AgreementMilestone, AgreementParty, AgreementPoint
from agreements.status import AgreementStatus
from legislation.models import Section
from regions.admin.base import PERIOD, SOURCED, RegisterAdmin, StackedRows, TableRows
from regions.admin.columns import column, listed
from regions.admin.filters import MissingDataFilter
from regions.admin.reference import NamedTable


@admin.register(AgreementKind)
class AgreementKindAdmin(NamedTable):
    list_display = (column("name", _("nimi"), "name_fi"), "code", "position")
    fieldsets = (
        (None, {"fields": ("name_fi", "description_fi", "code", "position")}),
        (_("Muut kielet"), {"fields": (("name_sv", "name_en"), "description_sv")}),
    )


class AgreementForm(ClaimingForm):
    """An agreement that does not come to replace itself and names obligations in force."""

    relation_rules = {
        "replaces": "refuse_replacement_loop",
        "obligations": "refuse_obligations_not_in_force",
    }


class PartyRows(PartRows):
    model = AgreementParty
    fields = ("actor", "role", *PERIOD, "note_fi", "note_sv")
    help_texts = {
        "valid_from": _("Milloin osapuoli liittyi, jos muulloin kuin sopimuksen alkaessa."),
        "valid_until": _("Milloin osapuoli jäi pois, jos ennen sopimuksen päättymistä."),
    }


class PointRows(StackedRows):
    model = AgreementPoint
    fieldsets: Any = (
        (
            None,
            {
                "fields": (
                    ("number", "title_fi", "title_sv"),
                    ("text_fi", "text_sv"),
                    "responsible",
                    ("responsible_words_fi", "responsible_words_sv"),
                )
            },
        ),
    )
    help_texts = {
        "responsible": _("Rekisterin toimijat, jotka vastaavat kohdasta."),
        "responsible_words_fi": _("Kun vastaava ei ole rekisterin toimija."),
    }


class MilestoneRows(TableRows):
    model = AgreementMilestone
    fields = ("title_fi", "title_sv", "happens_on")


@admin.register(Agreement)
class AgreementAdmin(RegisterAdmin):
    form = AgreementForm
    list_display = (
        column("title", _("nimi"), "sort_fi"),
        "kind",
        "status",
        *PERIOD,
        "party_count",
        listed("regions", _("maakunnat")),
        "verification",
        "checked_on",
    )
    list_filter = (
        StatusFilter,
        ExpiryFilter,
        "kind",
        "statutory",
        "regions",
        "themes",
        "verification",
        MissingDataFilter,
        ("parties", admin.EmptyFieldListFilter),
        "is_public",
    )
    list_select_related = ("kind",)
    list_prefetch_related = ("regions",)
    date_hierarchy = "valid_until"
    search_help_text = _("Hae nimellä, tiivistelmällä, osapuolella tai perusteella (631/2011 3 §).")
    prepopulated_fields = {"slug": ("title_fi",)}
    readonly_fields = ("status",)
    inlines = (PartyRows, ApprovalRows, PointRows, MilestoneRows, DocumentRows)
    save_as = True
    help_texts = {
        "valid_from": _(
            "Päivä, josta sopimus sitoo. Tyhjä, kun alkua ei tiedetä tai se riippuu hyväksymisistä."
        ),
        "obligations": _("Velvoitteet, joita sopimus toteuttaa."),
        "sections": _("Pykälät, joihin sopimus nojaa. Hae viittauksella, esimerkiksi 631/2011 3 §."),
        "replaces": _("Aiemmat sopimukset, joiden tilalle tämä tulee."),
        "structures": _("Toimielimet ja ryhmät, joista sopimus määrää."),
        "template_used": _("Malli tai mallipohja, jota on käytetty."),
        "statutory_deadline": _("Mihin mennessä laki vaatii sopimuksen."),
        "last_reviewed_on": _("Milloin osapuolet viimeksi tarkastelivat sopimusta."),
    }
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("title_fi", "title_sv"),
                    "slug",
                    ("kind", "statutory"),
                    ("summary_fi", "summary_sv"),
                )
            },
        ),
        (
            _("Voimassaolo"),
            {
                "fields": (
                    "status",
                    PERIOD,
                    ("start_rule", "end_rule", "notice_months"),
                    ("start_note_fi", "start_note_sv"),
                    ("terminated_on", "attested_on", "last_reviewed_on"),
                    ("statutory_deadline", "replaces"),
                )
            },
        ),
        (_("Mihin perustuu ja mitä palvelee"), {"fields": ("sections", "obligations", "structures")}),
        (_("Missä ja mistä asiasta"), {"fields": ("regions", "themes")}),
        (
            _("Seuranta"),
            {"fields": (("followup_fi", "followup_sv"), ("followup_months", "followup_done_on"))},
        ),
        (
            _("Malli, kielet ja julkisuus"),
            {"fields": (("template_used", "template_url"), "languages", "is_public")},
        ),
        SOURCED,
    )

    def get_queryset(self, request):
        parties = AgreementParty.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
        counted = Subquery(parties.annotate(n=Count("pk")).values("n"))
        return (
            super().get_queryset(request).with_status(localdate()).annotate(party_count=Coalesce(counted, 0))
        )

    def search(self, queryset, text):
        cited = Section.objects.cited_as(text).values("pk")
        through = Agreement.sections.through.objects.filter(section__in=cited)
        found = Agreement.objects.mentioning(text).values("pk")
        return queryset.filter(pk__in=found) | queryset.filter(pk__in=through.values("agreement"))

    def choice_label(self, record):
        return f"{record.title} ({record.period_text})" if record.period_text else record.title

    @admin.display(description=_("tila tänään"), ordering="status")
    def status(self, agreement):
        """The derived status; it cannot be typed in."""
        status = getattr(agreement, "status", None)
        return AgreementStatus(status).label if status else _("Tila johdetaan päivistä ja hyväksymisistä.")

    @admin.display(description=_("osapuolia"), ordering="party_count")
    def party_count(self, agreement):
        return agreement.party_count
