"""What a record that names obligations must not claim: a duty not in force, or one that its actor has not."""

import datetime
from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from legislation.duties import Duty, duties_under
from legislation.models import Obligation, ObligationParty
from legislation.pairing import OFFICES
from regions.models import Actor
from regions.partial_dates import PartialDate


def refuse_days_without_duty(
    obligations: Iterable[Obligation], days: Iterable[PartialDate | None], field: str
) -> None:
    """Raises a ValidationError on the field if an obligation was in force on none of the days.

    A day known to the year or month counts from its first to its last day. Without days nothing is refused.
    """
    known = [day for day in days if day is not None]
    left = {obligation.pk: obligation for obligation in obligations}
    for day in dict.fromkeys(bound for each in known for bound in (each.first, each.last)):
        if not left:
            return
        in_force = Obligation.objects.with_basis_on(day).filter(pk__in=left).order_by()
        for pk in in_force.values_list("pk", flat=True):
            del left[pk]
    if known and left:
        told = {"days": ", ".join(dict.fromkeys(str(day) for day in known))}
        raise ValidationError(
            {
                field: [
                    _("Velvoite ”%(obligation)s” ei ollut voimassa %(days)s.")
                    % {**told, "obligation": obligation.title}
                    for obligation in left.values()
                ]
            }
        )


def refuse_other_kinds(obligation: Obligation, actors: Collection[Actor], field: str) -> None:
    """Raises a ValidationError on the field if an actor is no party of the obligation, by name or by kind."""
    parties = list(ObligationParty.objects.filter(obligation=obligation).select_related("actor_type"))
    strangers = [actor for actor in actors if not any(_speaks_of(party, actor) for party in parties)]
    if strangers:
        told = [_("%(actor)s ei ole velvoitteen osapuoli.") % {"actor": actor.name} for actor in strangers]
        raise ValidationError({field: told})


def refuse_obligations_of_others(
    obligations: Iterable[Obligation], actors: Collection[Actor], days: Iterable[PartialDate | None] = ()
) -> None:
    """Raises a ValidationError on `obligations` if one of them is not that of any of the record's actors.

    It is so by name or kind and, where days are known, on one of them at least. Others may be there too: a
    guest at a negotiation, a partner of an agreement. It is no evidence of theirs. Who is not yet known is
    not asked of: without actors nothing is refused.
    """
    if not actors:
        return
    known = sorted({bound for day in days if day is not None for bound in (day.first, day.last)})
    foreign = []
    for obligation in obligations:
        parties = list(ObligationParty.objects.filter(obligation=obligation).select_related("actor_type"))
        spoken_of = [actor for actor in actors if any(_speaks_of(party, actor) for party in parties)]
        if not spoken_of or (known and not _reaches_one(obligation, spoken_of, known)):
            foreign.append(obligation)
    if foreign:
        told = _("Yksikään mukana olevista ei ole velvoitteen ”%(obligation)s” osapuoli.")
        raise ValidationError({"obligations": [told % {"obligation": each.title} for each in foreign]})


def _reaches_one(obligation: Obligation, actors: Collection[Actor], days: Iterable[datetime.date]) -> bool:
    """Whether the obligation reaches one of the actors on one of the days; a day without it says nothing."""
    is_known = False
    for day in days:
        duties = duties_under(obligation, actors, day)
        if duties is None:
            continue
        is_known = True
        if any(not _why_not(duties.get(actor.pk), actor, day, True) for actor in actors):
            return True
    return not is_known


def refuse_strangers(
    obligation: Obligation, actors: Collection[Actor], field: str, days: Collection[datetime.date] = ()
) -> None:
    """Raises a ValidationError on the field if the obligation reaches an actor on none of the days.

    Without days today is asked of, and an actor that is not there today is let be: the unknown day may lie
    in its time. Days on which the obligation is not in force say nothing (`refuse_days_without_duty` does).
    """
    refuse_other_kinds(obligation, actors, field)
    reasons: dict[Actor, str] = {}
    left = list(actors)
    for day in days or [timezone.localdate()]:
        duties = duties_under(obligation, left, day) if left else None
        if duties is None:
            continue
        reasons = {actor: _why_not(duties.get(actor.pk), actor, day, bool(days)) for actor in left}
        left = [actor for actor in left if reasons[actor]]
    if left and reasons:
        raise ValidationError({field: [reasons[actor] for actor in left]})


def _why_not(duty: Duty | None, actor: Actor, day: datetime.date, is_dated: bool) -> str:
    """Why the obligation does not reach the actor on the day; empty when it does."""
    words = {"actor": actor.name, "day": PartialDate.of(day)}
    if not actor.is_valid_on(day):
        return _("%(actor)s: toimijaa ei ollut %(day)s.") % words if is_dated else ""
    if duty is None or duty.applies:
        return ""  # no duty: "muu viranomainen" and the like name nobody, and any of that kind may take part
    return _("%(actor)s: velvoite ei sovellu %(day)s. %(reason)s") % {**words, "reason": duty.reason}


def refuse_wrong_counterpart(
    obligation: Obligation, actor: Actor, counterpart: Actor, field: str, days: Collection[datetime.date]
) -> None:
    """Raises a ValidationError on the field if the obligation brings the two together on none of the days."""
    is_known = False
    for day in days:
        duties = duties_under(obligation, [actor, counterpart], day)
        if duties is None:
            continue
        is_known = True
        one, other = duties.get(actor.pk), duties.get(counterpart.pk)
        if (one is not None and _meets(one, counterpart)) or (other is not None and _meets(other, actor)):
            return
    refuse_other_kinds(obligation, [counterpart], field)
    if is_known:
        told = _("%(counterpart)s ei ole tässä velvoitteessa vastapuoli toimijalle %(actor)s.")
        raise ValidationError({field: told % {"actor": actor.name, "counterpart": counterpart.name}})


def _meets(duty: Duty, other: Actor) -> bool:
    """Whether the other is or may be a counterpart: named, or of a kind that the statute leaves unnamed."""
    if not duty.applies:
        return False
    for one in duty.counterparts:
        if other in one.actors or (not one.actors and _speaks_of(one.party, other)):
            return True
    by_case = ObligationParty.Pairing.CASE_BY_CASE
    return any(party.pairing == by_case and _speaks_of(party, other) for party in duty.parties)


def _speaks_of(party: ObligationParty, actor: Actor) -> bool:
    """Whether the party may be the actor: by name, by its kind, or as who came after an ended office."""
    if party.actor_id is not None:
        return party.actor_id == actor.pk
    kinds = OFFICES.get(party.actor_type.code, (party.actor_type.code,))
    return actor.actor_type.code in kinds
