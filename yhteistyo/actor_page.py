"""An actor's page: whom it must deal with and under what, and everything recorded of it."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agreements.fulfilment.situation import ActorSituation
from agreements.models import AgreementParty, NegotiationParticipant
from regions.days import requested_day
from regions.models import Actor, Membership
from regions.neighbours import MUNICIPALITY
from regions.partial_dates import PartialDate
from yhteistyo.actor_activity import activity_of
from yhteistyo.actor_answer import (
    aland_sentence,
    answer_sentence,
    coming_sentence,
    employment_sentence,
    ended_sentence,
    state_office_sentence,
)
from yhteistyo.actor_duties import ActorDuties
from yhteistyo.actor_record import find_actor, places_of
from yhteistyo.actor_timeline import timeline
from yhteistyo.standing import plan_state
from yhteistyo.yearly_sheet import ActorSheet, duty_day


class ActorPage(ActorSheet, TemplateView):
    """One actor on the day asked for; of one that has ended, its duties as on its last day."""

    template_name = "yhteistyo/actor.html"

    def get_context_data(self, **kwargs):
        day = requested_day(self.request).day
        try:
            actor: Any = find_actor(self.kwargs["slug"], day)
        except Actor.DoesNotExist as error:
            raise Http404(_("Tällaista toimijaa ei ole rekisterissä.")) from error
        duties_day = duty_day(actor, day)
        situation = ActorSituation(actor, duties_day)
        around = situation.around
        has_ended = duties_day < day
        activity = activity_of(actor, day)
        successions = activity.successions
        duties = ActorDuties(situation.rows, situation.area_rows, around.municipalities, duties_day)
        sources = list(actor.sources.all())
        actor._prefetched_objects_cache = {"sources": sources}
        return super().get_context_data(**kwargs) | {
            "title": actor.name,
            "actor": actor,
            "answers": answers(actor, around, successions, [row.duty for row in situation.rows], day),
            "has_begun": actor.is_valid_on(duties_day),
            "has_ended": has_ended,
            "memberships": [one for one in around.own if one.is_valid_on(day)],
            "former_memberships": [one for one in around.history if not one.is_valid_on(day)],
            "municipalities": around.municipalities if not actor.is_municipality else [],
            "member_organisations": [
                one for one in around.members if one.member.actor_type.code != MUNICIPALITY
            ],
            "responsible_member": next((one.member for one in around.members if one.is_responsible), None),
            "duties": duties,
            "duties_day": PartialDate.of(duties_day),
            "employment_area": situation.area,
            "agreements": [(agreement, role_label(role)) for agreement, role in activity.agreements],
            "plans": [(plan, plan_state(plan, day)) for plan in activity.plans],
            "negotiations": [
                (negotiation, attendance_label(attendance))
                for negotiation, attendance in activity.negotiations
            ],
            "places": places_of(actor, [] if has_ended else around.regions(), day),
            "contacts": activity.contacts,
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


def role_label(role: str | None) -> str:
    return str(AgreementParty.Role(role).label) if role else ""


def attendance_label(attendance: str | None) -> str:
    return str(NegotiationParticipant.Attendance(attendance).label) if attendance else _("koolle kutsuja")
