"""What an actor has agreed, planned and negotiated, whom to ask there and what it followed, in one query."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

from agreements.models import (
    Agreement,
    AgreementKind,
    AgreementParty,
    Negotiation,
    NegotiationParticipant,
    Plan,
)
from legislation.models import Obligation
from regions.models import Actor, ContactRole, Succession, Theme
from yhteistyo.one_query import rows_as, together

AGREEMENT, PLAN, NEGOTIATION, CONTACT, SUCCESSION = (
    "agreement", "plan", "negotiation", "contact", "succession",
)  # fmt: skip
CONTENT = ("slug", "title_fi", "title_sv", "sort_fi", "verification")
PERIOD = ("valid_from", "valid_until")


@dataclass
class Activity:
    """The records that name an actor: agreements with its role, negotiations with its attendance and more."""

    agreements: list[tuple[Agreement, str]] = field(default_factory=list)
    plans: list[Any] = field(default_factory=list)
    negotiations: list[tuple[Negotiation, str]] = field(default_factory=list)
    contacts: list[ContactRole] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)


def activity_of(actor: Actor, day: datetime.date) -> Activity:
    """Everything public in which the actor has a part; agreements with their status on the day."""
    found = Activity()
    rows = together(
        _agreements(actor, day),
        _plans(actor, day),
        _negotiations(actor, day),
        _contacts(actor),
        _successions(actor),
    )
    for row in rows:
        match row["record"]:
            case "agreement":
                found.agreements.append((_agreement(row), row["part"] or ""))
            case "plan":
                found.plans.append(_plan(row))
            case "negotiation":
                found.negotiations.append((_negotiation(row), row["part"] or ""))
            case "contact":
                found.contacts.append(_contact(row))
            case "succession":
                found.successions.append(_succession(row, actor))
    found.agreements.sort(key=lambda pair: (pair[0].sort_fi, pair[0].pk))
    found.plans.sort(key=lambda plan: (plan.sort_fi, plan.pk))
    found.negotiations.sort(key=lambda pair: (_latest_first(pair[0]), pair[0].sort_fi))
    found.contacts.sort(key=lambda contact: (contact.theme.position if contact.theme else -1, contact.pk))
    found.successions.sort(key=_by_day)
    return found


def _latest_first(negotiation: Negotiation) -> float:
    """Sorts the latest first and those whose day is not known last."""
    began = negotiation.valid_from
    return float("inf") if began is None else -began.first.toordinal()


def _by_day(succession: Succession) -> tuple[float, int]:
    happened = succession.happened_on
    return (float("inf") if happened is None else happened.first.toordinal(), succession.pk)


def _agreements(actor: Actor, day: datetime.date):
    own = AgreementParty.objects.as_of(day).filter(agreement=OuterRef("pk"), actor=actor).order_by("pk")
    return rows_as(
        AGREEMENT,
        Agreement.objects.public()
        .known_by(day)
        .with_party_on(actor, day)
        .with_standing_counts(day)
        .with_status(day),
        *CONTENT,
        *PERIOD,
        "attested_on",
        "end_rule",
        "status",
        "approved_count",
        "deciding_count",
        part=Subquery(own.values("role")[:1]),
        of_key=F("kind__code"),
        of_fi=F("kind__name_fi"),
        of_sv=F("kind__name_sv"),
        of_en=F("kind__name_en"),
    )


def _plans(actor: Actor, day: datetime.date):
    own = actor.owned_plans.through.objects.filter(plan=OuterRef("pk"), actor=actor)
    return rows_as(
        PLAN,
        Plan.objects.public().known_by(day).of_actor(actor),
        *CONTENT,
        *PERIOD,
        "attested_on",
        is_first=Exists(own),
        of_key=F("obligation__code"),
        of_fi=F("obligation__title_fi"),
        of_sv=F("obligation__title_sv"),
    )


def _negotiations(actor: Actor, day: datetime.date):
    own = NegotiationParticipant.objects.filter(negotiation=OuterRef("pk"), actor=actor)
    return rows_as(
        NEGOTIATION,
        Negotiation.objects.public().with_participant(actor).known_by(day),
        *CONTENT,
        *PERIOD,
        part=Subquery(own.values("attendance")[:1]),
        of_key=F("convener__slug"),
        of_fi=F("convener__name_fi"),
        of_sv=F("convener__name_sv"),
        of_en=F("convener__name_en"),
    )


def _contacts(actor: Actor):
    return rows_as(
        CONTACT,
        ContactRole.objects.filter(actor=actor),
        "email",
        "checked_on",
        title_fi=F("role_fi"),
        title_sv=F("role_sv"),
        position=F("theme__position"),
        of_key=F("theme__code"),
        of_fi=F("theme__name_fi"),
        of_sv=F("theme__name_sv"),
        of_en=F("theme__name_en"),
    )


def _successions(actor: Actor):
    """What the actor followed and what follows it: the other one, and whether the actor was the first."""
    is_first = Q(predecessor=actor)
    other = {
        "of_pk": "id", "of_key": "slug", "of_fi": "name_fi", "of_sv": "name_sv", "of_en": "name_en",
    }  # fmt: skip
    return rows_as(
        SUCCESSION,
        Succession.objects.filter(is_first | Q(successor=actor)),
        "verification",
        title_fi=F("subject_fi"),
        title_sv=F("subject_sv"),
        valid_from=F("happened_on"),
        valid_from_precision=F("happened_on_precision"),
        part=F("kind"),
        is_first=Case(When(is_first, then=Value(True)), default=Value(False)),
        **{
            name: Case(When(is_first, then=F(f"successor__{path}")), default=F(f"predecessor__{path}"))
            for name, path in other.items()
        },
    )


def _agreement(row: dict) -> Agreement:
    found: Any = Agreement(
        **_some(row, "pk", *CONTENT, *PERIOD, "attested_on", "end_rule"),
        kind=AgreementKind(code=row["of_key"], **_names(row)),
    )
    found.status = row["status"]
    found.approved_count, found.deciding_count = row["approved_count"], row["deciding_count"]
    return found


def _plan(row: dict) -> Plan:
    found: Any = Plan(**_some(row, "pk", *CONTENT, *PERIOD, "attested_on"))
    if row["of_key"]:
        found.obligation = Obligation(code=row["of_key"], title_fi=row["of_fi"], title_sv=row["of_sv"] or "")
    found.is_owner = bool(row["is_first"])
    return found


def _negotiation(row: dict) -> Negotiation:
    found = Negotiation(**_some(row, "pk", *CONTENT, *PERIOD))
    if row["of_key"]:
        found.convener = Actor(slug=row["of_key"], **_names(row))
    return found


def _contact(row: dict) -> ContactRole:
    return ContactRole(
        pk=row["pk"],
        theme=Theme(code=row["of_key"], position=row["position"], **_names(row)) if row["of_key"] else None,
        role_fi=row["title_fi"],
        role_sv=row["title_sv"],
        email=row["email"],
        checked_on=row["checked_on"],
    )


def _succession(row: dict, actor: Actor) -> Succession:
    other = Actor(pk=row["of_pk"], slug=row["of_key"], **_names(row))
    predecessor, successor = (actor, other) if row["is_first"] else (other, actor)
    return Succession(
        pk=row["pk"],
        predecessor=predecessor,
        successor=successor,
        kind=row["part"],
        happened_on=row["valid_from"],
        subject_fi=row["title_fi"],
        subject_sv=row["title_sv"],
        verification=row["verification"],
    )


def _some(row: dict, *names: str) -> dict:
    return {name: row[name] for name in names}


def _names(row: dict) -> dict:
    return {f"name_{code}": row[f"of_{code}"] or "" for code in ("fi", "sv", "en")}
