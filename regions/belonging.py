"""A membership in words: "Lieksa kuuluu Pohjois-Karjalan hyvinvointialueeseen 1.1.2023 alkaen"."""

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regions.genitives import genitive
from regions.models import Actor, Membership

# The last part of an organisation's name decides how the whole name bends.
ILLATIVES = {
    "alue": "alueeseen",
    "liitto": "liittoon",
    "keskus": "keskukseen",
    "yhtymä": "yhtymään",
    "virasto": "virastoon",
}


def illative(actor: Actor) -> str:
    """The Finnish "into" form by the name's last part; in other languages the name itself."""
    if not (get_language() or "fi").startswith("fi"):
        return actor.name
    for ending, bent in ILLATIVES.items():
        if actor.name_fi.casefold().endswith(ending):
            return actor.name_fi[: len(actor.name_fi) - len(ending)] + bent
    return _("toimijaan %(name)s") % {"name": actor.name_fi}


def belonging(membership: Membership) -> str:
    """Who belongs where and since when, as one sentence without a full stop."""
    member, organisation = membership.member, membership.organisation
    if organisation is None:
        # Names of regions bend each in its own way; here the name stays as it is.
        words = {"member": capfirst(genitive(member)), "region": membership.region}
        said = _("%(member)s maakunta on %(region)s") % words
    else:
        words = {"member": member.name, "organisation": illative(organisation)}
        said = _("%(member)s kuuluu %(organisation)s") % words
        if membership.kind == Membership.Kind.STATE_OFFICE:
            words = {"member": member.name, "organisation": genitive(organisation)}
            said = _("%(member)s kuuluu %(organisation)s toimialueeseen") % words
    return f"{said} {period}" if (period := _period(membership)) else said


def _period(membership: Membership) -> str:
    if membership.valid_until is not None:
        return membership.period_text
    if membership.valid_from is None:
        return ""
    return _("%(day)s alkaen") % {"day": membership.valid_from}
