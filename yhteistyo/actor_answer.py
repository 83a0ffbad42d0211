"""The answer that an actor's page gives first: with whom it must negotiate, in one sentence."""

import datetime
from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from legislation.counterparts import BoundObligation
from legislation.models import Obligation
from regions.genitives import genitive
from regions.models import Actor, Succession
from regions.neighbours import MUNICIPALITY, Neighbourhood
from regions.partial_dates import PartialDate

Kind, Modality, Recurrence = Obligation.Kind, Obligation.Modality, Obligation.Recurrence

# Negotiations that law demands at intervals; the rest come up only when a matter does.
RECURRING = (
    Recurrence.YEARLY,
    Recurrence.AT_LEAST_YEARLY,
    Recurrence.COUNCIL_TERM,
    Recurrence.FOUR_YEARS,
    Recurrence.REGULARLY,
)
MOST_NAMED = 3


def joined(words: Iterable[str]) -> str:
    """The words as a sentence lists them: "a, b ja c"."""
    *first, last = words
    return _("%(first)s ja %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def recurring_negotiations(bound_obligations: list[BoundObligation]) -> list[BoundObligation]:
    """The negotiations that the actor itself must hold again and again."""
    return [
        bound
        for bound in bound_obligations
        if bound.applies
        and bound.is_obliged
        and bound.obligation.kind == Kind.NEGOTIATION
        and bound.obligation.modality == Modality.MUST
        and bound.obligation.recurrence in RECURRING
    ]


def negotiation_sentence(actor: Actor, bound_obligations: list[BoundObligation], day: datetime.date) -> str:
    """With whom the actor must negotiate at intervals and under which laws."""
    partners: dict[int, Actor] = {}
    laws: dict[str, None] = {}
    for bound in recurring_negotiations(bound_obligations):
        named = [one for other in bound.counterparts for one in other.actors]
        if not named:
            continue
        partners |= {partner.pk: partner for partner in named}
        laws |= {
            basis.section.law.number: None for basis in bound.bases if basis.section.is_valid_on(day)
        }
    if not partners:
        return _("Rekisterissä ei ole lakia, jonka nojalla %(actor)s on neuvoteltava määrävälein nimetyn osapuolen kanssa.") % {
            "actor": genitive(actor)
        }
    sentence = _("%(actor)s on neuvoteltava %(partners)s kanssa") % {
        "actor": capfirst(genitive(actor)),
        "partners": named_or_counted(list(partners.values())),
    }
    if not laws:
        return f"{sentence}."
    by_law = ngettext("lain %(laws)s nojalla", "lakien %(laws)s nojalla", len(laws)) % {"laws": joined(laws)}
    return f"{sentence} {by_law}."


def named_or_counted(partners: list[Actor]) -> str:
    """The partners in the genitive; more municipalities than a sentence holds are counted."""
    municipalities = [partner for partner in partners if partner.actor_type.code == MUNICIPALITY]
    others = [partner for partner in partners if partner.actor_type.code != MUNICIPALITY]
    words = [genitive(partner) for partner in others]
    if len(municipalities) > MOST_NAMED:
        words.append(_("alueensa %(n)s kunnan") % {"n": len(municipalities)})
    else:
        words += [genitive(partner) for partner in municipalities]
    return joined(words)


def employment_sentence(actor: Actor, around: Neighbourhood, responsible: Actor | None) -> str:
    """Who handles a municipality's employment services; empty for others and where nobody is recorded."""
    areas = around.of_type("tyollisyysalue")
    if actor.actor_type.code != MUNICIPALITY or not areas:
        return ""
    words = {"actor": genitive(actor), "area": areas[0].name}
    if responsible is None:
        return _("Työvoimapalveluissa %(actor)s puolesta toimii %(area)s.") % words
    if responsible.pk == actor.pk:
        return _("Työvoimapalveluissa toimii %(area)s, jonka vastuukunta %(name)s itse on.") % {
            **words,
            "name": actor.name,
        }
    return _("Työvoimapalveluissa %(actor)s puolesta toimii %(area)s, jonka vastuukunta on %(name)s.") % {
        **words,
        "name": responsible.name,
    }


def aland_sentence(actor: Actor) -> str:
    """What the register says of an Åland municipality instead of obligations."""
    return _(
        "%(name)s kuuluu Ahvenanmaalle, jolla on itsehallinto: hyvinvointialuetta, maakunnan liittoa ja "
        "työllisyysaluetta ei ole, eikä rekisteri ulota kunnan velvoitteita sinne."
    ) % {"name": actor.name}


def state_office_sentence(actor: Actor, around: Neighbourhood, predecessors: list[Actor]) -> str:
    """Whose area a state office covers, and that the sections it inherited have not been read."""
    count = len(around.municipalities)
    covers = ngettext(
        "%(name)s toimii %(n)s kunnan alueella.", "%(name)s toimii %(n)s kunnan alueella.", count
    ) % {"name": actor.name, "n": count}
    if not predecessors:
        return covers
    return (
        covers
        + " "
        + _("Mitkä viranomaisen %(names)s tehtävistä siirtyivät sille pykälittäin, on tarkistamatta.")
        % {"names": joined(predecessor.name for predecessor in predecessors)}
    )


def ended_sentence(actor: Actor, successions: list[Succession]) -> str:
    """When the actor ended and who follows it."""
    ended = _("%(name)s päättyi %(last)s.") % {"name": actor.name, "last": actor.valid_until}
    followers = [one for one in successions if one.predecessor_id == actor.pk]
    if not followers:
        return ended + " " + _("Seuraajasta ei ole tietoa.")
    told = joined(f"{one.successor.name} ({one.get_kind_display()} {one.happened_on or ''})".replace(" )", ")") for one in followers)
    return ended + " " + ngettext("Seuraaja: %(told)s.", "Seuraajat: %(told)s.", len(followers)) % {"told": told}


def coming_sentence(actor: Actor) -> str:
    """That the actor did not yet exist on the day."""
    began: PartialDate | None = actor.valid_from
    return _("%(name)s aloitti vasta %(first)s.") % {"name": actor.name, "first": began}
