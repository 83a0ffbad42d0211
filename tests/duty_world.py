"""A small made-up world of one negotiation duty: a county, two municipalities and what was held."""

import datetime

import pytest

from regions.models import CouncilTerm
from tests.factories import (
    ActorFactory,
    LegalBasisFactory,
    MembershipFactory,
    NegotiationFactory,
    NegotiationParticipantFactory,
    ObligationFactory,
    ObligationPartyFactory,
    SectionFactory,
    SectionVersionFactory,
)


@pytest.fixture
def duty_world(db):
    """Lieksa and Nurmes in a county with a negotiation due each council term, 1.6.2025–31.5.2029."""
    county = ActorFactory(
        actor_type__code="hyvinvointialue", slug="pk-hva", name_fi="Pohjois-Karjalan hyvinvointialue"
    )
    lieksa, nurmes = (
        ActorFactory(name_fi="Lieksa", slug="lieksa"),
        ActorFactory(name_fi="Nurmes", slug="nurmes"),
    )
    for municipality in (lieksa, nurmes):
        MembershipFactory(member=municipality, organisation=county)
    for kind in {lieksa.actor_type, county.actor_type}:
        CouncilTerm.objects.create(
            actor_type=kind,
            valid_from=datetime.date(2025, 6, 1),
            valid_until=datetime.date(2029, 5, 31),
            basis="410/2015, 15 §",
        )
    obligation = ObligationFactory(code="neuvottelu", title_fi="Neuvottelu")
    for code in ("kunta", "hyvinvointialue"):
        ObligationPartyFactory(obligation=obligation, actor_type__code=code)
    basis = LegalBasisFactory(
        obligation=obligation, section=SectionFactory(law__number="611/2021", number="14")
    )
    SectionVersionFactory(section=basis.section, act="611/2021")
    SectionVersionFactory(section=basis.section, act="468/2024", in_force_from=datetime.date(2024, 8, 1))
    return {"county": county, "lieksa": lieksa, "nurmes": nurmes, "obligation": obligation}


def held(world, *present, on=datetime.date(2026, 2, 12), title="Neuvottelu 2026"):
    """A negotiation under the world's obligation in which these were present."""
    negotiation = NegotiationFactory(title_fi=title, valid_from=on, valid_until=on)
    negotiation.obligations.add(world["obligation"])
    for actor in present:
        NegotiationParticipantFactory(negotiation=negotiation, actor=actor, attendance="present")
    return negotiation
