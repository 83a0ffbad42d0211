"""Memberships: on the actor's page and as a list of their own."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from regions.admin.base import PERIOD, SOURCED, RegisterAdmin, StackedRows
from regions.admin.columns import column
from regions.admin.filters import ValidityFilter
from regions.admin.forms import RegisterForm, RegisterFormSet, kept_forms
from regions.models import Actor, Membership


class MembershipForm(RegisterForm):
    """One membership among the member's others, which its set of rows compares with each other."""

    def _post_clean(self):
        # Ending one membership and beginning the next in the same save is the usual change. The model
        # would compare the new row with what is still stored; `MembershipFormSet` compares the rows.
        self.instance._refuse_overlap = lambda: None
        super()._post_clean()


class MembershipFormSet(RegisterFormSet):
    """All memberships of one actor: no two of a kind at the same time."""

    def clean(self):
        super().clean()
        earlier: list[Membership] = []
        for form in kept_forms(self):
            row = form.instance
            other = next((one for one in earlier if _overlap(row, one)), None)
            if other is not None:
                form.add_error(
                    "valid_from",
                    _("Päällekkäinen jäsenyys: %(target)s %(period)s.")
                    % {"target": other.target, "period": other.period_text},
                )
            earlier.append(row)


def _overlap(one: Membership, other: Membership) -> bool:
    if one.kind != other.kind or one.kind == Membership.Kind.JOINT_AUTHORITY:
        return False
    before = one.valid_until and other.valid_from and one.valid_until.last < other.valid_from.first
    after = other.valid_until and one.valid_from and other.valid_until.last < one.valid_from.first
    return not before and not after


class MembershipRows(StackedRows):
    model = Membership
    fk_name = "member"
    form = MembershipForm
    formset = MembershipFormSet
    verbose_name_plural = _("jäsenyydet: mihin toimija kuuluu")
    help_texts = {
        "region": _("Vain kun laji on maakunta."),
        "organisation": _("Hyvinvointialue, liitto, työllisyysalue tai muu, johon toimija kuuluu."),
    }
    fieldsets = (
        (None, {"fields": (("kind", "region", "organisation"), (*PERIOD, "is_responsible"))}),
        (SOURCED[0], {"fields": SOURCED[1]["fields"], "classes": ("collapse",)}),
    )


@admin.register(Membership)
class MembershipAdmin(RegisterAdmin):
    list_display = (
        "member",
        "kind",
        column("target", _("mihin kuuluu")),
        *PERIOD,
        "is_responsible",
        "verification",
        "checked_on",
    )
    list_filter = ("kind", ValidityFilter, "is_responsible", "verification")
    list_select_related = ("member", "organisation", "region")
    date_hierarchy = "valid_from"
    search_help_text = _("Hae jäsenen tai organisaation nimellä.")
    help_texts = MembershipRows.help_texts
    fieldsets = (
        (None, {"fields": ("member", "kind", ("region", "organisation"), "is_responsible")}),
        (_("Voimassaolo"), {"fields": (PERIOD,)}),
        SOURCED,
    )

    def search(self, queryset, text):
        found = Actor.objects.named(text).values("pk")
        return queryset.filter(member__in=found) | queryset.filter(organisation__in=found)
