"""`docs/lahteet.md` maps every statement of the source publication to its records: this walks the map."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist

from agreements.models import Agreement, Plan
from legislation.models import ActorTask, Correction, LaterChange, Obligation
from regions.models import (
    ContactRole,
    CooperationStructure,
    CouncilTerm,
    GoodPractice,
    KeyFigure,
    KnowledgeSource,
    Membership,
    PublicationStatement,
    RegionProfile,
    Succession,
)

SLIDES = [
    "Johdanto",
    "Sisältö",
    "Kuntien, maakunnan liittojen ja hyvinvointialueiden tehtäviä",
    "Lainsäädäntöön perustuva strateginen suunnittelu",
    "Lakisääteiset neuvottelumenettelyt kuntien, hyvinvointialueiden ja maakunnan liittojen välillä",
    "Valtionhallinnon ohjaus ja kehittäminen: kunnat, hyvinvointialueet ja maakunnan liitot",
    "Yhteistyösopimukset yhteistyön tukena",
    "Suunnitelmavelvoitteet yhteistyön näkökulmasta",
    "Lakisääteisiä suunnitelmavelvoitteita yhteistyössä",
    "Hallinnolliset rajat vaikuttavat yhteistyön rakentamiseen",
    "TE24-uudistus: työvoimaviranomaisten, hyvinvointialueiden ja maakunnan liittojen yhteistyö",
    "Ammatillisen koulutuksen järjestäjät yhteistyökumppanina alueilla",
    "Työllisyysalueiden määrä ammatillisen koulutuksen järjestäjien omistajakuntien alueella",
    "Yhteistyön suunnittelun aikajänne",
    "Tarvittava strategisen tason tietopohja",
    "Yhteistyön tulevaisuuden näkymiä?",
    "Hyviä yhteistyökäytänteitä alueilta",
    "Maakunnan liitto, hyvinvointialue ja kunnat yhteistyössä Pohjois-Karjalassa",
    "Moninaista yhteistyötä Pohjois-Karjalassa – kaikessa mukana kunnat, hyvinvointialue ja maakunnan liitto",
    "Lisätietoja Pohjois-Karjalan yhteistyöstä",
    "Maakunnan liitto, hyvinvointialue ja kunnat yhteistyössä Päijät-Hämeessä",
    "Yhteistyötä Päijät-Hämeessä",
    "Lisätiedot: Päijät-Hämeen hyvinvointialue",
    "Maakunnan liitto, hyvinvointialue ja kunnat yhteistyössä Keski-Suomessa",
    "Maakunnan liitto, hyvinvointialue ja kunnat yhteistyössä Keski-Suomessa (jatkuu)",
    "Lisätiedot: Keski-Suomen liitto",
]
RECORD = re.compile(r"`([a-z]+):([^`]+)`")
MODELS = {
    model._meta.model_name: model
    for label in ("regions", "legislation", "agreements")
    for model in apps.get_app_config(label).get_models()
}


def sections_of_the_map() -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
    """Heading → its rows, each a statement and the records that hold it."""
    sections: dict[str, list] = {}
    heading = ""
    for line in (settings.BASE_DIR / "docs" / "lahteet.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            heading = line.removeprefix("### ")
            sections[heading] = []
        elif line.startswith("|") and heading and not line.startswith(("| Toteamus |", "| Tieto |", "|---")):
            _, statement, records, _ = (cell.strip() for cell in line.split("|"))
            sections[heading].append((statement, RECORD.findall(records)))
    return sections


def membership(key: str) -> Membership | None:
    member, kind, target = key.split("/")
    found = Membership.objects.filter(member__slug=member, kind=kind)
    return found.filter(**{"region__code" if kind == "region" else "organisation__slug": target}).first()


def succession(key: str) -> Succession | None:
    predecessor, successor = key.split("/")
    return Succession.objects.filter(predecessor__slug=predecessor, successor__slug=successor).first()


def council_term(key: str) -> CouncilTerm | None:
    actor_type, begins = key.split("/")
    return CouncilTerm.objects.filter(actor_type__code=actor_type, valid_from=begins).first()


WITHOUT_NATURAL_KEY = {
    "membership": membership,
    "succession": succession,
    "councilterm": council_term,
    "regionprofile": lambda key: RegionProfile.objects.filter(region__code=key).first(),
    "laterchange": lambda key: LaterChange.objects.filter(code=key).first(),
    "contactrole": lambda key: ContactRole.objects.filter(actor__slug=key).first(),
}


def record(model: str, key: str):
    """The record that a row of the map names, or None."""
    if model in WITHOUT_NATURAL_KEY:
        return WITHOUT_NATURAL_KEY[model](key)
    if model not in MODELS:
        return None
    manager = MODELS[model].objects
    parts = key.split(", ") if model == "section" else [key]
    try:
        return manager.get_by_natural_key(*parts)
    except ObjectDoesNotExist:
        return None


def mapped_keys(model: str) -> set[str]:
    rows = [row for rows in sections_of_the_map().values() for row in rows]
    return {key for _, records in rows for name, key in records if name == model}


def test_every_slide_of_the_publication_has_its_rows_in_order():
    sections = sections_of_the_map()
    slides = {heading: rows for heading, rows in sections.items() if heading.startswith("Dia ")}
    assert list(slides) == [f"Dia {number}: {title}" for number, title in enumerate(SLIDES, 1)]
    assert [heading for heading, rows in slides.items() if not rows] == []


def test_every_row_names_a_record():
    rows = [(heading, *row) for heading, rows in sections_of_the_map().items() for row in rows]
    assert len(rows) > 200
    assert [(heading, statement) for heading, statement, records in rows if not records] == []


@pytest.mark.usefixtures("register")
def test_every_record_of_the_map_is_in_the_register():
    missing = [
        f"{heading}: {statement}: {model}:{key}"
        for heading, rows in sections_of_the_map().items()
        for statement, records in rows
        for model, key in records
        if record(model, key) is None
    ]
    assert missing == []


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("model", "key"),
    [
        (PublicationStatement, "code"),
        (KeyFigure, "code"),
        (KnowledgeSource, "code"),
        (ActorTask, "code"),
        (Correction, "code"),
        (CooperationStructure, "slug"),
        (GoodPractice, "slug"),
        (Agreement, "slug"),
        (Plan, "slug"),
    ],
)
def test_no_record_of_these_kinds_is_left_out_of_the_map(model, key):
    in_register = set(model.objects.values_list(key, flat=True))
    assert in_register - mapped_keys(model._meta.model_name) == set()


@pytest.mark.usefixtures("register")
def test_every_obligation_of_the_publication_is_in_the_map():
    stated = Obligation.objects.exclude(in_publication=Obligation.InPublication.NO)
    assert stated.count() == 64
    assert set(stated.values_list("code", flat=True)) - mapped_keys("obligation") == set()


@pytest.mark.usefixtures("register")
def test_what_the_publication_tells_cites_the_publication():
    for model in (PublicationStatement, GoodPractice):
        uncited = model.objects.exclude(sources__code="julkaisu-2025")
        assert list(uncited) == []
