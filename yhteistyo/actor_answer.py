"""The answer that an actor's page gives first: with whom it must negotiate, in one sentence."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from legislation.duties import Duty
from legislation.models import Law, Obligation, ObligationParty
from regions.genitives import genitive
from regions.models import Actor, ActorType, Succession
from regions.neighbours import MUNICIPALITY, Neighbourhood
from regions.partial_dates import PartialDate

Kind, Modality, Recurrence = Obligation.Kind, Obligation.Modality, Obligation.Recurrence
Role, Pairing = ObligationParty.Role, ObligationParty.Pairing
PARTNER_ROLES = (Role.OBLIGED, Role.COUNTERPART, Role.COORDINATES)

# Negotiations that law demands at intervals; the rest come up only when a matter does.
RECURRING = (
    Recurrence.YEARLY,
    Recurrence.AT_LEAST_YEARLY,
    Recurrence.COUNCIL_TERM,
    Recurrence.FOUR_YEARS,
    Recurrence.REGULARLY,
)
MOST_NAMED, MOST_MUNICIPALITIES = 5, 3


def joined(words: Iterable[str]) -> str:
    """The words as a sentence lists them: "a, b ja c"."""
    *first, last = words
    return _("%(first)s ja %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def recurring_negotiations(bound_obligations: list[Duty]) -> list[Duty]:
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


def answer_sentence(actor: Actor, bound_obligations: list[Duty]) -> str:
    """With whom the actor must negotiate at intervals and under which laws, or else work with."""
    partners: dict[int, Actor] = {}
    laws: dict[str, Law] = {}
    for bound in recurring_negotiations(bound_obligations):
        named = named_partners(bound)
        partners |= named
        if named:
            laws |= {basis.section.law.number: basis.section.law for basis in bound.bases}
    if not partners:
        return cooperation_sentence(actor, bound_obligations)
    sentence = _("%(actor)s on neuvoteltava %(partners)s kanssa") % {
        "actor": capfirst(genitive(actor)),
        "partners": named_or_counted(list(partners.values())),
    }
    if not laws:
        return f"{sentence}."
    numbers = [law.number for law in sorted(laws.values(), key=lambda law: (law.year, law.serial))]
    by_law = ngettext("lain %(laws)s nojalla", "lakien %(laws)s nojalla", len(laws))
    return f"{sentence} {by_law % {'laws': joined(numbers)}}."


def cooperation_sentence(actor: Actor, bound_obligations: list[Duty]) -> str:
    """With whom an actor without negotiations at intervals must work in its other duties."""
    partners: dict[int, Actor] = {}
    count = 0
    for bound in bound_obligations:
        if bound.applies and bound.is_obliged and bound.obligation.modality == Modality.MUST:
            named = named_partners(bound)
            partners |= named
            count += bool(named)
    if not partners:
        return _(
            "Rekisterissä ei ole lakia, jonka mukaan %(actor)s on toimittava nimetyn osapuolen kanssa."
        ) % {"actor": genitive(actor)}
    return ngettext(
        "%(actor)s on lain mukaan toimittava yhdessä %(partners)s kanssa; velvoitteita on %(n)s. "
        "Määrävälein käytäviä neuvotteluja laki ei siltä vaadi.",
        "%(actor)s on lain mukaan toimittava yhdessä %(partners)s kanssa; velvoitteita on %(n)s. "
        "Määrävälein käytäviä neuvotteluja laki ei siltä vaadi.",
        count,
    ) % {
        "actor": capfirst(genitive(actor)),
        "partners": named_or_counted(list(partners.values())),
        "n": count,
    }


def named_partners(bound: Duty) -> dict[int, Actor]:
    """The named actors that are obliged with the actor, stand opposite to it or bring the two together."""
    return {
        one.pk: one
        for other in bound.counterparts
        if other.party.role in PARTNER_ROLES and other.party.pairing != Pairing.CASE_BY_CASE
        for one in other.actors
    }


def named_or_counted(partners: list[Actor]) -> str:
    """The partners in the genitive; more than a sentence holds are counted by their type."""
    by_type: dict[ActorType, list[Actor]] = {}
    for partner in partners:
        by_type.setdefault(partner.actor_type, []).append(partner)
    words = []
    for kind, group in sorted(by_type.items(), key=lambda item: -item[0].position):
        if len(group) <= (MOST_MUNICIPALITIES if kind.code == MUNICIPALITY else MOST_NAMED):
            words += [genitive(partner) for partner in group]
        elif kind.code == MUNICIPALITY:
            words.append(_("alueensa %(n)s kunnan") % {"n": len(group)})
        else:
            words.append(_("%(n)s toimijan (%(kind)s)") % {"n": len(group), "kind": kind.plural})
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
    told = joined(_how_followed(one) for one in followers)
    words = ngettext("Seuraaja: %(told)s.", "Seuraajat: %(told)s.", len(followers))
    return f"{ended} {words % {'told': told}}"


def _how_followed(succession: Succession) -> str:
    how = " ".join(str(part) for part in (succession.get_kind_display(), succession.happened_on) if part)
    return f"{succession.successor.name} ({how})"


def coming_sentence(actor: Actor) -> str:
    """That the actor did not yet exist on the day."""
    began: PartialDate | None = actor.valid_from
    return _("%(name)s aloitti vasta %(first)s.") % {"name": actor.name, "first": began}
