"""Duties: what law asks of named actors on a day, with whom, on what basis, in which period and why.

Derived set-wise from obligations, their parties, dated memberships and council terms; nothing is stored.
An obligation that does not reach an actor of its kind is kept with the reason.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property

from legislation.models import LegalBasis, Obligation, ObligationParty
from legislation.pairing import NOBODY_TYPES, Counterpart, areas_of, counterparts_of, without_county
from legislation.periods import DutyPeriod, DutyPeriods
from legislation.reach import Reach
from regions.country import Country
from regions.models import Actor, Membership, Region
from regions.nationwide import Nationwide
from regions.neighbours import Neighbourhood, neighbourhood
from regions.querysets import valid_on

Role = ObligationParty.Role
FEW = 5  # for more actors than this the memberships of the whole country are read at once


@dataclass(frozen=True)
class Reason:
    """Why an actor is a counterpart: the dated memberships that bring the two together.

    Empty when the statute names the counterpart itself.
    """

    counterpart: Actor
    memberships: tuple[Membership, ...]


class Duty:
    """An obligation as it meets one named actor on a day: its roles, its counterparts and its period.

    `own` are the rows by which it reaches the actor (all that speak of it, when none does). `applies` tells
    whether it reaches the actor, and `reason` why not. Counterparts are worked out when they are asked for,
    so that a whole country of duties is quick to count.
    """

    __slots__ = ("__dict__", "actor", "applies", "around", "bases", "obligation", "own", "parties", "reason")

    def __init__(
        self,
        obligation: Obligation,
        actor: Actor,
        own: list[ObligationParty],
        parties: list[ObligationParty],
        bases: list[LegalBasis],
        around: Neighbourhood,
    ):
        self.obligation, self.actor = obligation, actor
        self.parties, self.bases, self.around = parties, bases, around
        found, self.reason = Reach(own, parties).on(around)
        self.applies, self.own = bool(found), found or own

    @property
    def is_obliged(self) -> bool:
        return any(party.role == Role.OBLIGED for party in self.own)

    @property
    def is_strict(self) -> bool:
        """Whether law says that the actor must, as distinct from may or should take into account."""
        return self.is_obliged and self.obligation.modality == Obligation.Modality.MUST

    @property
    def joint(self) -> ObligationParty.Joint:
        """Whether one event may cover all counterparts or each pair stands alone."""
        obliging = (party for party in self.own if party.role == Role.OBLIGED)
        return ObligationParty.Joint(next(obliging, self.own[0]).joint)

    @cached_property
    def counterparts(self) -> list[Counterpart]:
        """The other sides, each in its role."""
        return counterparts_of(self.own, self.parties, self.actor, self.around) if self.applies else []

    @property
    def without_county(self) -> list[ObligationParty]:
        """The parties that would be the actor's county, when it lies in none."""
        return without_county(self.own, self.parties, self.actor, self.around) if self.applies else []

    @property
    def partners(self) -> list[Counterpart]:
        """Those who are obliged together with the actor, or stand opposite to it.

        One who is a counterpart itself meets those who are obliged, not their other counterparts. Where a
        statement must be asked for, those who give it are the other side; a body of the actor's own is none.
        """
        roles = {Role.OBLIGED}
        if self.is_obliged:
            roles |= {Role.COUNTERPART, Role.COORDINATES}
            if self.obligation.kind == Obligation.Kind.STATEMENT:
                roles |= {Role.GIVES_STATEMENT, Role.IS_HEARD}
        return [one for one in self.counterparts if one.party.role in roles and not one.is_own_body]

    @property
    def others(self) -> list[Counterpart]:
        """All other sides: those who may take part, are heard, give a statement or receive."""
        partners = self.partners
        return [one for one in self.counterparts if one not in partners]

    @property
    def is_done_with_others(self) -> bool:
        """Whether it cannot be done alone, although nobody may be known by name."""
        return bool(self.partners)

    @cached_property
    def partner_ids(self) -> frozenset[int]:
        """The named actors with whom the duty is to be done; unverified successors are not counted on."""
        return frozenset(actor.pk for one in self.partners if not one.is_unverified for actor in one.actors)

    def period(self, periods: DutyPeriods) -> DutyPeriod:
        """The days within which it is to be done."""
        return periods.of(self.obligation, self.actor)

    def why(self) -> list[Reason]:
        """For each named counterpart, the memberships by which it is one."""
        return [
            Reason(actor, tuple(self.around.between(actor, areas_of(one.party, *self.own))))
            for one in self.counterparts
            for actor in one.actors
        ]


def duties_of(actor: Actor, day: datetime.date, around: Neighbourhood | None = None) -> list[Duty]:
    """Obligations that name the actor or its kind on the day, in the register's order, in two queries."""
    around = around or neighbourhood(actor, day)
    return LawOnDay(day, Obligation.objects.concerning(actor)).duties_of(actor, around)


def duties_under(
    obligation: Obligation, actors: Collection[Actor], day: datetime.date
) -> dict[int, Duty] | None:
    """The duties of some actors under one obligation on a day, by actor; None when it is not in force.

    An actor of which the obligation does not speak is not among them.
    """
    law = LawOnDay(day, Obligation.objects.filter(pk=obligation.pk))
    if obligation.pk not in law.obligations:
        return None
    nationwide = Nationwide(day)
    country = Country(day) if len(actors) > FEW else None
    found = {}
    for actor in actors:
        if own := law.own_rows(obligation.pk, actor):
            around = country.around(actor) if country else neighbourhood(actor, day, nationwide)
            parties, bases = law.parties[obligation.pk], law.bases[obligation.pk]
            found[actor.pk] = Duty(law.obligations[obligation.pk], actor, own, parties, bases, around)
    return found


class LawOnDay:
    """Obligations in force on a day with their parties and bases (with their versions), in two queries."""

    def __init__(self, day: datetime.date, obligations: QuerySet | None = None):
        self.day = day
        asked: Any = Obligation.objects.all() if obligations is None else obligations
        self.obligations: dict[int, Obligation] = {}
        self.parties: dict[int, list[ObligationParty]] = defaultdict(list)
        self.bases: dict[int, list[LegalBasis]] = defaultdict(list)
        self._by_type: dict[int, dict[int, list[ObligationParty]]] = defaultdict(lambda: defaultdict(list))
        self._by_name: dict[int, dict[int, list[ObligationParty]]] = defaultdict(lambda: defaultdict(list))
        in_force = asked.with_basis_on(day).order_by().values("pk")
        rows = ObligationParty.objects.filter(obligation__in=in_force)
        for party in rows.select_related("obligation", "actor_type", "actor__actor_type").order_by(
            "obligation__position", "obligation__sort_fi", "pk"
        ):
            pk = party.obligation_id
            party.obligation = self.obligations.setdefault(pk, party.obligation)
            self.parties[pk].append(party)
            if party.actor_id is not None:
                self._by_name[party.actor_id][pk].append(party)
            elif party.actor_type.code not in NOBODY_TYPES:
                self._by_type[party.actor_type_id][pk].append(party)
        of_these = LegalBasis.objects.filter(
            valid_on(day, "section__"), obligation__in=list(self.obligations)
        )
        for basis in of_these.with_version_on(day):
            self.bases[basis.obligation_id].append(basis)

    def own_parties(self, actor: Actor) -> dict[int, list[ObligationParty]]:
        """The party rows that speak of the actor, by obligation, in the register's order."""
        by_type = self._by_type.get(actor.actor_type_id, {})
        by_name = self._by_name.get(actor.pk)
        if not by_name:
            return by_type
        concerned = by_type.keys() | by_name.keys()
        return {
            pk: [*by_name.get(pk, ()), *by_type.get(pk, ())] for pk in self.obligations if pk in concerned
        }

    def rows_of_type(self, obligation: int, actor_type: int) -> list[ObligationParty]:
        """The party rows of the obligation that speak of all actors of a type (by primary key)."""
        return self._by_type.get(actor_type, {}).get(obligation, [])

    def named_under(self, obligation: int) -> set[int]:
        """The actors whom the obligation names."""
        return {party.actor_id for party in self.parties[obligation] if party.actor_id is not None}

    def own_rows(self, obligation: int, actor: Actor) -> list[ObligationParty]:
        """The party rows of the obligation that speak of the actor: those by name first."""
        by_name = self._by_name.get(actor.pk, {}).get(obligation, [])
        by_type = self.rows_of_type(obligation, actor.actor_type_id)
        return [*by_name, *by_type] if by_name else by_type

    def duties_of(self, actor: Actor, around: Neighbourhood) -> list[Duty]:
        """The actor's duties, in the register's order."""
        return [
            Duty(self.obligations[pk], actor, own, self.parties[pk], self.bases[pk], around)
            for pk, own in self.own_parties(actor).items()
        ]


class DutyBook:
    """Named duties of the whole country on a day, or of some obligations, in a fixed number of queries.

    `of` an actor, `under` an obligation, `in_region` or `all`: the same duties, asked from another side.
    """

    def __init__(self, day: datetime.date, obligations: QuerySet | None = None):
        self.day = day
        self.law = LawOnDay(day, obligations)
        self._duties: dict[int, list[Duty]] = {}

    @cached_property
    def country(self) -> Country:
        return Country(self.day)

    @cached_property
    def periods(self) -> DutyPeriods:
        return DutyPeriods(self.day)

    def of(self, actor: Actor) -> list[Duty]:
        """The duties of an actor that exists on the day."""
        if actor.pk not in self._duties:
            self._duties[actor.pk] = self.law.duties_of(actor, self.country.around(actor))
        return self._duties[actor.pk]

    def under(self, obligation: Obligation) -> list[Duty]:
        """What the obligation lays on each named actor; those it does not reach are there with the reason."""
        parties = self.law.parties.get(obligation.pk, [])
        return [
            Duty(obligation, actor, own, parties, self.law.bases[obligation.pk], self.country.around(actor))
            for actor in self.country.actors.values()
            if (own := self.law.own_rows(obligation.pk, actor))
        ]

    def duty(self, obligation: int, actor: int) -> Duty:
        """The duty of one actor under one obligation that speaks of it."""
        found = self.country.actors[actor]
        own = self.law.own_rows(obligation, found)
        return Duty(
            self.law.obligations[obligation],
            found,
            own,
            self.law.parties[obligation],
            self.law.bases[obligation],
            self.country.around(found),
        )

    def obliged_under(self, obligation: int) -> dict[int, str]:
        """Actors whom the obligation obliges, each with why it does not reach it ("" when it does)."""
        parties, around = self.law.parties[obligation], self.country.around
        obliging = [party for party in parties if party.role == Role.OBLIGED]
        types = {party.actor_type_id for party in obliging if party.actor_id is None}
        named = {party.actor_id for party in obliging if party.actor_id is not None}
        by_name = self.law.named_under(obligation)
        # Actors of one type, unless named, are spoken of by the same rows.
        alike = [
            (
                Reach(self.law.rows_of_type(obligation, code), parties),
                [actor for actor in self.country.of_types([code]) if actor.pk not in by_name],
            )
            for code in types
        ]
        there = [self.country.actors[pk] for pk in by_name if pk in self.country.actors]
        alike += [
            (Reach(self.law.own_rows(obligation, actor), parties), [actor])
            for actor in there
            if actor.pk in named or actor.actor_type_id in types
        ]
        found = {}
        for reach, actors in alike:
            for actor in actors:
                rows, reason = reach.on(around(actor))
                if any(row.role == Role.OBLIGED for row in rows or reach.own):
                    found[actor.pk] = reason
        return found

    def in_region(self, region: Region) -> list[Duty]:
        """The duties of actors that belong to the region or have municipalities there."""
        return [duty for actor in self.country.in_region(region) for duty in self.of(actor)]

    def all(self) -> list[Duty]:
        return [duty for actor in self.country.actors.values() for duty in self.of(actor)]
