"""Actors with their other names, memberships, contacts and successors on one page."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from regions.admin.base import PERIOD, SOURCED, RecordAdmin, RegisterAdmin, StackedRows, TableRows
from regions.admin.columns import column
from regions.admin.exchange import ExchangePages
from regions.admin.filters import MissingDataFilter, RegionOfActorFilter, ValidityFilter
from regions.admin.membership import MembershipRows
from regions.models import Actor, ActorAlias, ContactRole, Succession

ALIAS_HELP_TEXTS = {
    "valid_from": _("Mistä lähtien nimeä on käytetty, jos se tiedetään."),
    "valid_until": _("Mihin asti nimeä käytettiin; tyhjä, kun nimi on käytössä tai loppua ei tiedetä."),
}


class AliasRows(TableRows):
    model = ActorAlias
    fields = ("name", "kind", *PERIOD)
    help_texts = ALIAS_HELP_TEXTS


class ContactRows(StackedRows):
    model = ContactRole
    fieldsets = (
        (None, {"fields": (("theme", "email"), ("role_fi", "role_sv"))}),
        (SOURCED[0], {"fields": SOURCED[1]["fields"], "classes": ("collapse",)}),
    )


class SuccessorRows(StackedRows):
    model = Succession
    fk_name = "predecessor"
    verbose_name = _("seuraaja")
    verbose_name_plural = _("seuraajat")
    fieldsets = (
        (None, {"fields": (("successor", "kind", "happened_on"), ("subject_fi", "subject_sv"))}),
        SOURCED,
    )


class PredecessorRows(TableRows):
    """Who came before; edited on the predecessor's own page, so that one save cannot make a loop."""

    model = Succession
    fk_name = "successor"
    verbose_name = _("edeltäjä")
    verbose_name_plural = _("edeltäjät")
    fields = readonly_fields = ("predecessor", "kind", "happened_on")
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("predecessor", "successor")


@admin.register(Actor)
class ActorAdmin(RegisterAdmin):
    list_display = (
        column("name", _("nimi"), "sort_fi"),
        "actor_type",
        "code",
        "business_id",
        *PERIOD,
        "verification",
        "checked_on",
    )
    list_filter = (
        "actor_type",
        RegionOfActorFilter,
        ValidityFilter,
        "verification",
        MissingDataFilter,
        "language_status",
    )
    list_select_related = ("actor_type",)
    date_hierarchy = "valid_from"
    search_help_text = _(
        "Hae millä tahansa nimellä (myös Siun sote, Lieksan kaupunki), koodilla tai Y-tunnuksella."
    )
    prepopulated_fields = {"slug": ("name_fi",)}
    readonly_fields = ("members_link",)
    inlines = (AliasRows, MembershipRows, ContactRows, SuccessorRows, PredecessorRows)
    help_texts = {
        "name_fi": _("Nimi, jolla toimija näkyy luetteloissa, esimerkiksi Lieksa."),
        "organising_form": _("Vain työllisyysalueella: kuka on työvoimaviranomainen."),
        "language_status": _("Vain kunnalla ja hyvinvointialueella."),
        "urban_class": _("Vain kunnalla: Tilastokeskuksen kuntaryhmä."),
    }
    fieldsets = (
        (None, {"fields": ("actor_type", ("name_fi", "name_sv", "name_en"), "slug")}),
        (
            _("Nimen muodot ja tunnukset"),
            {
                "fields": (
                    ("legal_name_fi", "legal_name_sv"),
                    "genitive_fi",
                    ("code", "business_id"),
                    "website",
                )
            },
        ),
        (_("Toiminta-aika"), {"fields": (PERIOD, "members_link")}),
        (
            _("Perustiedot"),
            {
                "fields": (
                    ("language_status", "urban_class", "organising_form"),
                    ("population", "population_year", "population_source"),
                )
            },
        ),
        SOURCED,
        (_("Huomautus"), {"fields": (("note_fi", "note_sv"),), "classes": ("collapse",)}),
        (_("Ruutukartta"), {"fields": (("tile_column", "tile_row"),), "classes": ("collapse",)}),
    )

    def search(self, queryset, text):
        return queryset.named(text)

    def choice_label(self, record):
        ended = f" ({record.period_text})" if not record.is_valid_on(localdate()) else ""
        return f"{record.name} – {record.actor_type}{ended}"

    @admin.display(description=_("jäsenet"))
    def members_link(self, actor):
        """A link to those who belong to this actor: too many for rows on its page."""
        count = actor.member_records.count() if actor.pk else 0
        if not count:
            return _("ei jäseniä")
        return format_html(
            '<a href="{}?organisation__id__exact={}">{}</a>',
            reverse("admin:regions_membership_changelist"),
            actor.pk,
            _("%(count)d jäsenyyttä") % {"count": count},
        )


class OfActor(RecordAdmin):
    """A record that is found by its actor's names."""

    list_select_related: Any = ("actor",)
    search_help_text = _("Hae toimijan nimellä.")

    def search(self, queryset, text):
        return queryset.filter(actor__in=Actor.objects.named(text).values("pk"))


@admin.register(ActorAlias)
class ActorAliasAdmin(OfActor):
    list_display = ("name", "kind", "actor", *PERIOD)
    list_filter = ("kind", ValidityFilter)
    help_texts = ALIAS_HELP_TEXTS
    fieldsets = (
        (None, {"fields": ("actor", "name", "kind")}),
        (_("Käytössä"), {"fields": (PERIOD,)}),
    )


@admin.register(ContactRole)
class ContactRoleAdmin(ExchangePages, OfActor):
    list_display = (
        "actor",
        "theme",
        column("role", _("tehtävä"), "role_fi"),
        "email",
        "verification",
        "checked_on",
    )
    list_filter = (
        "theme",
        "verification",
        ("email", admin.EmptyFieldListFilter),
        ("role_fi", admin.EmptyFieldListFilter),
    )
    list_select_related = ("actor", "theme")
    date_hierarchy = "checked_on"
    help_texts = {"email": _("Tehtävän osoite, esimerkiksi kirjaamo@kunta.fi. Ei henkilön osoitetta.")}
    fieldsets = ((None, {"fields": (("actor", "theme"), ("role_fi", "role_sv"), "email")}), SOURCED)


@admin.register(Succession)
class SuccessionAdmin(RegisterAdmin):
    list_display = ("predecessor", "kind", "successor", "happened_on", "verification", "checked_on")
    list_filter = ("kind", "verification")
    list_select_related = ("predecessor", "successor")
    date_hierarchy = "happened_on"
    search_help_text = _("Hae edeltäjän tai seuraajan nimellä.")
    plain_selects = ("kind",)
    fieldsets = (
        (
            None,
            {"fields": (("predecessor", "kind", "successor"), "happened_on", ("subject_fi", "subject_sv"))},
        ),
        SOURCED,
    )

    def search(self, queryset, text):
        found = Actor.objects.named(text).values("pk")
        return queryset.filter(predecessor__in=found) | queryset.filter(successor__in=found)
