"""What a record that names obligations must not claim: a duty not in force, an actor that is no party."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from legislation.models import Obligation, ObligationParty
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


def refuse_strangers(obligation: Obligation, actors: Iterable[Actor], field: str) -> None:
    """Raises a ValidationError on the field if an actor is no party of the obligation, by name or by kind."""
    parties = list(ObligationParty.objects.filter(obligation=obligation))
    named = {party.actor_id for party in parties if party.actor_id is not None}
    kinds = {party.actor_type_id for party in parties if party.actor_id is None}
    strangers = [actor for actor in actors if actor.pk not in named and actor.actor_type_id not in kinds]
    if strangers:
        raise ValidationError(
            {
                field: [
                    _("%(actor)s ei ole velvoitteen osapuoli.") % {"actor": actor.name} for actor in strangers
                ]
            }
        )
