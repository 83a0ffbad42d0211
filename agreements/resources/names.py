"""How cells name agreements, their parties, negotiations and plans."""

import re

from agreements.models import Agreement, AgreementKind, AgreementParty, Negotiation, Plan
from regions.exchange import Keyed, Named, register
from regions.exchange.choices import Choice
from regions.exchange.references import Directory, OpenReference, Reference
from regions.models import Actor

_PARTY = re.compile(r"^(?P<actor>.+?)\s*\((?P<role>[^()]+)\)\s*\[(?P<agreement>[^\[\]]+)\]$", re.DOTALL)


class PartyOf(Reference):
    """Parties of agreements: "Joensuu (sopijapuoli) [turvallisuussopimus-2025]"."""

    def __init__(self):
        super().__init__(AgreementParty, ("actor_id", "role", "agreement__slug"))

    def open(self):
        return _OpenPartyOf(self)


class _OpenPartyOf(OpenReference):
    def __init__(self, reference: PartyOf):
        super().__init__(reference)
        self.directory = Directory()
        self.actors = self.directory.of(Actor)
        self.role = Choice(AgreementParty.Role.choices)
        self.role_text = self.role.shower(self.directory)

    def text(self, values):
        _pk, actor, role, agreement = values
        return f"{self.actors.text((actor,))} ({self.role_text(role)}) [{agreement}]" if agreement else ""

    def keys_of(self, text):
        found = _PARTY.match(text)
        if found is None:
            return {}
        parties = AgreementParty.objects.filter(
            agreement__slug=found["agreement"],
            actor=self.actors.find(found["actor"]),
            role=self.role.read(found["role"], self.directory),
        )
        return dict.fromkeys(parties.values_list("pk", flat=True), text)


def register_names() -> None:
    """Makes them known to every import and export; the app does so when it is ready."""
    register(
        Named(AgreementKind, "code", ("name_fi", "name_sv", "name_en")),
        Keyed(Agreement, "slug", ("title_fi", "title_sv")),
        Keyed(Negotiation, "slug", ("title_fi", "title_sv")),
        Keyed(Plan, "slug", ("title_fi", "title_sv")),
        PartyOf(),
    )
