"""A made-up register for measuring: many agreements with parties, bases, themes and regions."""

import datetime

from django.db import transaction

from agreements.models import Agreement, AgreementKind, AgreementParty
from legislation.models import Law, Obligation, Section
from regions.models import Actor, ActorType, Region, Source, Theme

DAY = datetime.date(2026, 11, 24)
PARTIES, BATCH = 3, 2000


@transaction.atomic
def make(agreements: int) -> None:
    """Fills an empty database with so many agreements."""
    kind = ActorType.objects.create(code="kunta", name_fi="kunta", name_sv="kommun", name_en="municipality")
    actors = Actor.objects.bulk_create(
        Actor(actor_type=kind, slug=f"toimija-{n}", name_fi=f"Toimija {n}") for n in range(300)
    )
    themes = Theme.objects.bulk_create(Theme(code=f"teema-{n}", name_fi=f"Teema {n}") for n in range(10))
    regions = Region.objects.bulk_create(
        Region(code=f"{n:02}", slug=f"maakunta-{n}", name_fi=f"Maakunta {n}") for n in range(20)
    )
    source = Source.objects.create(code="lahde", title="Lähde", kind=Source.Kind.DECISION)
    law = Law.objects.create(number="611/2021", name_fi="Laki")
    sections = Section.objects.bulk_create(
        Section(law=law, number=str(n + 1), position=(n + 1) * 100) for n in range(60)
    )
    obligations = Obligation.objects.bulk_create(
        Obligation(code=f"velvoite-{n}", title_fi=f"Velvoite {n}", kind="agreement", modality="must",
                   recurrence="none", in_publication="no", text_fi="Sovitaan.")
        for n in range(100)
    )  # fmt: skip
    agreement_kind = AgreementKind.objects.create(code="puite", name_fi="puitesopimus")
    made = Agreement.objects.bulk_create(
        (_agreement(n, agreement_kind) for n in range(agreements)), batch_size=BATCH
    )
    AgreementParty.objects.bulk_create(
        (
            AgreementParty(agreement=agreement, actor=actors[(n + p * 7) % len(actors)])
            for n, agreement in enumerate(made)
            for p in range(PARTIES)
        ),
        batch_size=BATCH,
    )
    for name, targets, count in (
        ("sections", sections, 2),
        ("obligations", obligations, 1),
        ("themes", themes, 2),
        ("regions", regions, 1),
        ("sources", [source], 1),
    ):
        _relate(made, name, targets, count)


def _agreement(n: int, kind: AgreementKind) -> Agreement:
    begins = datetime.date(2020 + n % 6, 1 + n % 12, 1)
    return Agreement(
        slug=f"sopimus-{n}",
        title_fi=f"Yhteistyösopimus {n}",
        title_sv=f"Samarbetsavtal {n}",
        kind=kind,
        statutory=Agreement.Statutory.VOLUNTARY,
        summary_fi="Osapuolet sopivat yhteistyöstä, tiedonkulusta ja seurannasta. " * 3,
        valid_from=begins,
        valid_until=begins.replace(year=begins.year + 4) if n % 3 else None,
        end_rule=Agreement.EndRule.FIXED if n % 3 else Agreement.EndRule.UNTIL_FURTHER_NOTICE,
        start_rule=Agreement.StartRule.FIXED,
        notice_months=6,
        checked_on=DAY,
    )


def _relate(agreements: list[Agreement], name: str, targets: list, count: int) -> None:
    field = Agreement._meta.get_field(name)
    through, target = field.remote_field.through, field.m2m_reverse_field_name()
    through.objects.bulk_create(
        (
            through(**{"agreement": agreement, target: targets[(n + k) % len(targets)]})
            for n, agreement in enumerate(agreements)
            for k in range(count)
        ),
        batch_size=BATCH,
    )
