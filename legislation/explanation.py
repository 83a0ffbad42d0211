"""Why a duty stands between its actors, in sentences: memberships with dates, sections with versions."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from legislation.duties import Duty, Reason
from legislation.models import ObligationParty
from legislation.pairing import Counterpart
from regions.belonging import belonging
from regions.models import Actor, Membership
from regions.partial_dates import PartialDate

# More memberships than this are counted, and one is given as an example.
MOST_TOLD = 3


def explained(duty: Duty) -> list[str]:
    """The sentences behind "miksi?": first what brings the parties together, then the law of the day."""
    return [*_why_these(duty), *_why_law(duty)]


def in_short(duty: Duty) -> str:
    """On one line: "Lieksa kuuluu Pohjois-Karjalan hyvinvointialueeseen 1.1.2023 alkaen; 611/2021, 14 §"."""
    sentences = []
    for counterpart, reason in _reasons(duty):
        told = [belonging(membership) for membership in reason.memberships]
        sentences += told or [_by_statute(counterpart)]
    sections = [basis.section.full_number for basis in duty.bases]
    return "; ".join(dict.fromkeys([*sentences, *sections]))


def wording_notes(duty: Duty) -> list[str]:
    """For each section whose words were others on the day: from which version the parties have been read."""
    bases: list[Any] = duty.bases  # with their versions, as `with_version_on` annotates them
    return [
        _(
            "%(section)s: osapuolet on luettu versiosta %(act)s (%(since)s alkaen); "
            "silloin voimassa ollut sanamuoto voi nimetä muita."
        )
        % {
            "section": basis.section.full_number,
            "act": basis.read_act,
            "since": PartialDate.of(basis.read_from),
        }
        for basis in bases
        if basis.is_of_other_wording
    ]


def _reasons(duty: Duty) -> Iterator[tuple[Counterpart, Reason]]:
    """Each named counterpart's role with why it is one."""
    parties = [one for one in duty.counterparts for _actor in one.actors]
    return zip(parties, duty.why(), strict=True)


def _by_statute(counterpart: Counterpart) -> str:
    """What makes one a counterpart whom no membership brings together with the actor."""
    party = counterpart.party
    if party.actor_id is not None and party.pairing != ObligationParty.Pairing.NATIONAL:
        return _("säädös nimeää toimijan")
    return str(party.get_pairing_display())


def _why_these(duty: Duty) -> list[str]:
    direct: dict[int, Membership] = {}
    shared: dict[int, Reason] = {}
    without: dict[int, str] = {}
    for counterpart, reason in _reasons(duty):
        other = reason.counterpart
        if not reason.memberships:
            told = {"name": other.name, "pairing": _by_statute(counterpart)}
            without[other.pk] = _("%(name)s: %(pairing)s") % told
        elif any(_joins(membership, duty.actor, other) for membership in reason.memberships):
            direct |= {membership.pk: membership for membership in reason.memberships}
        else:
            shared[other.pk] = reason
    underived = [
        _("%(words)s: säädöksen sanoin; jäsenyydet eivät kerro, kuka se on.") % {"words": one.words}
        for one in duty.counterparts
        if not one.actors
    ]
    outside = [
        _("%(words)s: %(actor)s ei kuulu hyvinvointialueeseen, joten vastapuolta ei ole.")
        % {"words": party.name_in_statute, "actor": duty.actor.name}
        for party in duty.without_county
    ]
    return [
        *_told(list(direct.values())),
        *(_through_municipalities(reason) for reason in shared.values()),
        *without.values(),
        *underived,
        *dict.fromkeys(outside),
    ]


def _joins(membership: Membership, actor: Actor, other: Actor) -> bool:
    return {membership.member_id, membership.organisation_id} == {actor.pk, other.pk}


def _told(memberships: list[Membership]) -> list[str]:
    if len(memberships) <= MOST_TOLD:
        return [belonging(membership) for membership in memberships]
    return [
        _("%(n)s jäsenyyttä, esimerkiksi %(first)s")
        % {"n": len(memberships), "first": belonging(memberships[0])}
    ]


def _through_municipalities(reason: Reason) -> str:
    """A pair of memberships for each municipality that the two share, one pair told."""
    count = len(reason.memberships) // 2
    pair = _("%(first)s ja %(second)s") % {
        "first": belonging(reason.memberships[0]),
        "second": belonging(reason.memberships[1]),
    }
    words = {"name": reason.counterpart.name, "n": count, "pair": pair}
    if count == 1:
        return _("%(name)s: %(pair)s") % words
    return _("%(name)s: %(n)s kuntaa yhteistä, esimerkiksi %(pair)s") % words


def _why_law(duty: Duty) -> list[str]:
    sentences = []
    for basis in duty.bases:
        section = basis.section.full_number
        act, since = getattr(basis, "version_act", None), getattr(basis, "version_from", None)
        if act is None or since is None:
            sentences.append(_("%(section)s: versiosta ei tietoa") % {"section": section})
        else:
            sentences.append(
                _("%(section)s: versio %(act)s, voimassa %(since)s alkaen")
                % {"section": section, "act": act, "since": PartialDate.of(since)}
            )
    sentences += wording_notes(duty)
    return sentences or [_("Säännöstä ei ole: tieto on vain lähdejulkaisussa.")]
