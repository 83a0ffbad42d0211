"""Questions about many agreements, negotiations and plans."""

import datetime
from collections import Counter
from typing import Any

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from agreements.status import AgreementStatus, standing_counts, standings, status_expression
from regions.models import Actor
from regions.partial_dates import add_months
from regions.querysets import PeriodQuerySet


class PublicQuerySet(PeriodQuerySet):
    """Records of which some are internal; the first known of the fields `BEGAN` tells the beginning."""

    BEGAN: tuple[str, ...] = ("valid_from",)

    def public(self):
        """Records shown to everyone."""
        return self.filter(is_public=True)

    def known_by(self, day: datetime.date, *, with_undated: bool = True):
        """Records that began by the day, and later ones of which somebody is known to have known by then.

        What is to come is known from when it was read from its source; if it never was, from today. Those
        that tell no beginning are among them, unless left out where nobody is known to have known of them.
        """
        if day >= timezone.localdate():
            return self  # whatever is recorded is known today
        began = Coalesce(*self.BEGAN) if len(self.BEGAN) > 1 else F(*self.BEGAN)
        known = Q(began__lte=day) | self._was_known(day)
        if with_undated:
            known |= Q(began__isnull=True)
        return self.alias(began=began).filter(known)

    def _was_known(self, day: datetime.date) -> Q:
        """Whether somebody is known to have known of the record by the past day, though it was to come."""
        return Q(checked_on__lte=day)


class DatedQuerySet(PublicQuerySet):
    """Records sorted by dates of which some are not known; the unknown come last either way."""

    def with_order_dates(self):
        """Adds `ends_first` and `begins_first` to sort up by, and `begins_latest` to sort down by."""
        far, long_ago = Value(datetime.date.max), Value(datetime.date.min)
        return self.annotate(
            ends_first=Coalesce("valid_until", far, output_field=DateField()),
            begins_first=Coalesce("valid_from", far, output_field=DateField()),
            begins_latest=Coalesce("valid_from", long_ago, output_field=DateField()),
        )


class RegionalQuerySet(DatedQuerySet):
    """Records that are of regions: recorded so, or by the actors that have a part in them."""

    model: Any

    def of_regions(self, regions, day: datetime.date):
        """Records of the regions themselves or of an actor that belongs to one of them on the day."""
        actors = Actor.objects.acting_in(regions, day).values("pk")
        recorded = self.model.regions.through.objects.filter(region__in=regions)
        return self.filter(Q(pk__in=recorded.values(self.model._meta.model_name)) | self._of_actors(actors))

    def _of_actors(self, actors: QuerySet) -> Q:
        raise NotImplementedError


class AgreementQuerySet(RegionalQuerySet):
    BEGAN = ("valid_from", "attested_on")

    def _was_known(self, day: datetime.date) -> Q:
        from agreements.models import PartyApproval

        steps = PartyApproval.objects.filter(party__agreement=OuterRef("pk"), decided_on__lte=day)
        return Q(super()._was_known(day) | Q(Exists(steps)))

    def _of_actors(self, actors: QuerySet) -> Q:
        from agreements.models import AgreementParty

        return Q(pk__in=AgreementParty.objects.filter(actor__in=actors).values("agreement"))

    def with_standing_counts(self, day: datetime.date):
        """Adds `deciding_count` and `approved_count`: how many parties decide, and how many have approved."""
        return self.annotate(**standing_counts(day))

    def with_status(self, day: datetime.date):
        """Adds `status`, an `AgreementStatus` derived for the day."""
        return self.alias(standings=standings(day, "pk")).annotate(status=status_expression(day))

    def in_force(self, day: datetime.date):
        """Agreements that bind their parties on the day as far as the register knows."""
        return self.with_status(day).filter(
            status__in=(AgreementStatus.IN_FORCE, AgreementStatus.ATTESTED, AgreementStatus.RENEWING)
        )

    def expiring_within(self, months: int, day: datetime.date):
        """Agreements whose last day comes within so many months from the day."""
        return self.filter(valid_until__gte=day, valid_until__lte=add_months(day, months))

    def with_unknown_end(self):
        """Agreements of which nobody has told whether and when they end."""
        from agreements.models import Agreement

        return self.filter(end_rule=Agreement.EndRule.UNKNOWN, valid_until=None, terminated_on=None)

    def with_party(self, actor):
        """Agreements in which the actor is a party in any role."""
        return self.filter(pk__in=actor.agreement_parties.values("agreement"))

    def with_party_on(self, actor, day: datetime.date):
        """Agreements in which the actor is a party on the day: one that has joined and not left."""
        return self.filter(pk__in=actor.agreement_parties.as_of(day).values("agreement"))

    def in_line_with(self, agreement):
        """What the agreement replaces and what replaces it; `is_predecessor` tells which."""
        is_predecessor = Exists(self.model._base_manager.filter(pk=agreement.pk, replaces=OuterRef("pk")))
        return self.filter(Q(replaces=agreement) | Q(replaced_by=agreement)).annotate(
            is_predecessor=is_predecessor
        )

    def mentioning(self, text: str):
        """Agreements whose title, summary or party's name matches the text."""
        from agreements.models import AgreementParty

        actors = Actor.objects.named(text)
        by_party = AgreementParty.objects.filter(actor__in=actors.values("pk")).values("agreement")
        return self.filter(
            Q(pk__in=AgreementQuerySet(self.model).matching(text).values("pk")) | Q(pk__in=by_party)
        )


class NegotiationQuerySet(RegionalQuerySet):
    def _of_actors(self, actors: QuerySet) -> Q:
        from agreements.models import NegotiationParticipant

        participants = NegotiationParticipant.objects.filter(actor__in=actors)
        return Q(pk__in=participants.values("negotiation")) | Q(convener__in=actors)

    def mentioning(self, text: str):
        """Negotiations whose own text or participant's name matches the text."""
        actors = Actor.objects.named(text).values("pk")
        own = type(self)(self.model).matching(text).values("pk")
        return self.filter(
            Q(pk__in=own) | Q(convener__in=actors) | Q(participants__actor__in=actors)
        ).distinct()

    def held_by(self, day: datetime.date):
        """Negotiations that are not still to come on the day; the undated are recorded as held."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day))

    def event_count(self) -> int:
        """How many events these are: the parts of one negotiation are one, however many bases it has."""
        events = self.order_by().annotate(event=Coalesce("part_of", "pk"))
        return events.aggregate(n=Count("event", distinct=True))["n"]

    def counted_by_basis(self) -> list[Any]:
        """The sections under which these were held, those of most events first; `event_count` tells how many.

        A joint event is counted once under each of its sections, and once in all. Two queries.
        """
        from legislation.models import Section

        event = Coalesce("negotiation__part_of", "negotiation")
        own = self.order_by()
        wholes = own.filter(pk__in=_parts_without_basis()).values("part_of")
        named, of_obligations = _bases(Q(negotiation__in=own.values("pk")) | Q(negotiation__in=wholes))
        pairs = named.values_list("section", event).union(
            of_obligations.values_list("obligation__bases__section", event)
        )
        counts = Counter(section for section, _event in pairs)
        sections: list[Any] = list(Section.objects.filter(pk__in=counts).select_related("law"))
        for section in sections:
            section.event_count = counts[section.pk]
        return sorted(
            sections, key=lambda one: (-one.event_count, one.law.year, one.law.serial, one.position, one.pk)
        )

    def without_basis(self):
        """Negotiations of which no section is recorded, nor an obligation that has one."""
        return self.exclude(_based())

    def held_under(self, sections):
        """Negotiations with one of the sections among their legal bases, each counted once."""
        return self.filter(_based(sections))

    def with_participant(self, actor):
        """Negotiations in which the actor is recorded, whatever its attendance, or which it convened."""
        return self.filter(
            Q(pk__in=actor.negotiation_participations.values("negotiation")) | Q(convener=actor)
        )


def _based(sections=None) -> Q:
    """Negotiations with a legal basis, or one of the sections: their own, else that of their whole."""
    named, of_obligations = (found.values("negotiation") for found in _bases(sections=sections))
    of_whole = Q(part_of__in=named) | Q(part_of__in=of_obligations)
    return Q(pk__in=named) | Q(pk__in=of_obligations) | (of_whole & Q(pk__in=_parts_without_basis()))


def _parts_without_basis() -> QuerySet:
    """Parts that name neither a section nor an obligation: they have those of a whole that is public."""
    from agreements.models import Negotiation

    parts = Negotiation.objects.filter(part_of__is_public=True, sections=None, obligations=None)
    return parts.values("pk")


def _bases(*conditions: Q, sections=None) -> tuple[QuerySet, QuerySet]:
    """The sections of negotiations: those that they name, and those of the obligations that they name.

    A section that was not in force when the negotiation began is no basis of it. `sections` narrows both.
    """
    from agreements.models import Negotiation

    began, section = "negotiation__valid_from", "obligation__bases__section"
    # One call of `filter`, so that all conditions speak of the same section of the obligation.
    asked = {f"{section}__isnull": False} if sections is None else {f"{section}__in": sections}
    of_obligations = Negotiation.obligations.through.objects.filter(
        Q(**{f"{section}__valid_from__isnull": True})
        | Q(**{f"{section}__valid_from__lte": Coalesce(began, f"{section}__valid_from")}),
        Q(**{f"{section}__valid_until__isnull": True})
        | Q(**{f"{section}__valid_until__gte": Coalesce(began, f"{section}__valid_until")}),
        *conditions,
        **asked,
    )
    named = Negotiation.sections.through.objects.filter(*conditions)
    return named if sections is None else named.filter(section__in=sections), of_obligations


class PlanQuerySet(RegionalQuerySet):
    BEGAN = ("approved_on", "valid_from", "attested_on")

    def _of_actors(self, actors: QuerySet) -> Q:
        return Q(pk__in=self.model.owners.through.objects.filter(actor__in=actors).values("plan"))

    def with_period_state(self, state: str, day: datetime.date):
        """Plans in one of the states of `Plan.period_state`: voimassa, paattynyt or ei-tietoa."""
        undated = Q(valid_from__isnull=True, valid_until__isnull=True)
        if state == "ei-tietoa":
            return self.filter(undated)
        over = Q(valid_until__lt=day)
        return self.filter(over) if state == "paattynyt" else self.exclude(undated | over).as_of(day)

    def of_actor(self, actor):
        """Plans that the actor owns or that cover it."""
        return self.filter(
            Q(pk__in=actor.owned_plans.values("pk")) | Q(pk__in=actor.covering_plans.values("pk"))
        )

    def running_out(self, day: datetime.date, months: int = 0):
        """Plans whose period is over, or will be within so many months from the day."""
        return self.filter(valid_until__lt=add_months(day, months))
