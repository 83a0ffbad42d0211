"""What changed between two agreements of one line: parties, points, dates, bases and what else they tell.

Where one side has nothing recorded, what changed is not known; it is never told as an addition or a loss.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, AgreementParty, AgreementPoint
from regions.models import Actor
from regions.partial_dates import PartialDate


class Change(models.TextChoices):
    """What happened to one thing from the earlier agreement to the later."""

    ADDED = "added", gettext_lazy("uusi")
    REMOVED = "removed", gettext_lazy("poistunut")
    CHANGED = "changed", gettext_lazy("muuttunut")
    SAME = "same", gettext_lazy("ennallaan")
    UNKNOWN = "unknown", gettext_lazy("ei tietoa")


@dataclass(frozen=True)
class Pair:
    """One thing on both sides; None where a side has none."""

    before: Any
    after: Any
    change: Change

    @property
    def either(self) -> Any:
        return self.before if self.after is None else self.after


class Compared:
    """Things of one kind matched with each other; with one side empty, what changed is not known."""

    def __init__(self, pairs: list[Pair], *, known_before: bool, known_after: bool):
        self.pairs, self.known_before, self.known_after = pairs, known_before, known_after

    @property
    def is_known(self) -> bool:
        return self.known_before and self.known_after

    @property
    def groups(self) -> list[tuple[Change, list[Pair]]]:
        """The things by what happened to them, in the order of `Change`."""
        found = [(change, [pair for pair in self.pairs if pair.change == change]) for change in Change]
        return [(change, pairs) for change, pairs in found if pairs]

    @property
    def has_changes(self) -> bool:
        return any(pair.change not in (Change.SAME, Change.UNKNOWN) for pair in self.pairs)


def compared(
    before: dict[Any, Any], after: dict[Any, Any], is_same: Callable[[Any, Any], bool] = lambda a, b: True
) -> Compared:
    """The values of two mappings matched by key."""
    is_known = bool(before) and bool(after)
    pairs = []
    for key in [*after, *(key for key in before if key not in after)]:
        one, other = before.get(key), after.get(key)
        if not is_known:
            change = Change.UNKNOWN
        elif one is None or other is None:
            change = Change.ADDED if one is None else Change.REMOVED
        else:
            change = Change.SAME if is_same(one, other) else Change.CHANGED
        pairs.append(Pair(one, other, change))
    return Compared(pairs, known_before=bool(before), known_after=bool(after))


@dataclass(frozen=True)
class PartyRoles:
    """An actor with its roles in one agreement, and when it left it, if it is known to have."""

    actor: Actor
    roles: tuple[str, ...]
    left: PartialDate | None = None

    @property
    def words(self) -> str:
        told = [str(AgreementParty.Role(role).label) for role in self.roles]
        if self.left is not None:
            told.append(_("jäi pois %(day)s") % {"day": self.left})
        return ", ".join(told)


@dataclass(frozen=True)
class Fact:
    """A field of the two agreements in words; an empty text where it is not recorded."""

    label: str
    before: str
    after: str

    @property
    def change(self) -> Change:
        if not self.before or not self.after:
            return Change.UNKNOWN
        return Change.SAME if self.before == self.after else Change.CHANGED


class Comparison:
    """What changed from the earlier agreement to the later; both with what is compared at hand."""

    def __init__(self, earlier: Agreement, later: Agreement):
        self.earlier, self.later = earlier, later
        self.parties = compared(
            _parties(earlier),
            _parties(later),
            lambda one, other: (one.roles, one.left) == (other.roles, other.left),
        )
        self.points = compared(_points(earlier), _points(later), _is_same_point)
        self.sections = self._tied("sections")
        self.obligations = self._tied("obligations")
        self.themes = self._tied("themes")
        self.structures = self._tied("structures")
        self.dates = [
            *self._facts("valid_from"),
            self._fact(str(capfirst(_field("valid_until").verbose_name)), _last_day),
            *self._facts_told("terminated_on", "attested_on"),
            self._fact(_("Voimaantulo"), _start),
            self._fact(_("Päättyminen"), _end),
            self._fact(_("Irtisanomisaika"), lambda one: _months(one.notice_months)),
            *self._facts("statutory_deadline", "last_reviewed_on"),
        ]
        self.followup = [
            self._fact(_("Luvattu seuranta"), lambda one: one.followup),
            self._fact(_("Seurannan väli"), lambda one: _months(one.followup_months)),
            *self._facts("followup_done_on"),
        ]

    @property
    def ties(self) -> list[tuple[str, Compared]]:
        """What the agreements rest on and speak of, each under its name."""
        return [
            (_("Oikeusperusteet"), self.sections),
            (_("Velvoitteet, joita palvelee"), self.obligations),
            (_("Teemat"), self.themes),
            (_("Rakenteet"), self.structures),
        ]

    def _tied(self, relation: str) -> Compared:
        before, after = (
            {record.pk: record for record in getattr(one, relation).all()}
            for one in (self.earlier, self.later)
        )
        return compared(before, after)

    def _fact(self, label: str, told: Callable[[Agreement], str]) -> Fact:
        return Fact(label, told(self.earlier), told(self.later))

    def _facts_told(self, *names: str) -> list[Fact]:
        """Those of which either side tells something; of most agreements neither does."""
        return [fact for fact in self._facts(*names) if fact.before or fact.after]

    def _facts(self, *names: str) -> list[Fact]:
        return [self._fact(str(capfirst(_field(name).verbose_name)), _shower(name)) for name in names]


def _field(name: str) -> models.Field:
    return cast(models.Field, Agreement._meta.get_field(name))


def _shower(name: str) -> Callable[[Agreement], str]:
    return lambda agreement: str(getattr(agreement, name) or "")


def _start(agreement: Agreement) -> str:
    return agreement.start_note or agreement.get_start_rule_display()


def _last_day(agreement: Agreement) -> str:
    if agreement.end_rule == Agreement.EndRule.UNTIL_FURTHER_NOTICE:
        return _("toistaiseksi")
    return str(agreement.valid_until or "")


def _end(agreement: Agreement) -> str:
    known = agreement.end_rule != Agreement.EndRule.UNKNOWN
    return agreement.get_end_rule_display() if known else ""


def _months(number: int | None) -> str:
    return "" if number is None else _("%(n)s kk") % {"n": number}


def _parties(agreement: Agreement) -> dict[int, PartyRoles]:
    roles: dict[int, list[str]] = defaultdict(list)
    left: dict[int, list[PartialDate | None]] = defaultdict(list)
    actors = {}
    for party in agreement.parties.all():
        actors[party.actor_id] = party.actor
        roles[party.actor_id].append(party.role)
        left[party.actor_id].append(party.valid_until)
    ordered = sorted(actors.values(), key=lambda actor: (actor.actor_type.position, actor.sort_fi, actor.pk))
    return {
        actor.pk: PartyRoles(actor, tuple(sorted(roles[actor.pk])), _latest_known(left[actor.pk]))
        for actor in ordered
    }


def _latest_known(days: list[PartialDate | None]) -> PartialDate | None:
    """The latest of the days; None when one of them is open."""
    known = [day for day in days if day is not None]
    return max(known, key=lambda day: day.last) if len(known) == len(days) else None


def _points(agreement: Agreement) -> dict[str, AgreementPoint]:
    return {" ".join(point.title_fi.casefold().split()): point for point in agreement.points.all()}


def _is_same_point(one: AgreementPoint, other: AgreementPoint) -> bool:
    told = [
        (" ".join(point.text_fi.split()), " ".join(point.responsible_words_fi.split()), _responsible(point))
        for point in (one, other)
    ]
    return told[0] == told[1]


def _responsible(point: AgreementPoint) -> frozenset[int]:
    return frozenset(actor.pk for actor in point.responsible.all())


class Line:
    """An agreement with all its public predecessors and successors, near and far, in two queries."""

    def __init__(self, agreement: Agreement):
        self.agreement = agreement
        links = Agreement.replaces.through.objects.filter(
            from_agreement__is_public=True, to_agreement__is_public=True
        )
        replaced, replacing = defaultdict(list), defaultdict(list)
        for newer, older in links.values_list("from_agreement", "to_agreement"):
            replaced[newer].append(older)
            replacing[older].append(newer)
        earlier = _reached(agreement.pk, replaced)
        self._later = set(_reached(agreement.pk, replacing))
        pks = [*earlier, *self._later]
        found = Agreement.objects.public().filter(pk__in=pks).in_bulk() if pks else {}
        self.predecessors = [found[pk] for pk in earlier]
        self.successors = [found[pk] for pk in found if pk in self._later]

    @property
    def others(self) -> list[Agreement]:
        """All but the agreement itself: the nearest predecessor first."""
        return [*self.predecessors, *self.successors]

    def find(self, slug: str) -> Agreement | None:
        return next((other for other in self.others if other.slug == slug), None)

    def in_order(self, other: Agreement) -> tuple[Agreement, Agreement]:
        """The two agreements, the earlier first."""
        return (self.agreement, other) if other.pk in self._later else (other, self.agreement)


def _reached(start: int, links: dict[int, list[int]]) -> list[int]:
    """Whatever the links lead to, the nearest first."""
    found: dict[int, None] = {}
    frontier = [start]
    while frontier:
        frontier = sorted({pk for each in frontier for pk in links[each] if pk not in found and pk != start})
        found |= dict.fromkeys(frontier)
    return list(found)
