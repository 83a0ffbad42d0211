"""An actor's page: whom it must deal with and under what, and everything recorded of it."""

from itertools import groupby
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.models import AgreementParty, NegotiationParticipant
from legislation.duties import duties_of
from regions.days import requested_day
from regions.models import Actor, Membership
from regions.neighbours import MUNICIPALITY, Neighbourhood
from yhteistyo.actor_answer import (
    aland_sentence,
    answer_sentence,
    coming_sentence,
    employment_sentence,
    ended_sentence,
    state_office_sentence,
)
from yhteistyo.actor_duties import EMPLOYMENT_AREA, ActorDuties
from yhteistyo.actor_record import (
    agreements_of,
    duties_of_employment_area,
    find_actor,
    negotiations_of,
    places_of,
    plans_of,
    successions_of,
)
from yhteistyo.actor_timeline import timeline
from yhteistyo.standing import plan_state


class ActorPage(TemplateView):
    """One actor on the day asked for."""

    template_name = "yhteistyo/actor.html"

    def get_context_data(self, **kwargs):
        day = requested_day(self.request).day
        try:
            actor: Any = find_actor(self.kwargs["slug"], day)
        except Actor.DoesNotExist as error:
            raise Http404(_("Tällaista toimijaa ei ole rekisterissä.")) from error
        around = Neighbourhood(actor, day)
        successions = successions_of(actor)
        is_operating = actor.is_valid_on(day)
        bound = duties_of(actor, day, around) if is_operating else []
        duties = ActorDuties(bound, around.municipalities)
        areas = around.of_type(EMPLOYMENT_AREA) if actor.is_municipality else []
        sources = list(actor.sources.all())
        actor._prefetched_objects_cache = {"sources": sources}
        return super().get_context_data(**kwargs) | {
            "title": actor.name,
            "actor": actor,
            "answers": answers(actor, around, successions, bound, day),
            "is_operating": is_operating,
            "has_ended": actor.valid_until is not None and actor.valid_until.last < day,
            "memberships": around.own,
            "former_memberships": [one for one in around.history if one not in around.own],
            "municipalities": around.municipalities if not actor.is_municipality else [],
            "member_organisations": [
                one for one in around.members if one.member.actor_type.code != MUNICIPALITY
            ],
            "responsible_member": next((one.member for one in around.members if one.is_responsible), None),
            "duties": duties,
            "employment_area": areas[0] if areas else None,
            "area_duties": area_duties(day) if areas and not around.is_in_aland else [],
            "agreements": [
                (agreement, role_label(agreement.own_role)) for agreement in agreements_of(actor, day)
            ],
            "plans": [(plan, plan_state(plan, day)) for plan in plans_of(actor)],
            "negotiations": [
                (negotiation, attendance_label(negotiation.own_attendance))
                for negotiation in negotiations_of(actor)
            ],
            "places": places_of(actor, around),
            "contacts": list(actor.contacts.select_related("theme")),
            "successors": [one for one in successions if one.predecessor_id == actor.pk],
            "predecessors": [one for one in successions if one.successor_id == actor.pk],
            "events": timeline(actor, around.history, successions, day),
        }


def answers(actor, around, successions, bound, day) -> list[str]:
    """The page's answer: at most two sentences that fit the actor's kind and the day."""
    if actor.valid_until is not None and actor.valid_until.last < day:
        return [ended_sentence(actor, successions)]
    if not actor.is_valid_on(day):
        return [coming_sentence(actor)]
    if around.is_in_aland:
        return [aland_sentence(actor)]
    sentences = []
    if any(one.kind == Membership.Kind.STATE_OFFICE for one in around.members):
        predecessors = [one.predecessor for one in successions if one.successor_id == actor.pk]
        sentences.append(state_office_sentence(actor, around, predecessors))
    if bound:
        sentences.append(answer_sentence(actor, bound))
    elif not sentences:
        sentences.append(
            _("Rekisteriin ei ole kirjattu velvoitteita, jotka nimeävät toimijan %(name)s tai sen tyypin.")
            % {"name": actor.name}
        )
    employment = employment_sentence(actor, around, actor.responsible)
    return [*sentences, employment] if employment else sentences


def area_duties(day) -> list[tuple]:
    """The employment area's obligations with their sections as (law number, section number)."""
    rows = groupby(duties_of_employment_area(day), key=lambda row: row.obligation)
    found = []
    for obligation, bases in rows:
        cited = dict.fromkeys((row.law_number, row.section_number) for row in bases if row.law_number)
        found.append((obligation, list(cited)))
    return found


def role_label(role: str | None) -> str:
    return str(AgreementParty.Role(role).label) if role else ""


def attendance_label(attendance: str | None) -> str:
    return str(NegotiationParticipant.Attendance(attendance).label) if attendance else _("koolle kutsuja")
