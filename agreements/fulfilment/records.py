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

from agreements.fulfilment.record_rows import (
    AGREEMENT,
    ATTESTED,
    EVIDENCE,
    NEGOTIATION,
    PLAN,
    RecordRow,
    record_rows,
)
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
PAST = {AgreementStatus.ENDED, AgreementStatus.REPLACED}
# A party that only comments, or is only proposed, is not covered by what the others agreed.
COVERING_ROLES = {
    AgreementParty.Role.SIGNATORY,
    AgreementParty.Role.RESPONSIBLE,
    AgreementParty.Role.PARTNER,
    AgreementParty.Role.COVERED,
}
# What law asks for in these is more than to have met: a document, or a body. A meeting only prepares for it.
BEYOND_A_MEETING = {
    Obligation.Kind.AGREEMENT,
    Obligation.Kind.PLAN,
    Obligation.Kind.STRATEGY,
    Obligation.Kind.STATEMENT,
    Obligation.Kind.REPORT,
    Obligation.Kind.BODY,
}


@dataclass(slots=True)
class Record:
    """A record as evidence: of what, when, whom it really covers, and whom it only prepares for.

    `why_not` tells in words why it shows nothing of an actor whom it names: "kutsuttu", "päättynyt".
    `is_attested`: known only as being in force at a time, not when it was made. `is_being_approved`: somebody
    has approved it by the day. `formerly_covered`: whom it covered before it ended.
    `lasts`: it is in force or in being for a time, as an agreement, a plan or a body; else it happened once.
    `in_force_from`: from when it is in force, where it was made before. `document`: the address of its
    document, when it has no page of its own.
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
    formerly_covered: set[int] = field(default_factory=set)
    why_not: dict[int, str] = field(default_factory=dict)
    is_attested: bool = False
    is_being_approved: bool = False
    lasts: bool = False
    in_force_from: datetime.date | None = None
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

    @property
    def takes_effect(self) -> datetime.date | None:
        """The first day on which it may be in force, or on which it happened."""
        return self.in_force_from or self.first

    def may_begin_after(self, day: datetime.date) -> bool:
        """Whether its beginning is known so roughly that it may have come before the day or after it."""
        return self.began is not None and self.began.first <= day < self.began.last

    def goes_on_after(self, day: datetime.date) -> bool:
        """Whether it is known to end only after the day: of a series of meetings, the last is to come."""
        return self.ended is not None and self.ended.first > day

    def in_force_until(self, day: datetime.date) -> datetime.date | None:
        """The last day of what lasts and is in force on the day, as far as it is known."""
        if not self.lasts or self.ended is None or self.ended.last < day:
            return None
        return self.ended.last

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
        """The day that shows when it was done: a negotiation's last day, the beginning of what lasts.

        When something ends does not tell when it was made.
        """
        if self.lasts:
            return self.began
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
            if _is_made_by_approvals(row):
                row = row._replace(began=row.made_on, began_precision=row.made_on_precision, attested="")
            is_known_later = (row.known_on or today) > day
            if row.began is not None and row.began > day and is_known_later:
                continue  # to come, and nobody is known to have known of it on the day
            record = found.get((row.kind, row.obligation, row.pk))
            if record is None:
                record = found[row.kind, row.obligation, row.pk] = _record_of(row)
                self.by_obligation[row.obligation].append(record)
            is_undated_then = row.began is None and row.known_on is not None and row.known_on > day
            may_be_later = is_known_later and record.may_begin_after(day)
            shows_nothing_yet = may_be_later or (
                is_undated_then and (row.kind in (NEGOTIATION, EVIDENCE, PLAN) or row.said in UNDER_WAY)
            )
            for actor in (row.actor, row.acts_for):
                if actor is None:
                    continue
                record.named.add(actor)
                if shows_nothing_yet:
                    # Without a sure day of its own it is known from when it was read from its source.
                    record.why_not[actor] = _("aika ei tiedossa")
                else:
                    self._weigh(record, actor, row)

    def of(self, obligation: int, actor: int) -> list[Record]:
        """Records for the obligation that name the actor."""
        return [record for record in self.by_obligation.get(obligation, ()) if actor in record.named]

    def _weigh(self, record: Record, actor: int, row: RecordRow) -> None:
        """Whether the record covers the actor on the day, prepares for it, or only names it."""
        if row.kind == AGREEMENT:
            self._weigh_agreement(record, actor, row)
        elif row.kind == NEGOTIATION:
            self._weigh_negotiation(record, actor, row)
        elif any(begins is not None and begins > self.day for begins in (record.first, record.in_force_from)):
            record.preparing.add(actor)
        elif record.first is None and row.kind == PLAN and record.ended is None:
            # Nobody has said when it is in force, so that it shows nothing of any day.
            record.why_not[actor] = _("voimassaolo ei tiedossa")
        elif (
            (row.kind == EVIDENCE and row.said != Evidence.Kind.BODY)
            or record.ended is None
            or record.ended.last >= self.day
        ):
            record.covered.add(actor)
        else:
            record.formerly_covered.add(actor)
            record.why_not[actor] = _("päättynyt")

    @staticmethod
    def _weigh_agreement(record: Record, actor: int, row: RecordRow) -> None:
        if row.role in COVERING_ROLES and row.said in BINDING:
            record.covered.add(actor)
            if record.is_attested and record.is_being_approved:
                record.preparing.add(actor)
        elif row.said in UNDER_WAY:
            record.preparing.add(actor)
        elif row.role in COVERING_ROLES:
            if row.said in PAST:
                record.formerly_covered.add(actor)
            record.why_not[actor] = str(AgreementStatus(row.said).label)
        else:
            record.why_not[actor] = str(AgreementParty.Role(row.role).label)

    def _weigh_negotiation(self, record: Record, actor: int, row: RecordRow) -> None:
        is_coming = record.goes_on_after(self.day) or (record.first is not None and record.first > self.day)
        if is_coming and row.said != NegotiationParticipant.Attendance.ABSENT:
            record.preparing.add(actor)
        elif not is_coming and row.said == NegotiationParticipant.Attendance.PRESENT:
            # To have met is not to have agreed, planned, stated, reported or set up.
            (record.preparing if row.asked in BEYOND_A_MEETING else record.covered).add(actor)
        else:
            record.why_not[actor] = str(NegotiationParticipant.Attendance(row.said).label)


def _record_of(row: RecordRow) -> Record:
    record = Record(
        row.kind,
        row.pk,
        row.slug,
        row.title_fi,
        row.title_sv,
        _known(row.began, row.began_precision),
        _known(row.ended, row.ended_precision),
    )
    record.document, record.is_attested = row.document, row.attested == ATTESTED
    record.is_being_approved = row.made_on is not None
    record.in_force_from = row.in_force_from
    record.lasts = row.kind in (AGREEMENT, PLAN) or row.said == Evidence.Kind.BODY
    return record


def _known(date: datetime.date | None, precision: str | None) -> PartialDate | None:
    return None if date is None else PartialDate.of(date, precision or Precision.DAY)


def _is_made_by_approvals(row: RecordRow) -> bool:
    """Whether an agreement is in force since its last approval: nothing else tells when it began."""
    if row.made_on is None:
        return False
    if row.said == AgreementStatus.IN_FORCE:
        return row.began is None or row.attested == ATTESTED
    return row.said == AgreementStatus.RENEWING and row.began is None
