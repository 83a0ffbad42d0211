"""How the status of an agreement on a day follows from its dates, approvals and succession.

Written once, as an expression that the database evaluates, so that one agreement's page, the filters,
the sorting and the exports all say the same. `docs/decisions/0003-sopimuksen-tila.md` explains the order.

1. ended: its last day, or the day it was terminated to, is past
2. replaced: an agreement that replaces it has begun
3. refused: a deciding party's latest decision is a refusal
4. in process: a deciding party's latest step is not yet a decision
5. coming: it begins later
6. in preparation: it has only proposed parties, and perhaps some that comment
7. in force: it has begun
8. attested: a source tells that it was in force by the day
9. partly approved: some deciding parties have approved, of the others nothing is known
10. approved: all have approved, the beginning is not known and no rule ties it to the approvals
11. unknown

An agreement that starts when all have approved has begun only when all are known to have approved. Of any
other with a beginning, approvals that are not known are not read as missing.

In force and attested turn into "being renewed" while an agreement that is to replace it has not begun, from
the day on which somebody is known to have known of that one.
"""

import datetime
from enum import IntFlag

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from regions.querysets import valid_on


class AgreementStatus(models.TextChoices):
    """What can be said of an agreement on a day. "Ei tietoa" is not "ei"."""

    IN_FORCE = "in_force", _("voimassa")
    ATTESTED = "attested", _("lähteen mukaan voimassa")
    RENEWING = "renewing", _("uusitaan")
    COMING = "coming", _("alkaa myöhemmin")
    APPROVED = "approved", _("hyväksytty, alku ei tiedossa")
    PARTLY_APPROVED = "partly", _("osa osapuolista hyväksynyt")
    IN_PROCESS = "in_process", _("käsittelyssä")
    PREPARING = "preparing", _("valmisteilla")
    REFUSED = "refused", _("hylätty jossakin osapuolessa")
    ENDED = "ended", _("päättynyt")
    REPLACED = "replaced", _("korvattu uudella")
    UNKNOWN = "unknown", _("ei tietoa")

    @property
    def shape(self) -> str:
        """The mark that stands beside the word (see templates/components/state.html)."""
        return SHAPES[self]


SHAPES = {
    AgreementStatus.IN_FORCE: "done",
    AgreementStatus.ATTESTED: "done",
    AgreementStatus.RENEWING: "part",
    AgreementStatus.COMING: "soon",
    AgreementStatus.APPROVED: "part",
    AgreementStatus.PARTLY_APPROVED: "part",
    AgreementStatus.IN_PROCESS: "part",
    AgreementStatus.PREPARING: "part",
    AgreementStatus.REFUSED: "undone",
    AgreementStatus.ENDED: "na",
    AgreementStatus.REPLACED: "na",
    AgreementStatus.UNKNOWN: "unknown",
}


class Standings(IntFlag):
    """How far an agreement's deciding parties are: what is true of at least one of them."""

    APPROVED = 1
    NOT_KNOWN = 2
    UNDER_WAY = 4
    REFUSED = 8


def deciding_parties(day: datetime.date, outer: str) -> models.QuerySet:
    """The parties that decide on the agreement `outer` on the day, each with its latest `standing`."""
    from agreements.models import AgreementParty, PartyApproval

    latest = (
        PartyApproval.objects.filter(
            Q(decided_on__isnull=True) | Q(decided_on__lte=day), party=OuterRef("pk")
        )
        .order_by(F("decided_on").desc(nulls_last=True), "-pk")
        .values_list(
            Case(
                When(standing__in=PartyApproval.APPROVING, then=Standings.APPROVED.value),
                When(standing__in=PartyApproval.PENDING, then=Standings.UNDER_WAY.value),
                When(standing=PartyApproval.Standing.REFUSED, then=Standings.REFUSED.value),
                default=Standings.NOT_KNOWN.value,
                output_field=IntegerField(),
            )
        )[:1]
    )
    parties = AgreementParty.objects.filter(
        valid_on(day), agreement=OuterRef(outer), role__in=AgreementParty.DECIDING_ROLES
    )
    return parties.order_by().annotate(standing=Coalesce(Subquery(latest), Standings.NOT_KNOWN.value))


def standings(day: datetime.date, outer: str) -> Coalesce:
    """The `Standings` of the agreement `outer`. One subquery: every mention of it is evaluated anew."""
    found = deciding_parties(day, outer).values("agreement").annotate(all=Sum("standing", distinct=True))
    return Coalesce(Subquery(found.values("all")), Standings.NOT_KNOWN.value, output_field=IntegerField())


def standing_counts(day: datetime.date) -> dict[str, Coalesce]:
    """How many parties decide on an agreement on the day, and how many of them have approved it."""

    def count(parties: models.QuerySet) -> Coalesce:
        counted = parties.values("agreement").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

    deciding = deciding_parties(day, "pk")
    return {
        "deciding_count": count(deciding),
        "approved_count": count(deciding.filter(standing=Standings.APPROVED.value)),
    }


def has_begun(day: datetime.date) -> Q:
    """Whether an agreement with `standings` has begun by its dates, start rule and approvals."""
    from agreements.models import Agreement

    rules = Agreement.StartRule
    approved, nobody_against = Standings.APPROVED, Standings.APPROVED | Standings.NOT_KNOWN
    at_most = Case(
        When(valid_from__gt=day, then=Value(0)),
        When(valid_from__isnull=False, start_rule=rules.ALL_APPROVED, then=Value(approved.value)),
        When(valid_from__isnull=False, then=Value(nobody_against.value)),
        When(start_rule__in=(rules.ALL_APPROVED, rules.SIGNED), then=Value(approved.value)),
        default=Value(0),
    )
    return Q(standings__lte=at_most)


def only_proposed(outer: str) -> Q:
    """Whether nobody has joined the agreement `outer` yet: parties are only proposed, or comment on it."""
    from agreements.models import AgreementParty

    parties, roles = AgreementParty.objects.filter(agreement=OuterRef(outer)), AgreementParty.Role
    joined = parties.exclude(role__in=(roles.PROPOSED, roles.COMMENTING))
    return Exists(parties.filter(role=roles.PROPOSED)) & ~Exists(joined)


def status_expression(day: datetime.date) -> Case:
    """The status on the day of an agreement annotated with `standings`."""
    from agreements.models import Agreement

    successors = Agreement.objects.filter(replaces=OuterRef("pk"))
    begun = successors.alias(standings=standings(day, "pk")).filter(has_begun(day), ~only_proposed("pk"))
    # Asked only where no successor has begun, so any that has not ended is still to begin.
    awaited = successors.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        Q(terminated_on__isnull=True) | Q(terminated_on__gte=day),
    ).known_by(day, with_undated=False)
    status = AgreementStatus

    def unless_renewed(value: AgreementStatus) -> Case:
        return Case(When(Exists(awaited), then=Value(status.RENEWING)), default=Value(value))

    return Case(
        When(Q(valid_until__lt=day) | Q(terminated_on__lt=day), then=Value(status.ENDED)),
        When(Exists(begun), then=Value(status.REPLACED)),
        When(standings__gte=Standings.REFUSED.value, then=Value(status.REFUSED)),
        When(standings__gte=Standings.UNDER_WAY.value, then=Value(status.IN_PROCESS)),
        When(valid_from__gt=day, then=Value(status.COMING)),
        When(only_proposed("pk"), then=Value(status.PREPARING)),
        When(has_begun(day), then=unless_renewed(status.IN_FORCE)),
        When(attested_on__lte=day, then=unless_renewed(status.ATTESTED)),
        When(standings=(Standings.APPROVED | Standings.NOT_KNOWN).value, then=Value(status.PARTLY_APPROVED)),
        When(standings=Standings.APPROVED.value, then=Value(status.APPROVED)),
        default=Value(status.UNKNOWN),
        output_field=models.CharField(max_length=12),
    )
