"""What a region's records are tied to, and its negotiations and practices: all of it in one query.

A page shows no more of these than names, addresses and days, so each comes as a record that is not meant
to be saved, made of what is shown.
"""

import datetime
from collections import defaultdict
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from agreements.models import Agreement, AgreementParty, Negotiation, Plan
from legislation.models import Law, Section
from regions.models import Actor, ActorType, CooperationStructure, GoodPractice, Region, Theme
from regions.partial_dates import PartialDate

NONE = Value("")


class RegionLinks:
    """Parties and sections of agreements, owners and fellows of plans, and the themes of records.

    Each is a mapping from the primary key of the record to what it is tied to; `negotiations` and
    `practices` are lists.
    """

    def __init__(self, region: Region, day: datetime.date):
        found: dict[str, list[tuple]] = defaultdict(list)
        for kind, *row in _rows(region, day):
            found[kind].append(tuple(row))
        types = {row[0]: _actor_type(row) for row in found["type"]}
        for pk, _key, plural_fi, plural_sv, plural_en, *_rest in found["plural"]:
            types[pk].plural_fi, types[pk].plural_sv, types[pk].plural_en = plural_fi, plural_sv, plural_en
        self.parties = _tied(found["party"], lambda row: _party(row, types))
        for parties in self.parties.values():
            parties.sort(key=lambda party: (party.actor.actor_type.position, party.actor.sort_fi))
        self.sections = _tied(found["section"], _section)
        self.owners = _tied(found["owner"], _actor)
        self.fitted = _tied(found["fitted"], _plan)
        self.agreement_themes = _tied(found["agreement-theme"], _theme)
        self.plan_themes = _tied(found["plan-theme"], _theme)
        self.structure_themes = _tied(found["structure-theme"], _theme)
        self.negotiations = self._negotiations(found)
        self.practices = self._practices(found)

    @staticmethod
    def _negotiations(found) -> list[Negotiation]:
        """The latest first; those whose day is not known last. A whole that is there stands for its parts."""
        conveners = _tied(found["convener"], _actor)
        negotiations = []
        for row in found["negotiation"]:
            pk, slug, title_fi, title_sv, _title_en, said, part_of, *days = row
            convener = next(iter(conveners.get(pk, ())), None)
            began, ended = _period(days)
            negotiations.append(
                Negotiation(
                    pk=pk,
                    slug=slug,
                    title_fi=title_fi,
                    title_sv=title_sv,
                    verification=said,
                    part_of_id=int(part_of) if part_of else None,
                    convener=convener,
                    valid_from=began,
                    valid_until=ended,
                )
            )
        wholes = {one.pk for one in negotiations}
        listed = [one for one in negotiations if one.part_of_id not in wholes]
        listed.sort(key=lambda one: (one.title_fi.casefold(), one.pk))
        return sorted(
            listed,
            key=lambda one: (one.valid_from is not None, one.valid_from and one.valid_from.first.toordinal()),
            reverse=True,
        )

    @staticmethod
    def _practices(found) -> list[GoodPractice]:
        texts = {row[0]: row for row in found["practice-text"]}
        contacts = _tied(found["contact"], _actor)
        practices = [
            GoodPractice(
                pk=pk,
                slug=slug,
                title_fi=title_fi,
                title_sv=title_sv,
                text_fi=texts[pk][2],
                text_sv=texts[pk][3],
                contact=next(iter(contacts.get(pk, ())), None),
            )
            for pk, slug, title_fi, title_sv, *_rest in found["practice"]
        ]
        return sorted(practices, key=lambda one: (one.title_fi.casefold(), one.pk))


def _tied(rows, made) -> dict[int, list]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row[0], row[2], row[1])):
        found[row[0]].append(made(row))
    return found


def _period(days) -> tuple[PartialDate | None, PartialDate | None]:
    began, began_as, ended, ended_as = days
    return (
        PartialDate.of(began, began_as) if began else None,
        PartialDate.of(ended, ended_as) if ended else None,
    )


def _names(row) -> dict[str, str]:
    return dict(zip(("name_fi", "name_sv", "name_en"), row[2:5], strict=True))


def _actor(row) -> Actor:
    return Actor(slug=row[1], **_names(row))


def _actor_type(row) -> ActorType:
    return ActorType(pk=row[0], code=row[1], position=int(row[5]), **_names(row))


def _party(row, types) -> AgreementParty:
    actor = _actor(row)
    actor.sort_fi, actor.actor_type = row[2].casefold(), types[int(row[6])]
    return AgreementParty(role=row[5], actor=actor)


def _section(row) -> Section:
    return Section(number=row[2], law=Law(number=row[1]))


def _theme(row) -> Theme:
    return Theme(code=row[1], **_names(row))


def _plan(row) -> Plan:
    began, ended = _period(row[7:])
    return Plan(slug=row[1], title_fi=row[2], title_sv=row[3], valid_from=began, valid_until=ended)


def _rows(region: Region, day: datetime.date) -> QuerySet:
    """Rows of kind, record, key, three names, two more words and a period, of every kind of tie."""
    agreements = {
        "agreement__in": Agreement.objects.public().of_regions([region], day).order_by().values("pk")
    }
    plans = Plan.objects.public().of_regions([region], day).order_by().values("pk")
    negotiations = Negotiation.objects.public().of_regions([region], day).known_by(day)
    practices = GoodPractice.objects.filter(regions=region)
    parties = AgreementParty.objects.filter(**agreements)
    fitted = Plan.coordinated_with.through.objects.filter(from_plan__in=plans, to_plan__is_public=True)
    kinds = ActorType.objects.filter(Q(pk__in=parties.order_by().values("actor__actor_type")))
    names = ("name_fi", "name_sv", "name_en")
    parts = [
        _part("type", kinds, "pk", "code", names, said="position"),
        _part("plural", kinds, "pk", "code", ("plural_fi", "plural_sv", "plural_en")),
        _part("party", parties, "agreement", "actor__slug", _of("actor", names), "role", "actor__actor_type"),
        _part(
            "section",
            Agreement.sections.through.objects.filter(**agreements),
            "agreement",
            "section__law__number",
            ("section__number",),
        ),
        _part(
            "owner",
            Plan.owners.through.objects.filter(plan__in=plans),
            "plan",
            "actor__slug",
            _of("actor", names),
        ),
        _part(
            "fitted",
            fitted,
            "from_plan",
            "to_plan__slug",
            _of("to_plan", ("title_fi", "title_sv")),
            period="to_plan__",
        ),
        _themes("agreement", Agreement.themes.through.objects.filter(**agreements)),
        _themes("plan", Plan.themes.through.objects.filter(plan__in=plans)),
        _themes(
            "structure",
            CooperationStructure.themes.through.objects.filter(cooperationstructure__regions=region),
            "cooperationstructure",
        ),
        _part(
            "negotiation",
            negotiations,
            "pk",
            "slug",
            ("title_fi", "title_sv"),
            "verification",
            "part_of",
            period="",
        ),
        _part(
            "convener",
            negotiations.filter(convener__isnull=False),
            "pk",
            "convener__slug",
            _of("convener", names),
        ),
        _part("practice", practices, "pk", "slug", ("title_fi", "title_sv")),
        _part("practice-text", practices, "pk", "slug", ("text_fi", "text_sv")),
        _part(
            "contact", practices.filter(contact__isnull=False), "pk", "contact__slug", _of("contact", names)
        ),
    ]
    return parts[0].union(*parts[1:], all=True)


def _of(relation: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{relation}__{name}" for name in names)


def _themes(record: str, through, column: str = "") -> QuerySet:
    names = ("theme__name_fi", "theme__name_sv", "theme__name_en")
    return _part(f"{record}-theme", through, column or record, "theme__code", names)


def _part(kind, records, owner, key, names, said=None, other=None, period=None) -> QuerySet:
    text = CharField()
    words = [F(name) for name in names] + [NONE] * (3 - len(names))
    words += [F(said) if said else NONE, F(other) if other else NONE]
    days: list[Any] = []
    for name in ("valid_from", "valid_until"):
        known = period is not None
        days.append(Cast(F(f"{period}{name}") if known else Value(None), DateField()))
        days.append(Cast(F(f"{period}{name}_precision") if known else Value(None), text))
    return records.order_by().values_list(
        Value(kind, output_field=text),
        Cast(F(owner), IntegerField()),
        Cast(F(key), text),
        *(Cast(word, text) for word in words),
        *days,
    )
