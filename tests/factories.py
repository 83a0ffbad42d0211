"""Small worlds for tests: made-up actors, law and agreements. Nothing here is a real fact."""

import datetime

import factory
from factory.django import DjangoModelFactory

from agreements.models import (
    Agreement,
    AgreementKind,
    AgreementParty,
    AgreementPoint,
    Document,
    Evidence,
    Judgement,
    Negotiation,
    NegotiationParticipant,
    PartyApproval,
    Plan,
)
from legislation.models import Law, LegalBasis, Obligation, ObligationParty, Section, SectionVersion
from regions.models import (
    Actor,
    ActorAlias,
    ActorType,
    CooperationStructure,
    GoodPractice,
    Membership,
    Region,
    Seat,
    Source,
    Theme,
)


class ActorTypeFactory(DjangoModelFactory):
    class Meta:
        model = ActorType
        django_get_or_create = ("code",)

    code = "kunta"
    name_fi = factory.LazyAttribute(lambda o: o.code)
    name_sv = factory.LazyAttribute(lambda o: f"{o.code} sv")
    name_en = factory.LazyAttribute(lambda o: f"{o.code} en")
    plural_fi = factory.LazyAttribute(lambda o: f"{o.code} monikko")
    plural_sv = factory.LazyAttribute(lambda o: f"{o.code} plural sv")
    plural_en = factory.LazyAttribute(lambda o: f"{o.code} plural en")


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"lahde-{n}")
    title = factory.LazyAttribute(lambda o: f"Lähde {o.code}")
    kind = Source.Kind.WEB_PAGE
    url = factory.LazyAttribute(lambda o: f"https://esimerkki.example/{o.code}")


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"teema-{n}")
    name_fi = factory.LazyAttribute(lambda o: f"Teema {o.code}")
    name_sv = factory.LazyAttribute(lambda o: f"Tema {o.code}")
    name_en = factory.LazyAttribute(lambda o: f"Theme {o.code}")


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    # Letters, since real codes such as 01 (Uusimaa) and 21 (Åland) have rules of their own.
    code = factory.Sequence(lambda n: f"{chr(ord('A') + n // 10 % 26)}{n % 10}")
    slug = factory.LazyAttribute(lambda o: f"maakunta-{o.code}")
    name_fi = factory.LazyAttribute(lambda o: f"Maakunta {o.code}")
    name_sv = factory.LazyAttribute(lambda o: f"Landskap {o.code}")


class ActorFactory(DjangoModelFactory):
    """A municipality unless told otherwise; `ActorFactory(actor_type__code="hyvinvointialue")` for others."""

    class Meta:
        model = Actor

    actor_type = factory.SubFactory(ActorTypeFactory)
    slug = factory.Sequence(lambda n: f"toimija-{n}")
    name_fi = factory.LazyAttribute(lambda o: o.slug.replace("-", " ").capitalize())


class ActorAliasFactory(DjangoModelFactory):
    class Meta:
        model = ActorAlias

    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence(lambda n: f"Tuotenimi {n}")
    kind = ActorAlias.Kind.BRAND


class MembershipFactory(DjangoModelFactory):
    """A municipality in a county; for a region give kind, region and organisation=None."""

    class Meta:
        model = Membership

    member = factory.SubFactory(ActorFactory)
    kind = Membership.Kind.COUNTY
    organisation = factory.SubFactory(ActorFactory, actor_type__code="hyvinvointialue")
    valid_from = datetime.date(2023, 1, 1)


class StructureFactory(DjangoModelFactory):
    class Meta:
        model = CooperationStructure

    slug = factory.Sequence(lambda n: f"rakenne-{n}")
    name_fi = factory.LazyAttribute(lambda o: f"Ryhmä {o.slug}")
    level = CooperationStructure.Level.STRATEGIC


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    structure = factory.SubFactory(StructureFactory)
    actor = factory.SubFactory(ActorFactory)
    role_fi = "kunnanjohtaja"


class PracticeFactory(DjangoModelFactory):
    class Meta:
        model = GoodPractice

    slug = factory.Sequence(lambda n: f"kaytanto-{n}")
    title_fi = factory.LazyAttribute(lambda o: f"Käytäntö {o.slug}")
    text_fi = "Kuvaus."


class LawFactory(DjangoModelFactory):
    class Meta:
        model = Law
        django_get_or_create = ("number",)

    number = factory.Sequence(lambda n: f"{n + 1}/1901")  # no law of the register
    name_fi = factory.LazyAttribute(lambda o: f"Laki {o.number}")
    valid_from = datetime.date(2021, 7, 1)


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    law = factory.SubFactory(LawFactory)
    number = factory.Sequence(lambda n: str(n + 1001))
    summary_fi = "Tiivistelmä."
    valid_from = datetime.date(2021, 7, 1)


class SectionVersionFactory(DjangoModelFactory):
    class Meta:
        model = SectionVersion

    section = factory.SubFactory(SectionFactory)
    act = factory.LazyAttribute(lambda o: o.section.law.number)
    in_force_from = datetime.date(2021, 7, 1)


class ObligationFactory(DjangoModelFactory):
    class Meta:
        model = Obligation

    code = factory.Sequence(lambda n: f"velvoite-{n}")
    kind = Obligation.Kind.NEGOTIATION
    title_fi = factory.LazyAttribute(lambda o: f"Velvoite {o.code}")
    text_fi = "Osapuolet neuvottelevat."
    modality = Obligation.Modality.MUST
    recurrence = Obligation.Recurrence.COUNCIL_TERM
    in_publication = Obligation.InPublication.YES


class LegalBasisFactory(DjangoModelFactory):
    class Meta:
        model = LegalBasis

    obligation = factory.SubFactory(ObligationFactory)
    section = factory.SubFactory(SectionFactory)


class ObligationPartyFactory(DjangoModelFactory):
    class Meta:
        model = ObligationParty

    obligation = factory.SubFactory(ObligationFactory)
    actor_type = factory.SubFactory(ActorTypeFactory)
    name_in_statute_fi = factory.LazyAttribute(lambda o: o.actor_type.code)
    role = ObligationParty.Role.OBLIGED
    pairing = ObligationParty.Pairing.COUNTY_OF_MUNICIPALITY
    joint = ObligationParty.Joint.EITHER


class AgreementKindFactory(DjangoModelFactory):
    class Meta:
        model = AgreementKind
        django_get_or_create = ("code",)

    code = "strateginen"
    name_fi = factory.LazyAttribute(lambda o: f"Laji {o.code}")
    name_sv = factory.LazyAttribute(lambda o: f"Slag {o.code}")
    name_en = factory.LazyAttribute(lambda o: f"Kind {o.code}")


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    slug = factory.Sequence(lambda n: f"sopimus-{n}")
    title_fi = factory.LazyAttribute(lambda o: f"Sopimus {o.slug}")
    kind = factory.SubFactory(AgreementKindFactory)


class AgreementPartyFactory(DjangoModelFactory):
    class Meta:
        model = AgreementParty

    agreement = factory.SubFactory(AgreementFactory)
    actor = factory.SubFactory(ActorFactory)


class PartyApprovalFactory(DjangoModelFactory):
    class Meta:
        model = PartyApproval

    party = factory.SubFactory(AgreementPartyFactory)
    standing = PartyApproval.Standing.APPROVED
    body_fi = "valtuusto"


class AgreementPointFactory(DjangoModelFactory):
    class Meta:
        model = AgreementPoint

    agreement = factory.SubFactory(AgreementFactory)
    title_fi = factory.Sequence(lambda n: f"Kohta {n}")


class NegotiationFactory(DjangoModelFactory):
    class Meta:
        model = Negotiation

    slug = factory.Sequence(lambda n: f"neuvottelu-{n}")
    title_fi = factory.LazyAttribute(lambda o: f"Neuvottelu {o.slug}")


class NegotiationParticipantFactory(DjangoModelFactory):
    class Meta:
        model = NegotiationParticipant

    negotiation = factory.SubFactory(NegotiationFactory)
    actor = factory.SubFactory(ActorFactory)


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan

    slug = factory.Sequence(lambda n: f"suunnitelma-{n}")
    title_fi = factory.LazyAttribute(lambda o: f"Suunnitelma {o.slug}")
    kind = Plan.Kind.PLAN


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    agreement = factory.SubFactory(AgreementFactory)
    kind = Document.Kind.DECISION
    title = factory.Sequence(lambda n: f"Päätös {n}")
    url = "https://esimerkki.example/paatos"


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    obligation = factory.SubFactory(ObligationFactory)
    kind = Evidence.Kind.REPORT
    title_fi = factory.Sequence(lambda n: f"Kertomus {n}")


class JudgementFactory(DjangoModelFactory):
    class Meta:
        model = Judgement

    obligation = factory.SubFactory(ObligationFactory)
    actor = factory.SubFactory(ActorFactory)
    state = Judgement.State.NOT_DONE
    reason_fi = "Kausi päättyi ilman neuvottelua."
    role_fi = "rekisterin ylläpitäjä"
    judged_on = datetime.date(2026, 1, 15)
