"""A region's page: what its actors must do, what has been agreed, in which structures, what is not known."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from agreements.models import Negotiation
from regions.days import requested_day
from regions.models import CooperationStructure, Region
from regions.pictures import TimeAxis
from regions.region_neighbours import RegionNeighbours
from yhteistyo.actor_answer import joined
from yhteistyo.region_duties import RegionDuties
from yhteistyo.region_ends import endings
from yhteistyo.region_links import RegionLinks
from yhteistyo.region_open_points import open_points
from yhteistyo.region_overlaps import fittings, shared_themes
from yhteistyo.region_record import RegionActors, agreements_in, find_region, plans_in, structures_in
from yhteistyo.standing import plan_state
from yhteistyo.yearly_sheet import RegionSheet


class RegionPage(RegionSheet, TemplateView):
    """One region on the day asked for; its duties as a file with `?vie=xlsx`."""

    template_name = "yhteistyo/region.html"

    def get_context_data(self, **kwargs):
        day = requested_day(self.request).day
        try:
            region: Any = find_region(self.kwargs["slug"], day)
        except Region.DoesNotExist as error:
            raise Http404(_("Tällaista maakuntaa ei ole rekisterissä.")) from error
        profile = getattr(region, "profile", None)
        described = profile or region
        described._prefetched_objects_cache = {"sources": list(described.sources.all())}
        neighbours = RegionNeighbours(region, day)
        links = RegionLinks(region, day)
        duties = RegionDuties(neighbours)
        agreements = list(agreements_in(region, day))
        structures = list(structures_in(region, day))
        plans = list(plans_in(region, day))
        ends = endings(agreements, plans, links.owners, day)
        axis = TimeAxis.around(plans, day, region.term)
        return super().get_context_data(**kwargs) | {
            "title": region.name,
            "region": region,
            "profile": profile,
            "described": described,
            "answer": answer(agreements, structures, plans, links.negotiations, duties.reason),
            "actors": RegionActors(neighbours),
            "duties": duties,
            "agreements": [
                (one, links.parties.get(one.pk, []), links.sections.get(one.pk, [])) for one in agreements
            ],
            "structure_levels": by_level(structures),
            "structure_count": len(structures),
            "plans": [
                (plan, links.owners.get(plan.pk, []), plan_state(plan, day), axis.bar(plan)) for plan in plans
            ],
            "axis": axis,
            "term": region.term,
            "ends": ends,
            "shared_themes": shared_themes(plans, structures, links, day),
            "fittings": fittings(plans, links.fitted, links.owners, day),
            "negotiations": links.negotiations,
            "negotiation_count": event_count(links.negotiations),
            "practices": links.practices,
            "open_points": open_points(profile, duties, ends, agreements, structures, plans, day),
        }


def answer(agreements: list, structures: list, plans: list, negotiations: list, beyond: str) -> str:
    """How much is recorded, in one sentence; nothing recorded is not nothing done.

    `beyond` is why the register's duties do not reach the region, when they do not.
    """
    events = event_count(negotiations)
    counts = [
        (len(agreements), ngettext("%(n)s sopimus", "%(n)s sopimusta", len(agreements))),
        (len(structures), ngettext("%(n)s yhteistyörakenne", "%(n)s yhteistyörakennetta", len(structures))),
        (len(plans), ngettext("%(n)s suunnitelma", "%(n)s suunnitelmaa", len(plans))),
        (events, ngettext("%(n)s neuvottelu", "%(n)s neuvottelua", events)),
    ]
    told = [words % {"n": count} for count, words in counts if count]
    if not told and beyond:
        return beyond
    if not told:
        return _("Alueen yhteistyöstä ei ole vielä kirjattu tietoja. Se ei tarkoita, ettei yhteistyötä ole.")
    return _("Alueelta on kirjattu %(told)s.") % {"told": joined(told)}


def event_count(negotiations: list[Negotiation]) -> int:
    """How many events the negotiations are: the parts of one are one."""
    return len({one.part_of_id or one.pk for one in negotiations})


def by_level(structures: list[CooperationStructure]) -> list[tuple[str, list[CooperationStructure]]]:
    """Structures under the names of their levels, strategic first; last those whose level is not known."""
    levels = [(value, str(label)) for value, label in CooperationStructure.Level.choices]
    levels.append(("", _("taso ei tiedossa")))
    groups = [(label, [one for one in structures if one.level == value]) for value, label in levels]
    return [(label, found) for label, found in groups if found]
