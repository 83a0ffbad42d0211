"""Everything recorded as evidence of duties: whom each record covers, and whom it only prepares for.

Four kinds of records count: negotiations (through who was present), agreements (through their parties),
plans (through owners and those they cover) and `Evidence` rows. Each comes as one row an obligation and
actor, whatever its kind, so that a page of one actor and a view of the whole country ask alike.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.fulfilment.record_rows import AGREEMENT, ATTESTED, EVIDENCE, NEGOTIATION, PLAN, record_rows
from agreements.models import AgreementParty, Evidence, NegotiationParticipant
from agreements.models.evidence import EVIDENCE_LIST
from agreements.status import AgreementStatus
from legislation.models import Obligation
from regions.partial_dates import PartialDate, Precision
from regions.texts import Translated

# Statuses in which an agreement binds its parties, and those in which it is on its way.
BINDING = {AgreementStatus.IN_FORCE, AgreementStatus.ATTESTED, AgreementStatus.RENEWING}
UNDER_WAY = {
    AgreementStatus.COMING,
    AgreementStatus.APPROVED,
    AgreementStatus.PARTLY_APPROVED,
    AgreementStatus.IN_PROCESS,
    AgreementStatus.PREPARING,
}
# A party that only comments, or is only proposed, is not covered by what the others agreed.
COVERING_ROLES = {
    AgreementParty.Role.SIGNATORY,
    AgreementParty.Role.RESPONSIBLE,
    AgreementParty.Role.PARTNER,
    AgreementParty.Role.COVERED,
}
# What law asks for in these is more than to have met: a meeting only prepares for it.
BEYOND_A_MEETING = {
    Obligation.Kind.AGREEMENT,
    Obligation.Kind.PLAN,
    Obligation.Kind.STRATEGY,
    Obligation.Kind.STATEMENT,
}


@dataclass(slots=True)
class Record:
    """A record as evidence: of what, when, whom it really covers, and whom it only prepares for.

    `why_not` tells in words why it shows nothing of an actor whom it names: "kutsuttu", "päättynyt".
    `is_attested`: known only as being in force at a time, not when it was made. `is_being_approved`: somebody
    has approved it by the day. `document`: the address of its document, when it has no page of its own.
    """

    kind: str
    pk: int
    slug: str
    title_fi: str
    title_sv: str
    began: PartialDate | None
    ended: PartialDate | None
    covered: set[int] = field(default_factory=set)
    preparing: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    why_not: dict[int, str] = field(default_factory=dict)
    is_attested: bool = False
    is_being_approved: bool = False
    document: str = ""

    title = Translated()

    @property
    def url(self) -> str:
        """The page of the record; of other evidence, its place on the obligation's page."""
        if self.kind == EVIDENCE:
            return f"{reverse('obligation', args=[self.slug])}#{EVIDENCE_LIST}"
        return reverse(self.kind, args=[self.slug])

    @property
    def first(self) -> datetime.date | None:
        return self.began.first if self.began else None

    def may_begin_after(self, day: datetime.date) -> bool:
        """Whether its beginning is known so roughly that it may have come before the day or after it."""
        return self.began is not None and self.began.first <= day < self.began.last

    def goes_on_after(self, day: datetime.date) -> bool:
        """Whether it is known to end only after the day: of a series of meetings, the last is to come."""
        return self.ended is not None and self.ended.first > day

    @property
    def bounds(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day on which it may have been done."""
        happened = self.happened
        if happened is None:
            return None
        first = happened.first if self.first is None else max(happened.first, self.first)
        return first, happened.last

    @property
    def happened(self) -> PartialDate | None:
        """The day that shows when it was done: a negotiation's last day, the beginning of what lasts."""
        return (self.ended or self.began) if self.kind == NEGOTIATION else (self.began or self.ended)


class RecordBook:
    """Records by obligation on a day, as far as they are public; `actors` or `obligations` narrow them.

    What is later than the day is there if it was known by then: from its first dated step, from the day on
    which it was read from its source, and from today when neither is told.
    """

    def __init__(
        self,
        day: datetime.date,
        actors: Iterable[int] | QuerySet | None = None,
        obligations: Iterable[int] | QuerySet | None = None,
    ):
        self.day = day
        self.by_obligation: dict[int, list[Record]] = defaultdict(list)
        found: dict[tuple, Record] = {}
        today = timezone.localdate()
        for row in record_rows(day, actors, obligations):
            kind, obligation, asked, pk, slug, title_fi, title_sv, document, actor, *rest = row
            began, began_as, ended, ended_as, known_on, made_on, made_as, said, role, attested = rest
            if made_on is not None and _is_made_by_approvals(said, began, attested):
                began, began_as, attested = made_on, made_as, ""
            if began is not None and began > day and (known_on or today) > day:
                continue  # to come, and nobody is known to have known of it on the day
            record = found.get((kind, obligation, pk))
            if record is None:
                record = found[kind, obligation, pk] = Record(
                    kind, pk, slug, title_fi, title_sv, _known(began, began_as), _known(ended, ended_as)
                )
                record.document, record.is_attested = document, attested == ATTESTED
                record.is_being_approved = made_on is not None
                self.by_obligation[obligation].append(record)
            record.named.add(actor)
            is_read_later = began is None and known_on is not None and known_on > day
            may_be_later = began is not None and (known_on or today) > day and record.may_begin_after(day)
            if may_be_later or (is_read_later and (kind in (NEGOTIATION, EVIDENCE) or said in UNDER_WAY)):
                # Without a sure day of its own it is known from the day on which it was read from its source.
                record.why_not[actor] = _("aika ei tiedossa")
            else:
                self._weigh(record, actor, said, role, asked)

    def of(self, obligation: int, actor: int) -> list[Record]:
        """Records for the obligation that name the actor."""
        return [record for record in self.by_obligation.get(obligation, ()) if actor in record.named]

    def _weigh(self, record: Record, actor: int, said: str, role: str, asked: str) -> None:
        """Whether the record covers the actor on the day, prepares for it, or only names it.

        `asked` is the kind of the obligation: to have met is not to have agreed, planned or stated.
        """
        if record.kind == AGREEMENT:
            self._weigh_agreement(record, actor, said, role)
        elif record.kind == NEGOTIATION:
            self._weigh_negotiation(record, actor, said, asked)
        elif record.first is not None and record.first > self.day:
            record.preparing.add(actor)
        elif record.first is None and record.kind == PLAN and record.ended is None:
            # Nobody has said when it is in force, so that it shows nothing of any day.
            record.why_not[actor] = _("voimassaolo ei tiedossa")
        elif (
            (record.kind == EVIDENCE and said != Evidence.Kind.BODY)
            or record.ended is None
            or record.ended.last >= self.day
        ):
            record.covered.add(actor)
        else:
            record.why_not[actor] = _("päättynyt")

    @staticmethod
    def _weigh_agreement(record: Record, actor: int, said: str, role: str) -> None:
        if role in COVERING_ROLES and said in BINDING:
            record.covered.add(actor)
            if record.is_attested and record.is_being_approved:
                record.preparing.add(actor)
        elif said in UNDER_WAY:
            record.preparing.add(actor)
        elif role in COVERING_ROLES:
            record.why_not[actor] = str(AgreementStatus(said).label)
        else:
            record.why_not[actor] = str(AgreementParty.Role(role).label)

    def _weigh_negotiation(self, record: Record, actor: int, said: str, asked: str) -> None:
        is_coming = record.goes_on_after(self.day) or (record.first is not None and record.first > self.day)
        if is_coming and said != NegotiationParticipant.Attendance.ABSENT:
            record.preparing.add(actor)
        elif not is_coming and said == NegotiationParticipant.Attendance.PRESENT:
            (record.preparing if asked in BEYOND_A_MEETING else record.covered).add(actor)
        else:
            record.why_not[actor] = str(NegotiationParticipant.Attendance(said).label)


def _known(date: datetime.date | None, precision: str | None) -> PartialDate | None:
    return None if date is None else PartialDate.of(date, precision or Precision.DAY)


def _is_made_by_approvals(said: str, began: datetime.date | None, attested: str) -> bool:
    """Whether an agreement is in force since its last approval: nothing else tells when it began."""
    if said == AgreementStatus.IN_FORCE:
        return began is None or attested == ATTESTED
    return said == AgreementStatus.RENEWING and began is None
