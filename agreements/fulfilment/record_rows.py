"""Everything recorded that can be evidence of duties, as rows of the same columns in one query."""

import datetime
from collections.abc import Iterable

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

from agreements.models import Agreement, Evidence, Negotiation, PartyApproval, Plan
from agreements.querysets import AgreementQuerySet, PlanQuerySet
from regions.querysets import valid_on

AGREEMENT, NEGOTIATION, PLAN, EVIDENCE = "agreement", "negotiation", "plan", "evidence"
ATTESTED = "attested"  # what a source tells of as being in force; when it was made is not known


def record_rows(
    day: datetime.date,
    actors: Iterable[int] | QuerySet | None = None,
    obligations: Iterable[int] | QuerySet | None = None,
) -> QuerySet:
    """One row an obligation, actor and record, of every kind of record, as one query."""

    def narrowed(records, actor, obligation, *conditions):
        return _narrowed(records, actor, obligation, actors, obligations, *conditions)

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
        )
    )
    plans = Plan.objects.public().annotate(attested=_attested_if(approved_on=None, valid_from=None))
    parties = valid_on(day, "parties__")
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
        *(
            _part(
                narrowed(plans, role, "obligation"),
                (PLAN, "obligation", "slug", role),
                began=PlanQuerySet.BEGAN,
                known_on="checked_on",
                attested="attested",
            )
            for role in ("owners", "covered")
        ),
        _part(
            narrowed(agreements, "parties__actor", "obligations", parties),
            (AGREEMENT, "obligations", "slug", "parties__actor"),
            began=AgreementQuerySet.BEGAN,
            known_on="known_on",
            made_on="made_on",
            said=("status", "parties__role"),
            attested="attested",
        ),
    ]
    return evidence.union(*others, all=True)


def _narrowed(records, actor_path, obligation_path, actors, obligations, *conditions):
    """The records that name one of the actors (with all whom they name) and one of the obligations.

    One call of `filter`, so that all conditions speak of the same joined party and obligation.
    """
    named = Q(**{f"{actor_path}__isnull": False, f"{obligation_path}__isnull": False})
    if actors is not None:
        model = records.model
        named &= Q(pk__in=model.objects.filter(**{f"{actor_path}__in": actors}).values("pk"))
    if obligations is not None:
        named &= Q(**{f"{obligation_path}__in": obligations})
    return records.filter(named, *conditions)


def _attested_if(**nothing_else_is_known) -> Case:
    return Case(
        When(**nothing_else_is_known, attested_on__isnull=False, then=Value(ATTESTED)), default=Value("")
    )


def _part(records, paths, *, began=("valid_from",), known_on="", made_on="", said=(), attested=""):
    """The records as rows of the same columns whatever their kind.

    `paths` are the kind and the ways to the obligation, the slug and the actor; `began` the fields of which
    the first known tells when it began, `known_on` the one that tells when it was read from its source,
    `made_on` when it was last approved, `said` at most two whose values weigh the record for the actor, and
    `attested` the one that tells that it is known only as being in force.
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
        Cast(F("valid_until"), DateField()),
        Cast(F("valid_until_precision"), text),
        Cast(F(known_on) if known_on else Value(None), DateField()),
        Cast(F(made_on) if made_on else Value(None), DateField()),
        Cast(F(f"{made_on}_precision") if made_on else Value(None), text),
        *words,
    )
