"""An obligation with everything recorded of it, in a fixed number of queries however much there is."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Value
from django.urls import reverse

from agreements.models import Agreement, Evidence, Negotiation, Plan
from legislation.duties import DutyBook
from legislation.in_force import last_day_in_force, reasons_not_in_force
from legislation.models import (
    Correction,
    LaterChange,
    LegalBasis,
    Obligation,
    ObligationParty,
    SectionVersion,
)
from regions.models import Source
from regions.partial_dates import PartialDate
from regions.texts import Translated
from yhteistyo.one_query import rows_as, together

AGREEMENT, NEGOTIATION, PLAN, EVIDENCE, THEME = "agreement", "negotiation", "plan", "evidence", "theme"


@dataclass(frozen=True)
class RecordLink:
    """The name, address and period of what is tied to an obligation."""

    kind: str
    key: str
    name_fi: str
    name_sv: str
    name_en: str
    valid_from: PartialDate | None
    valid_until: PartialDate | None
    part: str = ""

    name = Translated()

    @property
    def is_body(self) -> bool:
        return self.part == Evidence.Kind.BODY

    @property
    def label(self) -> str:
        """What kind of evidence it is; empty of others."""
        return str(Evidence.Kind(self.part).label) if self.part else ""

    @property
    def url(self) -> str:
        """Its page; of other evidence its document, empty when none is known."""
        if self.kind == EVIDENCE:
            return self.key
        if self.kind == THEME:
            return f"{reverse('obligations')}?teema={self.key}"
        return reverse(self.kind, args=[self.key])


class ObligationRecord:
    """The obligation with this code on the day; `book` holds its named duties, none when it is not in force.

    Raises Obligation.DoesNotExist.
    """

    def __init__(self, code: str, day: datetime.date):
        self.day = day
        self.book = DutyBook(day, Obligation.objects.filter(code=code))
        found: Obligation | None = next(iter(self.book.law.obligations.values()), None)
        if found is not None:
            self.obligation = found
            self.parties = self.book.law.parties[found.pk]
            self.bases = self.book.law.bases[found.pk]
        else:
            self.obligation = Obligation.objects.get(code=code)
            asked = ObligationParty.objects.filter(obligation=self.obligation)
            self.parties = list(asked.select_related("actor_type", "actor__actor_type"))
            self.bases = list(LegalBasis.objects.filter(obligation=self.obligation).with_version_on(day))
        self.not_in_force = reasons_not_in_force(self.obligation, self.bases, day)
        self.links = self._links()
        corrections = Correction.objects.filter(obligations=self.obligation)
        self.corrections = list(corrections.select_related("section__law"))
        self.later_changes: list[Any] = list(LaterChange.objects.about(obligation=self.obligation))
        self._take_sources()

    @property
    def versions(self) -> list[tuple[LegalBasis, SectionVersion | None]]:
        """The legal bases, each with the version of its section on the day; None when there is none."""
        return [(basis, self._version(basis)) for basis in self.bases]

    def _version(self, basis: Any) -> SectionVersion | None:
        if basis.version_act is None or not basis.section.is_valid_on(self.day):
            return None
        return SectionVersion(act=basis.version_act, in_force_from=basis.version_from)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it was in force, when that is past."""
        return last_day_in_force(self.obligation, self.bases, self.day)

    def _links(self) -> dict[str, list[RecordLink]]:
        """Themes and public records of the obligation by kind, in one query."""
        agreements = Agreement.objects.public().known_by(self.day).filter(obligations=self.obligation)
        negotiations = Negotiation.objects.public().known_by(self.day).filter(obligations=self.obligation)
        plans = Plan.objects.public().known_by(self.day).filter(obligation=self.obligation)
        evidence = Evidence.objects.public().known_by(self.day).filter(obligation=self.obligation)
        names = {"title_fi": F("name_fi"), "title_sv": F("name_sv"), "title_en": F("name_en")}
        rows = together(
            rows_as(THEME, self.obligation.themes.all(), slug=F("code"), **names),
            *(
                rows_as(kind, records, "slug", "title_fi", "title_sv", "valid_from", "valid_until")
                for kind, records in ((AGREEMENT, agreements), (NEGOTIATION, negotiations), (PLAN, plans))
            ),
            rows_as(
                EVIDENCE,
                evidence,
                "title_fi",
                "title_sv",
                "valid_from",
                "valid_until",
                part=F("kind"),
                slug=F("url"),
            ),
        )
        found: dict[str, list[RecordLink]] = defaultdict(list)
        for row in rows:
            found[row["record"]].append(
                RecordLink(
                    row["record"],
                    row["slug"],
                    row["title_fi"],
                    row["title_sv"] or "",
                    row["title_en"] or "",
                    row["valid_from"],
                    row["valid_until"],
                    row["part"] or "",
                )
            )
        return {kind: sorted(links, key=lambda link: link.name_fi) for kind, links in found.items()}

    def _take_sources(self) -> None:
        """The sources of the obligation and of what is known of later law, in one query."""
        own = Source.objects.filter(obligation_records=self.obligation).annotate(of=Value(0)).order_by()
        later = Source.objects.filter(laterchange_records__obligations=self.obligation).order_by()
        sources: dict[int, list[Source]] = defaultdict(list)
        for source in own.union(later.annotate(of=F("laterchange_records__pk")), all=True):
            sources[source.of].append(source)
        self.obligation._prefetched_objects_cache = {"sources": sources[0], "bases": self.bases}  # type: ignore[attr-defined]
        for change in self.later_changes:
            change._prefetched_objects_cache = {"sources": sources[change.pk]}
