"""The list of actors."""

from django.db.models import Count, F, Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regions.filters import ActorFilter
from regions.listing import FilteredListView, Order
from regions.models import Actor, ActorType, Membership
from regions.querysets import valid_on
from regions.resources import ActorResource

KINDS = list(Membership.Kind.values)


class ActorList(FilteredListView):
    """Everyone in the register, by type and by where they belong on the day."""

    template_name = "regions/actor_list.html"
    filterset_class = ActorFilter
    resource_class = ActorResource
    title = _("Toimijat")
    counted = ngettext_lazy("%(n)s toimija", "%(n)s toimijaa", "n")
    export_filename = "toimijat"
    orders = {
        "nimi": Order(_("Nimi"), ("sort_fi", "pk")),
        "tyyppi": Order(_("Tyyppi"), ("actor_type__position", "sort_fi", "pk")),
        "suurin": Order(
            _("Asukkaita, suurin ensin"), (F("population").desc(nulls_last=True), "sort_fi", "pk")
        ),
        "koodi": Order(_("Koodi"), ("actor_type__position", "code", "pk")),
    }

    def base_queryset(self):
        current = Membership.objects.as_of(self.day).select_related("organisation", "region")
        return Actor.objects.select_related("actor_type").prefetch_related(
            Prefetch("memberships", current.order_by("pk"), to_attr="current_memberships"), "aliases"
        )

    def get_context_data(self, **kwargs):
        types = ActorType.objects.annotate(
            actor_count=Count("actors", filter=valid_on(self.day, "actors__"))
        ).filter(actor_count__gt=0)
        context = super().get_context_data(**kwargs)
        for actor in context["object_list"]:
            actor.current_memberships.sort(key=lambda membership: KINDS.index(membership.kind))
        return context | {"type_counts": types.order_by("position", "code")}
