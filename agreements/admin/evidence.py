"""Evidence that has no record of its own kind, and judgements of the state of duties."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.models import Evidence, Judgement
from legislation.models import Obligation
from regions.admin.base import PERIOD, SOURCED, RegisterAdmin
from regions.admin.columns import column, listed
from regions.admin.filters import MissingDataFilter, RegionOfActorFilter, ValidityFilter
from regions.admin.forms import RegisterForm
from regions.models import Actor


class EvidenceForm(RegisterForm):
    """Evidence of a duty that binds those whom it names."""

    relation_rules = {"actors": "refuse_strangers"}


class RegionOfThoseMeantFilter(RegionOfActorFilter):
    actor = "actors"

    def queryset(self, request, queryset):
        return super().queryset(request, queryset).distinct()


class RegionOfJudgedFilter(RegionOfActorFilter):
    actor = "actor"


@admin.register(Evidence)
class EvidenceAdmin(RegisterAdmin):
    form = EvidenceForm
    list_display = (
        column("title", _("nimi"), "title_fi"),
        "kind",
        "obligation",
        listed("actors", _("ketkä")),
        *PERIOD,
        "verification",
        "checked_on",
    )
    list_filter = (
        "kind",
        ValidityFilter,
        RegionOfThoseMeantFilter,
        "verification",
        MissingDataFilter,
        ("obligation", admin.RelatedOnlyFieldListFilter),
        "is_public",
    )
    list_select_related = ("obligation",)
    list_prefetch_related = ("actors",)
    date_hierarchy = "valid_from"
    search_help_text = _("Hae nimellä, velvoitteella tai toimijalla.")
    save_as = True
    help_texts = {
        "obligation": _(
            "Velvoite, jonka täyttämisestä tämä on näyttö. Sen on oltava voimassa tuona päivänä."
        ),
        "valid_from": _("Päivä, jona annettu tai asetettu."),
        "valid_until": _("Toimielimen viimeinen päivä; lausunnolla ja kertomuksella tyhjä."),
        "structure": _("Kun toimielimellä on rekisterissä oma sivu."),
    }
    fieldsets = (
        (None, {"fields": (("title_fi", "title_sv"), "kind", "obligation", "actors")}),
        (_("Milloin ja missä luettavissa"), {"fields": (PERIOD, "structure", "url", "is_public")}),
        SOURCED,
    )

    def search(self, queryset, text):
        named = Evidence.actors.through.objects.filter(actor__in=Actor.objects.named(text).values("pk"))
        return (
            queryset.filter(title_fi__icontains=text)
            | queryset.filter(obligation__in=Obligation.objects.mentioning(text).values("pk"))
            | queryset.filter(pk__in=named.values("evidence"))
        )


@admin.register(Judgement)
class JudgementAdmin(RegisterAdmin):
    list_display = ("obligation", "actor", "counterpart", "state", *PERIOD, "judged_on", "role_fi")
    list_filter = (
        "state",
        ValidityFilter,
        RegionOfJudgedFilter,
        "actor__actor_type",
        ("obligation", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("obligation", "actor", "counterpart")
    date_hierarchy = "judged_on"
    search_help_text = _("Hae velvoitteella tai toimijalla.")
    help_texts = {
        "state": _("Tekemättä vain, kun joku on todennut niin. Kirjaamaton on ei tietoa."),
        "valid_from": _("Kausi, jota ratkaisu koskee: samasta velvoitteesta yksi ratkaisu kaudessa."),
        "reason_fi": _("Näkyy velvoitteen kohdalla. Näyttö jää näkyviin ratkaisun rinnalle."),
    }
    fieldsets = (
        (_("Mitä ja ketä koskee"), {"fields": ("obligation", ("actor", "counterpart"), PERIOD)}),
        (_("Ratkaisu"), {"fields": ("state", ("reason_fi", "reason_sv"))}),
        (_("Kuka ratkaisi"), {"fields": (("role_fi", "role_sv"), "judged_on")}),
    )

    def search(self, queryset, text):
        actors = Actor.objects.named(text).values("pk")
        return (
            queryset.filter(obligation__in=Obligation.objects.mentioning(text).values("pk"))
            | queryset.filter(actor__in=actors)
            | queryset.filter(counterpart__in=actors)
        )
