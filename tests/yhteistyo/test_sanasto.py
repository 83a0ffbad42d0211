"""The glossary (docs/sanasto.md) names every model and every choice as the code does."""

import csv
import re
from collections import defaultdict
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import TextChoices

from agreements.fulfilment.state import DutyState

import_module("yhteistyo.urls")  # and with it every module that has choices

APPS = ("regions", "legislation", "agreements")
COLUMNS = "suomi svenska English koodissa merkitys".split()
# Classes that the glossary speaks of although they are neither models nor choices.
OTHERS = {
    "Period": "regions.models",
    "Sourced": "regions.models",
    "PartialDate": "regions.partial_dates",
    "ApprovalRound": "agreements.approval_round",
    "Duty": "legislation.duties",
    DutyState.__name__: "agreements.fulfilment.state",
}
TABLES = {
    "ActorType": "regions/actortype.csv",
    "Theme": "regions/theme.csv",
    "AgreementKind": "agreements/agreementkind.csv",
}


def read_rows():
    """The rows of all tables, as mappings from column to text."""
    found = []
    for line in (settings.BASE_DIR / "docs/sanasto.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells and cells != COLUMNS and set(line) != {"|", "-"}:
            found.append(dict(zip(COLUMNS, cells, strict=True)))
    return found


def all_choices(of=TextChoices):
    for choices in of.__subclasses__():
        if choices.__module__.split(".")[0] in APPS:
            yield choices
        yield from all_choices(choices)


def codes(row):
    return re.findall(r"`([^`]+)`", row["koodissa"])


ROWS = read_rows()
MODELS = {model.__name__: model for app in APPS for model in apps.get_app_config(app).get_models()}
CHOICES = {choices.__qualname__: choices for choices in all_choices()}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_model_is_in_the_glossary_by_its_own_name(model):
    names = {row["suomi"] for row in ROWS if codes(row) == [model.__name__]}
    assert str(model._meta.verbose_name) in names


@pytest.mark.parametrize("choices", CHOICES.values(), ids=CHOICES)
def test_every_choice_is_in_the_glossary_by_its_own_label(choices):
    in_glossary = {code: row["suomi"] for row in ROWS for code in codes(row)}
    labels = {f"{choices.__qualname__}.{choice.name}": str(choice.label) for choice in choices}
    assert {code: in_glossary.get(code) for code in labels} == labels


def test_every_term_has_its_finnish_swedish_and_english():
    assert [
        row for row in ROWS if not (row["suomi"] and row["svenska"] and row["English"] and row["koodissa"])
    ] == []


def test_one_finnish_text_is_always_translated_alike():
    translations = defaultdict(set)
    for row in ROWS:
        translations[row["suomi"]].add((row["svenska"], row["English"]))
    assert {term: found for term, found in translations.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", sorted({codes(row)[0] for row in ROWS if codes(row)}))
def test_what_the_code_column_names_exists(code):
    if code.startswith(APPS):
        import_module(code)
        return
    known = {**MODELS, **CHOICES, **{name: getattr(import_module(at), name) for name, at in OTHERS.items()}}
    known |= {model.__name__: model for model in apps.get_app_config("yhteistyo").get_models()}
    name = max((name for name in known if code == name or code.startswith(f"{name}.")), key=len)
    rest = code.removeprefix(name).removeprefix(".")
    assert not rest or hasattr(known[name], rest)


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_tables_are_named_as_in_the_fixtures(name):
    with (settings.BASE_DIR / "fixtures" / TABLES[name]).open(encoding="utf-8", newline="") as file:
        fixture = {
            row["code"]: (row["name_fi"], row["name_sv"], row["name_en"]) for row in csv.DictReader(file)
        }
    in_glossary = {codes(row)[1]: row for row in ROWS if codes(row)[:1] == [name] and len(codes(row)) > 1}
    assert set(in_glossary) <= set(fixture)
    if name == "ActorType":
        named = {code: (row["suomi"], row["svenska"], row["English"]) for code, row in in_glossary.items()}
        assert named == fixture
