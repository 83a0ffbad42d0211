"""How the status of an agreement on a day follows from its dates, approvals and succession.

Written once, as an expression that the database evaluates, so that one agreement's page, the filters,
the sorting and the exports all say the same. `docs/decisions/0003-sopimuksen-tila.md` explains the order.

1. ended: its last day, or the day it was terminated to, is past
2. replaced: an agreement that replaces it has begun
3. refused: a deciding party's latest decision is a refusal
4. in process: a deciding party's latest step is not yet a decision
5. coming: it begins later
6. in force: it has begun, and its approvals, as far as any are known, are complete
7. attested: a source tells that it was in force by the day
8. partly approved: some deciding parties have approved, of the others nothing is known
9. approved: all have approved, the beginning is not known and no rule ties it to the approvals
10. in preparation: it has only proposed parties
11. unknown

An agreement that starts when all have approved has begun only when all are known to have approved.

In force and attested turn into "being renewed" while an agreement that is to replace it has not begun.
"""

import datetime

from django.db import models
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
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


def standing_counts(day: datetime.date, outer: str) -> dict[str, Subquery]:
    """Subqueries that count the deciding parties of the agreement `outer` by their latest standing."""
    from agreements.models import AgreementParty, PartyApproval

    latest = (
        PartyApproval.objects.filter(
            Q(decided_on__isnull=True) | Q(decided_on__lte=day), party=OuterRef("pk")
        )
        .order_by(F("decided_on").desc(nulls_last=True), "-pk")
        .values("standing")[:1]
    )
    deciding = AgreementParty.objects.filter(
        valid_on(day), agreement=OuterRef(outer), role__in=AgreementParty.DECIDING_ROLES
    ).order_by()

    def count(*standings: str):
        parties = (
            deciding.annotate(latest=Subquery(latest)).filter(latest__in=standings) if standings else deciding
        )
        counted = parties.values("agreement").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

    return {
        "deciding_count": count(),
        "approved_count": count(*PartyApproval.APPROVING),
        "pending_count": count(*PartyApproval.PENDING),
        "refused_count": count(PartyApproval.Standing.REFUSED),
    }


def has_begun(day: datetime.date) -> Q:
    """Whether an agreement with `standing_counts` has begun by its dates, start rule and approvals."""
    from agreements.models import Agreement

    rules = Agreement.StartRule
    all_approved = Q(deciding_count__gt=0, approved_count=F("deciding_count"))
    none_known = Q(approved_count=0) & ~Q(start_rule=rules.ALL_APPROVED)
    by_its_day = Q(valid_from__lte=day) & (all_approved | none_known)
    by_approvals = (
        Q(valid_from__isnull=True, start_rule__in=(rules.ALL_APPROVED, rules.SIGNED)) & all_approved
    )
    return Q(pending_count=0, refused_count=0) & (by_its_day | by_approvals)


def status_expression(day: datetime.date) -> Case:
    """The status on the day of an agreement annotated with `standing_counts`."""
    from agreements.models import Agreement, AgreementParty

    successors = Agreement.objects.filter(replaces=OuterRef("pk")).annotate(**standing_counts(day, "pk"))
    successor_began = Exists(successors.filter(has_begun(day)))
    successor_awaited = Exists(
        successors.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day)).exclude(has_begun(day))
    )
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"))
    only_proposed = Exists(parties.filter(role=AgreementParty.Role.PROPOSED)) & ~Exists(
        parties.exclude(role=AgreementParty.Role.PROPOSED)
    )
    status = AgreementStatus

    def unless_renewed(value: AgreementStatus) -> Case:
        return Case(When(successor_awaited, then=Value(status.RENEWING)), default=Value(value))

    return Case(
        When(Q(valid_until__lt=day) | Q(terminated_on__lt=day), then=Value(status.ENDED)),
        When(successor_began, then=Value(status.REPLACED)),
        When(refused_count__gt=0, then=Value(status.REFUSED)),
        When(pending_count__gt=0, then=Value(status.IN_PROCESS)),
        When(valid_from__gt=day, then=Value(status.COMING)),
        When(has_begun(day), then=unless_renewed(status.IN_FORCE)),
        When(attested_on__lte=day, then=unless_renewed(status.ATTESTED)),
        When(
            approved_count__gt=0, approved_count__lt=F("deciding_count"), then=Value(status.PARTLY_APPROVED)
        ),
        When(deciding_count__gt=0, approved_count=F("deciding_count"), then=Value(status.APPROVED)),
        When(only_proposed, then=Value(status.PREPARING)),
        default=Value(status.UNKNOWN),
        output_field=models.CharField(max_length=12),
    )
