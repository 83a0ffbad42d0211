"""Where a region has several plans or structures of one theme, and which plans must be fitted together."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from agreements.models import Plan
from legislation.models import Obligation
from regions.models import Actor, CooperationStructure, Theme


@dataclass
class ThemeGroup:
    """A theme with the plans and the structures that share it."""

    theme: Theme
    plans: list[Plan] = field(default_factory=list)
    structures: list[CooperationStructure] = field(default_factory=list)


def shared_themes(
    plans: list[Plan], structures: list[Any], links: Any, day: datetime.date
) -> list[ThemeGroup]:
    """Themes with more than one plan that is not over, or more than one structure."""
    groups: dict[str, ThemeGroup] = {}
    for plan in living(plans, day):
        for theme in links.plan_themes.get(plan.pk, ()):
            groups.setdefault(theme.code, ThemeGroup(theme)).plans.append(plan)
    for structure in structures:
        for theme in links.structure_themes.get(structure.pk, ()):
            groups.setdefault(theme.code, ThemeGroup(theme)).structures.append(structure)
    found = [group for group in groups.values() if len(group.plans) > 1 or len(group.structures) > 1]
    return sorted(found, key=lambda group: group.theme.name_fi.casefold())


def living(plans: list[Any], day: datetime.date) -> list[Any]:
    """Plans whose period is not over, as far as is known."""
    return [plan for plan in plans if plan.period_state(day) != "paattynyt"]


@dataclass(frozen=True)
class Fitting:
    """Plans to be fitted together, and why: said of them, or made under the same `obligation`."""

    plans: list[Plan]
    obligation: Obligation | None = None

    @property
    def meets(self) -> bool | None:
        """Whether all periods share a day pair by pair; None while a period is not known."""
        found = [one.meets(other) for one, other in combinations(self.plans, 2)]
        if False in found:
            return False
        return None if None in found else True


def fittings(
    plans: list[Any], fitted: dict[int, list[Plan]], owners: dict[int, list[Actor]], day: datetime.date
) -> list[Fitting]:
    """Pairs that are recorded to be fitted together, then plans of several under one obligation.

    Where law has each make its own, nothing is to be fitted together unless it is recorded so. Of the plans
    of the same owners, one follows another: only the first that is not over is compared with the others'.
    """
    pairs: dict[frozenset[str], Fitting] = {}
    for plan in living(plans, day):
        for other in fitted.get(plan.pk, ()):
            pairs.setdefault(frozenset((plan.slug, other.slug)), Fitting([plan, other]))
    by_obligation: dict[int, dict[frozenset[str], Plan]] = defaultdict(dict)
    for plan in living(plans, day):
        if plan.obligation_id is not None and not plan.is_made_alone:
            makers = frozenset(actor.slug for actor in owners.get(plan.pk, ())) or frozenset({plan.slug})
            by_obligation[plan.obligation_id].setdefault(makers, plan)
    together = [
        Fitting(list(found.values()), next(iter(found.values())).obligation)
        for found in by_obligation.values()
        if len(found) > 1
    ]
    return [*pairs.values(), *together]
