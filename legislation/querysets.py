"""Questions about many sections and obligations."""

import datetime
import re

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.timezone import localdate

from regions.querysets import PeriodQuerySet, valid_on

CITATION = re.compile(
    r"^\s*(?P<law>\d{1,4}/\d{4})(?:\s*,?\s*(?:(?P<section>\d+)\s*(?P<letter>[a-zåäö])?)\s*§?)?\s*$",
    re.IGNORECASE,
)


class SectionQuerySet(PeriodQuerySet):
    def cited_as(self, text: str):
        """Sections meant by a citation such as "611/2021", "611/2021 14 §" or "132/1999, 67 b"."""
        found = CITATION.match(text.replace("\0", " "))
        if found is None:
            return self.none()
        sections = self.filter(law__number=found["law"])
        if found["section"]:
            letter = f" {found['letter'].lower()}" if found["letter"] else ""
            sections = sections.filter(number=f"{found['section']}{letter}")
        return sections


class ObligationQuerySet(PeriodQuerySet):
    def binding_type(self, *codes: str):
        """Obligations in which an actor of these types is a party in any role."""
        return self.filter(self._has_party(actor_type__code__in=codes))

    def obliging_type(self, *codes: str):
        """Obligations that oblige an actor of these types."""
        return self.filter(self._has_party(actor_type__code__in=codes, role="obliged"))

    def concerning(self, *actors):
        """Obligations whose parties are one of the actors itself or actors of its type in general."""
        types = {actor.actor_type_id for actor in actors}
        own = Q(actor__in=actors) | Q(actor__isnull=True, actor_type__in=types)
        return self.filter(self._has_party(own))

    def based_on(self, section):
        """Obligations with the section among their legal bases."""
        return self.filter(bases__section=section)

    def resting_on(self, law):
        """Obligations with a section of the law among their legal bases."""
        from legislation.models import LegalBasis

        return self.filter(Exists(LegalBasis.objects.filter(obligation=OuterRef("pk"), section__law=law)))

    def mentioning(self, text: str):
        """Obligations whose own text, section or law matches the text or is cited by it."""
        from legislation.models import Law, LegalBasis, Section

        cited = Section.objects.cited_as(text)
        on_section = LegalBasis.objects.filter(section__in=cited.values("pk")).values("obligation")
        if cited.exists():
            return self.filter(pk__in=on_section)
        on_law = LegalBasis.objects.filter(section__law__in=Law.objects.matching(text).values("pk"))
        own = type(self)(self.model).matching(text).values("pk")
        return self.filter(Q(pk__in=own) | Q(pk__in=on_law.values("obligation")))

    def with_basis_on(self, day: datetime.date):
        """Obligations in force on the day by their own period and that of a section, if they have one."""
        from legislation.models import LegalBasis

        bases = LegalBasis.objects.filter(obligation=OuterRef("pk"))
        in_force = bases.filter(valid_on(day, "section__")).filter(~Exists(_awaited(day)))
        return self.as_of(day).filter(~Exists(bases) | Exists(in_force))

    def _has_party(self, *conditions, **lookups):
        from legislation.models import ObligationParty

        return Exists(ObligationParty.objects.filter(*conditions, obligation=OuterRef("pk"), **lookups))


def _awaited(day: datetime.date) -> models.QuerySet:
    """Versions for which the section of the outer row waits: in force, but applied only from a later day."""
    from legislation.models import SectionVersion

    of_section = SectionVersion.objects.filter(section=OuterRef("section"))
    applied = SectionVersion.objects.filter(section=OuterRef("section"), in_force_from__lte=day).exclude(
        applied_from__gt=day
    )
    return (
        of_section.alias(is_applied=Exists(applied))
        .filter(in_force_from__lte=day, applied_from__gt=day, is_applied=False)
        .order_by("applied_from")
    )


def _versions_by(day: datetime.date):
    """The versions of the section of the outer query that are in force by the day, the latest first."""
    from legislation.models import SectionVersion

    versions = SectionVersion.objects.filter(section=OuterRef("section"), in_force_from__lte=day)
    return versions.order_by("-in_force_from", "-pk")


class LegalBasisQuerySet(models.QuerySet):
    def with_version_on(self, day: datetime.date):
        """Bases with section and law, in order; `version_act` and `version_from` tell the version.

        `waits_until` is the day from which a section in force is first applied, where that is still to come.
        `read_act` and `read_from` tell the version in force today, from which the parties have been read.
        """
        versions = _versions_by(day)
        read = _versions_by(max(day, localdate()))
        return (
            self.select_related("section__law")
            .annotate(
                version_act=Subquery(versions.values("act")[:1]),
                version_from=Subquery(versions.values("in_force_from")[:1]),
                read_act=Subquery(read.values("act")[:1]),
                read_from=Subquery(read.values("in_force_from")[:1]),
                waits_until=Subquery(_awaited(day).values("applied_from")[:1]),
            )
            .order_by("position", "pk")
        )


class LaterChangeQuerySet(models.QuerySet):
    def about_no_record(self):
        """Changes of acts that the register does not have, such as those that only later law names."""
        return self.filter(laws=None, sections=None, obligations=None)

    def about(self, *, obligation=None, section=None, law=None):
        """What is known of later law that touches the obligation, the section or the law."""
        if obligation is not None:
            return self.filter(obligations=obligation)
        if section is not None:
            return self.filter(Q(sections=section)).distinct()
        return self.filter(laws=law)
