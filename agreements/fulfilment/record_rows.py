"""Everything recorded that can be evidence of duties, as rows of the same columns in one query."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least
from django.utils import timezone

from agreements.models import Agreement, AgreementParty, Evidence, Negotiation, PartyApproval, Plan
from agreements.querysets import AgreementQuerySet, PlanQuerySet
from regions.models import Membership
from regions.querysets import valid_on

AGREEMENT, NEGOTIATION, PLAN, EVIDENCE = "agreement", "negotiation", "plan", "evidence"
ATTESTED = "attested"  # what a source tells of as being in force; when it was made is not known


class RecordRow(NamedTuple):
    """A record as it speaks of one actor under one obligation.

    `asked` is the kind of the obligation. `known_on` tells when it was read from its source, `made_on` when
    it was last approved, `in_force_from` from when what was made is in force; `said` and `role` weigh it for
    the actor. `acts_for` is the employment area whose authority the actor is, where it takes part as such.
    """

    kind: str
    obligation: int
    asked: str
    pk: int
    slug: str
    title_fi: str
    title_sv: str
    document: str
    actor: int
    began: datetime.date | None
    began_precision: str | None
    ended: datetime.date | None
    ended_precision: str | None
    known_on: datetime.date | None
    made_on: datetime.date | None
    made_on_precision: str | None
    in_force_from: datetime.date | None
    acts_for: int | None
    said: str
    role: str
    attested: str


def record_rows(
    day: datetime.date,
    actors: Iterable[int] | QuerySet | None = None,
    obligations: Iterable[int] | QuerySet | None = None,
) -> Iterator[RecordRow]:
    """One row an obligation, actor and record, of every kind of record, in one query."""

    def narrowed(records, actor, obligation, *conditions, also=None):
        return _narrowed(records, actor, obligation, actors, obligations, *conditions, also=also)

    # What is on its way is known from its first dated step or from when it was read, whichever is first.
    steps = PartyApproval.objects.filter(
        party__agreement=OuterRef("pk"), decided_on__lte=max(day, timezone.localdate())
    )
    first_step = Subquery(steps.order_by("decided_on").values("decided_on")[:1])
    made = steps.filter(decided_on__lte=day, standing__in=PartyApproval.APPROVING)
    agreements = (
        Agreement.objects.public()
        .with_status(day)
        .annotate(
            known_on=Least(
                Coalesce(first_step, "checked_on", output_field=DateField()),
                Coalesce("checked_on", first_step, output_field=DateField()),
            ),
            made_on=Subquery(made.order_by("-decided_on").values("decided_on")[:1]),
            made_on_precision=Subquery(made.order_by("-decided_on").values("decided_on_precision")[:1]),
            attested=_attested_if(valid_from=None),
            **_last_day(),
        )
    )
    plans = Plan.objects.public().annotate(attested=_attested_if(approved_on=None, valid_from=None))
    parties = valid_on(day, "parties__")
    # The municipality that answers for an employment area is the area's employment authority.
    is_authority = Q(parties__role=AgreementParty.Role.RESPONSIBLE)
    authorities = Membership.objects.as_of(day).filter(is_responsible=True)
    area = authorities.filter(member=OuterRef("parties__actor")).values("organisation")[:1]
    of_asked = () if actors is None else authorities.filter(organisation__in=actors).values("member")
    # The database is asked twice over for the columns of the first part, so the simplest is the first.
    evidence, *others = [
        _part(
            narrowed(Evidence.objects.public(), "actors", "obligation"),
            (EVIDENCE, "obligation", "obligation__code", "actors"),
            known_on="checked_on",
            said=("kind",),
        ),
        _part(
            narrowed(Negotiation.objects.public(), "participants__actor", "obligations"),
            (NEGOTIATION, "obligations", "slug", "participants__actor"),
            known_on="checked_on",
            said=("participants__attendance",),
        ),
        # A part that names no obligation of its own is of those of the whole.
        _part(
            narrowed(
                Negotiation.objects.public().filter(obligations=None, part_of__is_public=True),
                "participants__actor",
                "part_of__obligations",
            ),
            (NEGOTIATION, "part_of__obligations", "slug", "participants__actor"),
            known_on="checked_on",
            said=("participants__attendance",),
        ),
        *(
            _part(
                narrowed(plans, role, "obligation"),
                (PLAN, "obligation", "slug", role),
                began=PlanQuerySet.BEGAN,
                known_on="checked_on",
                in_force_from="valid_from",
                attested="attested",
            )
            for role in ("owners", "covered")
        ),
        _part(
            narrowed(
                agreements,
                "parties__actor",
                "obligations",
                parties,
                also=is_authority & Q(parties__actor__in=of_asked),
            ),
            (AGREEMENT, "obligations", "slug", "parties__actor"),
            began=AgreementQuerySet.BEGAN,
            known_on="known_on",
            made_on="made_on",
            ended="last_day",
            acts_for=Case(When(is_authority, then=Subquery(area))),
            said=("status", "parties__role"),
            attested="attested",
        ),
    ]
    return map(RecordRow._make, evidence.union(*others, all=True))


def _narrowed(records, actor_path, obligation_path, actors, obligations, *conditions, also=None):
    """The records that name one of the actors, or do so `also` (with all whom they name), and an obligation.

    One call of `filter`, so that all conditions speak of the same joined party and obligation.
    """
    named = Q(**{f"{actor_path}__isnull": False, f"{obligation_path}__isnull": False})
    if actors is not None:
        model = records.model
        asked = Q(**{f"{actor_path}__in": actors})
        asked = asked if also is None else asked | also
        named &= Q(pk__in=model.objects.filter(asked).values("pk"))
    if obligations is not None:
        named &= Q(**{f"{obligation_path}__in": obligations})
    return records.filter(named, *conditions)


def _last_day() -> dict[str, Case]:
    """An agreement's `last_day` with its precision: the day to which it was terminated, if earlier."""
    terminated = Q(terminated_on__isnull=False) & (
        Q(valid_until__isnull=True) | Q(terminated_on__lt=F("valid_until"))
    )
    return {
        name: Case(When(terminated, then=F(f"terminated_on{suffix}")), default=F(f"valid_until{suffix}"))
        for name, suffix in (("last_day", ""), ("last_day_precision", "_precision"))
    }


def _attested_if(**nothing_else_is_known) -> Case:
    return Case(
        When(**nothing_else_is_known, attested_on__isnull=False, then=Value(ATTESTED)), default=Value("")
    )


def _part(
    records,
    paths,
    *,
    began=("valid_from",),
    known_on="",
    made_on="",
    in_force_from="",
    ended="valid_until",
    acts_for=None,
    said=(),
    attested="",
):
    """The records as rows of the same columns whatever their kind.

    `paths` are the kind and the ways to the obligation, the slug and the actor; `began` the fields of which
    the first known tells when it began, `said` at most two whose values weigh the record for the actor,
    `attested` the one that tells that it is known only as being in force; the others are as in `RecordRow`.
    """
    kind, obligation, slug, actor = paths
    text = CharField()
    words: list[Cast | Value] = [Cast(F(name), text) for name in said]
    words += [Value("", output_field=text)] * (2 - len(words))
    words.append(Cast(F(attested) if attested else Value(""), text))

    def first_known(suffix):
        fields = [f"{name}{suffix}" for name in began]
        return Coalesce(*fields) if len(fields) > 1 else F(fields[0])

    return records.order_by().values_list(
        Value(kind, output_field=text),
        Cast(F(obligation), IntegerField()),
        Cast(F(f"{obligation}__kind"), text),
        Cast(F("pk"), IntegerField()),
        Cast(F(slug), text),
        Cast(F("title_fi"), text),
        Cast(F("title_sv"), text),
        Cast(F("url") if kind == EVIDENCE else Value(""), text),
        Cast(F(actor), IntegerField()),
        Cast(first_known(""), DateField()),
        Cast(first_known("_precision"), text),
        Cast(F(ended), DateField()),
        Cast(F(f"{ended}_precision"), text),
        Cast(F(known_on) if known_on else Value(None), DateField()),
        Cast(F(made_on) if made_on else Value(None), DateField()),
        Cast(F(f"{made_on}_precision") if made_on else Value(None), text),
        Cast(F(in_force_from) if in_force_from else Value(None), DateField()),
        Cast(Value(None) if acts_for is None else acts_for, IntegerField()),
        *words,
    )
