"""One search over the register: actors by any name, sections by citation, agreements, plans and the rest.

Every kind of record is asked once, whatever is found. A hit whose whole name or number was written
comes first, then those with a word that begins so (TYM before yhtymä), then the rest; kinds likewise.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, Negotiation, Plan
from agreements.status import AgreementStatus
from legislation.models import Law, Obligation, Section
from legislation.querysets import CITATION
from regions.models import Actor, ActorAlias, CooperationStructure, GoodPractice, Region, Theme
from regions.texts import search_form

LONGEST = 200
SHOWN = 5
SHOWN_WITHOUT_LIST = 10  # of kinds that have no filtered list to show the rest
WHOLE, WORD, INSIDE = range(3)  # how well a hit fits


@dataclass(frozen=True)
class Hit:
    """A found record, the name of the field that names it, and a word about it."""

    record: Any
    field: str
    detail: str
    rank: int

    @property
    def is_exact(self) -> bool:
        return self.rank == WHOLE


@dataclass(frozen=True)
class HitGroup:
    """The found records of one kind: the first of them and how many there are in all."""

    code: str
    label: str | Promise
    hits: list[Hit]
    count: int
    list_name: str

    @property
    def rank(self) -> int:
        """How well the best of the hits fits."""
        return min((hit.rank for hit in self.hits), default=INSIDE)

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)


@dataclass(frozen=True)
class Kind:
    """A kind of record: how it is found, what is said of a hit, and where the rest are listed."""

    code: str
    label: str | Promise
    find: Callable[[str, datetime.date], QuerySet]
    detail: Callable[[Any], str]
    list_name: str = ""
    field: str = "name"
    exact: Callable[[str], Q | Combinable] = lambda text: is_whole(text)

    def search(self, text: str, day: datetime.date) -> HitGroup:
        shown = SHOWN if self.list_name else SHOWN_WITHOUT_LIST
        found = self.find(text, day).annotate(
            rank=Case(
                When(self.exact(text), then=Value(WHOLE)),
                When(begins_word(text), then=Value(WORD)),
                default=Value(INSIDE),
            ),
            found_count=Window(Count("pk")),
        )
        records = list(found.order_by("rank", *found.model._meta.ordering)[:shown])
        return HitGroup(
            self.code,
            self.label,
            [Hit(record, self.field, self.detail(record), record.rank) for record in records],
            records[0].found_count if records else 0,
            self.list_name,
        )


def is_whole(text: str) -> Q:
    """Whether the text is one of a record's names as a whole; names are apart by | in `search_text`."""
    text = search_form(text)
    return (
        Q(search_text=text)
        | Q(search_text__startswith=f"{text} | ")
        | Q(search_text__endswith=f" | {text}")
        | Q(search_text__contains=f" | {text} | ")
    )


def begins_word(text: str) -> Q:
    """Whether a word of a record begins with the text."""
    text = search_form(text)
    begins = Q(search_text__startswith=text)
    for before in (" ", "-", "(", "”"):
        begins |= Q(search_text__contains=f"{before}{text}")
    return begins


def _is_actor(text: str) -> Combinable:
    return is_whole(text) | Exists(ActorAlias.objects.filter(is_whole(text), actor=OuterRef("pk")))


def _is_section(text: str) -> Q:
    cited = CITATION.match(text)
    whole = Section.objects.cited_as(text) if cited and cited["section"] else Section.objects.none()
    return Q(pk__in=whole.values("pk"))


def _find_sections(text: str, day: datetime.date) -> QuerySet:
    cited = Section.objects.cited_as(text).values("pk")
    return Section.objects.filter(
        Q(pk__in=cited) | Q(pk__in=Section.objects.matching(text).values("pk"))
    ).select_related("law")


def _find_agreements(text: str, day: datetime.date) -> QuerySet:
    return Agreement.objects.public().mentioning(text).with_status(day).select_related("kind")


def _about_actor(actor: Actor) -> str:
    names = [alias.name for alias in actor.aliases.all() if alias.kind == ActorAlias.Kind.BRAND]
    parts = [str(actor.actor_type), *names]
    if actor.valid_until:
        parts.append(_("päättynyt %(day)s") % {"day": actor.valid_until})
    return ", ".join(parts)


def _about_agreement(agreement) -> str:
    status = _("tila: %(status)s") % {"status": AgreementStatus(agreement.status).label}
    return f"{agreement.kind}, {status}"


def _about_law(law: Law) -> str:
    return law.number


def _about_section(section: Section) -> str:
    return f"{section.full_number}, {section.law.name}"


KINDS = [
    Kind(
        "toimijat",
        gettext_lazy("Toimijat"),
        lambda text, day: Actor.objects.named(text).select_related("actor_type").prefetch_related("aliases"),
        _about_actor,
        "actors",
        exact=_is_actor,
    ),
    Kind(
        "alueet",
        gettext_lazy("Alueet"),
        lambda text, day: Region.objects.matching(text),
        lambda region: _("maakunta"),
    ),
    Kind(
        "velvoitteet",
        gettext_lazy("Velvoitteet"),
        lambda text, day: Obligation.objects.mentioning(text),
        lambda obligation: f"{obligation.get_kind_display()}, {obligation.get_modality_display()}",
        "obligations",
        field="title",
    ),
    Kind(
        "lait",
        gettext_lazy("Säädökset"),
        lambda text, day: Law.objects.matching(text),
        _about_law,
        "laws",
    ),
    Kind(
        "pykalat",
        gettext_lazy("Pykälät"),
        _find_sections,
        _about_section,
        field="heading",
        exact=_is_section,
    ),
    Kind(
        "sopimukset",
        gettext_lazy("Sopimukset"),
        _find_agreements,
        _about_agreement,
        "agreements",
        field="title",
    ),
    Kind(
        "neuvottelut",
        gettext_lazy("Neuvottelut"),
        lambda text, day: Negotiation.objects.public().matching(text),
        lambda negotiation: negotiation.period_text,
        "negotiations",
        field="title",
    ),
    Kind(
        "suunnitelmat",
        gettext_lazy("Suunnitelmat"),
        lambda text, day: Plan.objects.public().matching(text),
        lambda plan: plan.period_text,
        "plans",
        field="title",
    ),
    Kind(
        "rakenteet",
        gettext_lazy("Yhteistyörakenteet"),
        lambda text, day: CooperationStructure.objects.matching(text),
        lambda structure: structure.get_level_display(),
        "structures",
    ),
    Kind(
        "kaytannot",
        gettext_lazy("Hyvät käytännöt"),
        lambda text, day: GoodPractice.objects.matching(text),
        lambda practice: practice.get_kind_display(),
        "practices",
        field="title",
    ),
]


def search(text: str, day: datetime.date) -> list[HitGroup]:
    """What the register holds about the text, kinds with the best hits first; nothing for an empty text."""
    if not search_form(text):
        return []
    groups = [kind.search(text, day) for kind in KINDS]
    found = [group for group in groups if group.count]
    return sorted(found, key=lambda group: group.rank)


def themes_named(text: str) -> list[Theme]:
    """Themes in whose name, in any language, every word of the text occurs."""
    words = search_form(text).split()

    def is_meant(theme: Theme) -> bool:
        names = search_form(f"{theme.name_fi} {theme.name_sv} {theme.name_en}")
        return bool(words) and all(word in names for word in words)

    return [theme for theme in Theme.objects.all() if is_meant(theme)]
