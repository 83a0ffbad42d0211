"""An agreement's approval round: each party, what its bodies have done, and how many are where."""

import datetime
from dataclasses import dataclass, field

from django.db.models import F
from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementParty, PartyApproval

STEPS = 5

# How far a standing is on the way from preparation to signature; what is not on the way has no step.
STEP_OF = {
    PartyApproval.Standing.PREPARING: 1,
    PartyApproval.Standing.OUT_FOR_COMMENT: 2,
    PartyApproval.Standing.STATEMENT_GIVEN: 2,
    PartyApproval.Standing.PROPOSED: 3,
    PartyApproval.Standing.TABLED: 3,
    PartyApproval.Standing.CONDITIONAL: 3,
    PartyApproval.Standing.APPROVED: 4,
    PartyApproval.Standing.SIGNED: 5,
}


@dataclass
class PartyProgress:
    """A party and what its bodies have done by the day, the earliest first."""

    party: AgreementParty
    approvals: list[PartyApproval] = field(default_factory=list)

    @property
    def latest(self) -> PartyApproval | None:
        return self.approvals[-1] if self.approvals else None

    @property
    def step(self) -> int:
        """How many of the five steps are behind; 0 when nothing is known."""
        return 0 if self.latest is None else STEP_OF.get(PartyApproval.Standing(self.latest.standing), 0)

    @property
    def shape(self) -> str:
        """The state mark of templates/components/state.html."""
        if self.latest is None or self.latest.standing == PartyApproval.Standing.UNKNOWN:
            return "unknown"
        if self.latest.standing == PartyApproval.Standing.REFUSED:
            return "undone"
        return "done" if self.latest.standing in PartyApproval.APPROVING else "part"

    @property
    def steps(self) -> list[bool]:
        """The five steps, true for those behind."""
        return [number < self.step for number in range(STEPS)]


class ApprovalRound:
    """All parties of an agreement on a day, in two queries."""

    def __init__(self, agreement: Agreement, day: datetime.date):
        parties = AgreementParty.objects.filter(agreement=agreement).select_related("actor__actor_type")
        progress = {
            party.pk: PartyProgress(party)
            for party in parties.order_by("actor__actor_type__position", "actor__sort_fi", "pk")
        }
        approvals = PartyApproval.objects.filter(party__agreement=agreement)
        for approval in approvals.order_by(F("decided_on").asc(nulls_first=True), "pk"):
            if approval.decided_on is None or approval.decided_on.first <= day:
                progress[approval.party_id].approvals.append(approval)
        self.all = list(progress.values())

    @property
    def deciding(self) -> list[PartyProgress]:
        return [each for each in self.all if each.party.role in AgreementParty.DECIDING_ROLES]

    @property
    def others(self) -> list[PartyProgress]:
        """Those in the agreement without deciding on it."""
        return [each for each in self.all if each.party.role not in AgreementParty.DECIDING_ROLES]

    @property
    def told(self) -> list[PartyProgress]:
        """Deciding parties of whom some step is recorded."""
        return [each for each in self.deciding if each.approvals]

    @property
    def untold(self) -> list[PartyProgress]:
        """Deciding parties of whom nothing is recorded: not known is not "no"."""
        return [each for each in self.deciding if not each.approvals]

    def counts(self) -> list[tuple[str, str, int]]:
        """How many deciding parties are in each state: (mark, words, number)."""
        words = {
            "done": _("hyväksynyt tai allekirjoittanut"),
            "part": _("käsittelyssä"),
            "undone": _("hylännyt"),
            "unknown": _("ei tietoa"),
        }
        shapes = [each.shape for each in self.deciding]
        return [(shape, text, shapes.count(shape)) for shape, text in words.items()]
