"""Cooperation structures with their seats, and good practices."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from regions.admin.actor import OfActor
from regions.admin.base import PERIOD, SOURCED, RegisterAdmin, TableRows
from regions.admin.columns import column, listed
from regions.admin.filters import MissingDataFilter, ValidityFilter
from regions.models import CooperationStructure, GoodPractice, Seat


class SeatRows(TableRows):
    model = Seat
    fields = ("actor", "role_fi", "role_sv", "held_by", "seats", *PERIOD)


@admin.register(CooperationStructure)
class CooperationStructureAdmin(RegisterAdmin):
    list_display = (
        column("name", _("nimi"), "sort_fi"),
        "level",
        "nature",
        listed("regions", _("maakunnat")),
        "last_sign_of_life",
        *PERIOD,
        "verification",
        "checked_on",
    )
    list_filter = ("level", "nature", "regions", "themes", ValidityFilter, "verification", MissingDataFilter)
    list_prefetch_related = ("regions",)
    date_hierarchy = "last_sign_of_life"
    search_help_text = _("Hae nimellä, kokoonpanolla tai tarkoituksella.")
    prepopulated_fields = {"slug": ("name_fi",)}
    inlines = (SeatRows,)
    save_as = True
    help_texts = {
        "convener": _("Rekisterin toimija, joka kutsuu koolle."),
        "part_of": _("Laajempi rakenne, jonka osa tämä on."),
    }
    fieldsets = (
        (None, {"fields": (("name_fi", "name_sv"), "slug", ("level", "nature"), "part_of")}),
        (_("Mihin perustuu"), {"fields": ("set_up_by", ("basis_fi", "basis_sv"), PERIOD)}),
        (
            _("Kuka kutsuu ja johtaa"),
            {"fields": ("convener", ("convener_fi", "convener_sv"), ("chair_fi", "chair_sv"))},
        ),
        (
            _("Ketkä ja mistä"),
            {"fields": (("members_fi", "members_sv"), ("purpose_fi", "purpose_sv"), "themes", "regions")},
        ),
        (
            _("Kokoontuminen"),
            {"fields": ("meets_per_year", ("meeting_note_fi", "meeting_note_sv"), "last_sign_of_life")},
        ),
        SOURCED,
    )


@admin.register(Seat)
class SeatAdmin(OfActor):
    list_display = (
        "actor",
        "structure",
        column("role", _("tehtävä"), "role_fi"),
        "held_by",
        "seats",
        *PERIOD,
    )
    list_filter = ("held_by", ValidityFilter)
    list_select_related = ("actor", "structure")
    date_hierarchy = "valid_until"
    fieldsets = (
        (None, {"fields": (("structure", "actor"), ("role_fi", "role_sv"), ("held_by", "seats"))}),
        (_("Toimikausi"), {"fields": (PERIOD,)}),
    )


@admin.register(GoodPractice)
class GoodPracticeAdmin(RegisterAdmin):
    list_display = (
        column("title", _("otsikko"), "sort_fi"),
        "kind",
        listed("regions", _("maakunnat")),
        "contact",
        *PERIOD,
        "verification",
        "checked_on",
    )
    list_filter = ("kind", "regions", "themes", "verification", MissingDataFilter)
    list_select_related = ("contact",)
    list_prefetch_related = ("regions",)
    date_hierarchy = "valid_from"
    search_help_text = _("Hae otsikolla tai kuvauksella.")
    prepopulated_fields = {"slug": ("title_fi",)}
    help_texts = {
        "contact": _("Toimija, jolta voi kysyä lisää."),
        "actors": _("Ketkä ovat mukana."),
    }
    fieldsets = (
        (None, {"fields": (("title_fi", "title_sv"), "slug", "kind", ("text_fi", "text_sv"))}),
        (_("Missä ja ketkä"), {"fields": ("regions", "actors", "contact", "themes", PERIOD)}),
        SOURCED,
    )
