"""An actor is edited with its names, memberships, contacts and successors on one page."""

import pytest
from django.contrib.auth.models import Permission
from django.template import Context, Template
from django.urls import reverse

from regions.models import Actor, Membership, Succession
from regions.partial_dates import PartialDate
from tests import factories as f
from tests.admin_forms import faults, send

pytestmark = pytest.mark.django_db


def change_page(record) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


@pytest.fixture
def lieksa(db):
    return f.ActorFactory(name_fi="Lieksa", slug="lieksa", code="422", legal_name_fi="Lieksan kaupunki")


@pytest.fixture
def county(db):
    return f.ActorFactory(
        name_fi="Pohjois-Karjalan hyvinvointialue", slug="pk", actor_type__code="hyvinvointialue"
    )


def test_an_actor_is_made_with_all_its_parts_in_one_save(admin_client, county):
    region, theme, source = f.RegionFactory(), f.ThemeFactory(), f.SourceFactory()
    response = send(
        admin_client,
        "/hallinta/regions/actor/add/",
        ("aliases", {"name": "Kalevan kehto", "kind": "alias", "valid_from": "2019"}),
        (
            "memberships",
            {"kind": "county", "organisation": county.pk, "valid_from": "1.1.2023", "verification": "stated"},
            {"kind": "region", "region": region.pk, "verification": "unverified"},
        ),
        (
            "contacts",
            {
                "theme": theme.pk,
                "role_fi": "hyvinvointikoordinaattori",
                "email": "kirjaamo@kunta.fi",
                "sources": [source.pk],
                "verification": "stated",
            },
        ),
        (
            "successions",
            {"successor": county.pk, "kind": "tasks_moved", "happened_on": "2023", "verification": "stated"},
        ),
        actor_type=f.ActorTypeFactory().pk,
        name_fi="Lieksa",
        slug="lieksa",
    )
    assert response.status_code == 302, faults(response)
    actor = Actor.objects.get(slug="lieksa")
    assert actor.aliases.get().name == "Kalevan kehto"
    assert actor.aliases.get().valid_from == PartialDate(2019)
    assert {str(membership.target) for membership in actor.memberships.all()} == {str(county), str(region)}
    assert actor.contacts.get().theme == theme
    assert list(actor.contacts.get().sources.all()) == [source]
    assert actor.successions.get().happened_on == PartialDate(2023)


@pytest.mark.parametrize("number", ["1234567-8", "12345678", "abc"])
def test_a_wrong_business_id_is_told_at_its_field(admin_client, lieksa, number):
    response = send(admin_client, change_page(lieksa), business_id=number)
    assert "Y-tunnus" in faults(response)["business_id"][0]
    lieksa.refresh_from_db()
    assert lieksa.business_id == ""


def test_a_population_needs_its_year(admin_client, lieksa):
    response = send(admin_client, change_page(lieksa), population="10372")
    assert faults(response) == {"population_year": ["Anna väkiluvun vuosi."]}


def test_a_code_is_of_one_actor_of_its_type(admin_client, lieksa):
    other = f.ActorFactory()
    response = send(admin_client, change_page(other), code="422")
    assert faults(response) == {"code": ["Koodi on jo toisella saman tyypin toimijalla."]}


def test_memberships_of_a_kind_do_not_overlap(admin_client, lieksa, county):
    row = {"kind": "county", "organisation": county.pk, "verification": "stated"}
    response = send(
        admin_client,
        change_page(lieksa),
        ("memberships", {**row, "valid_until": "2024"}, {**row, "valid_from": "6/2024"}),
    )
    assert faults(response) == {"memberships-1-valid_from": [f"Päällekkäinen jäsenyys: {county} –2024."]}
    assert not Membership.objects.exists()
    response = send(
        admin_client,
        change_page(lieksa),
        ("memberships", {**row, "valid_until": "2024"}, {**row, "valid_from": "1/2025"}),
    )
    assert response.status_code == 302


def test_one_save_ends_a_membership_and_begins_the_next(admin_client, lieksa, county):
    old = f.MembershipFactory(member=lieksa, organisation=f.ActorFactory(actor_type__code="hyvinvointialue"))
    row = {"kind": "county", "organisation": county.pk, "valid_from": "1.1.2027", "verification": "stated"}
    response = send(
        admin_client, change_page(lieksa), ("memberships", row), **{"memberships-0-valid_until": "2026"}
    )
    assert response.status_code == 302, faults(response)
    old.refresh_from_db()
    assert old.valid_until == PartialDate(2026)
    assert lieksa.memberships.count() == 2


def test_a_membership_of_its_own_page_does_not_overlap_either(admin_client, lieksa, county):
    f.MembershipFactory(member=lieksa, organisation=county)
    response = send(
        admin_client,
        "/hallinta/regions/membership/add/",
        member=lieksa.pk,
        kind="county",
        organisation=county.pk,
        valid_from="2024",
    )
    assert faults(response)["valid_from"] == [f"Päällekkäinen jäsenyys: {county} 1.1.2023–."]
    assert Membership.objects.count() == 1


def test_a_membership_in_a_region_names_the_region(admin_client, lieksa, county):
    row = {"kind": "region", "organisation": county.pk, "verification": "stated"}
    response = send(admin_client, change_page(lieksa), ("memberships", row))
    assert faults(response)["memberships-0-region"] == ["Valitse maakunta."]


def test_successors_do_not_lead_back(admin_client, lieksa, county):
    Succession.objects.create(predecessor=county, successor=lieksa, kind="merged")
    row = {"successor": county.pk, "kind": "merged", "verification": "stated"}
    response = send(admin_client, change_page(lieksa), ("successions", row))
    assert "Seuraajien ketju palaisi alkuun" in faults(response)["successions-0-successor"][0]
    assert Succession.objects.count() == 1


def test_a_persons_address_is_not_a_contact(admin_client, lieksa):
    row = {"role_fi": "johtaja", "email": "etunimi.sukunimi@kunta.fi"}
    response = send(admin_client, change_page(lieksa), ("contacts", row))
    assert "näyttää henkilön osoitteelta" in faults(response)["contacts-0-email"][0]
    assert not lieksa.contacts.exists()


def test_the_same_section_is_a_basis_once(admin_client):
    basis = f.LegalBasisFactory()
    row = {"section": basis.section.pk, "position": 0}
    response = send(admin_client, change_page(basis.obligation), ("bases", row))
    assert faults(response) == {"bases-1-section": ["Pykälä on jo velvoitteen perusteena."]}
    assert basis.obligation.bases.count() == 1


def test_a_law_has_each_section_once(admin_client):
    section = f.SectionFactory(number="14")
    response = send(admin_client, "/hallinta/legislation/section/add/", law=section.law.pk, number="14")
    assert faults(response) == {"number": ["Säädöksessä on jo tämä pykälä."]}


@pytest.mark.parametrize("words", ["lieksa", "Lieksan kaupunki", "422", "KALEVAN KEHTO", "lieksan"])
def test_an_actor_is_found_by_any_form_of_its_name(admin_client, lieksa, words):
    f.ActorAliasFactory(actor=lieksa, name="Kalevan kehto")
    f.ActorFactory(name_fi="Nurmes")
    response = admin_client.get("/hallinta/regions/actor/", {"q": words})
    assert list(response.context["cl"].result_list) == [lieksa]


@pytest.mark.parametrize("words", ["611/2021 14 §", "611/2021, 14", "neuvottelu kuntien"])
def test_a_section_is_offered_by_its_citation_and_told_apart_by_its_heading(admin_client, words):
    section = f.SectionFactory(law__number="611/2021", number="14", heading_fi="Neuvottelu kuntien kanssa")
    f.SectionFactory(law=section.law, number="15", heading_fi="Muu")
    query = {"app_label": "agreements", "model_name": "agreement", "field_name": "sections", "term": words}
    found = admin_client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert found == [{"id": str(section.pk), "text": "611/2021, 14 § – Neuvottelu kuntien kanssa"}]


def edit_link(record, user, rf) -> str:
    request = rf.get("/")
    request.user = user
    return Template("{% load editing %}{% edit_link record %}").render(
        Context({"request": request, "record": record})
    )


def test_the_page_of_a_record_leads_to_editing_it_and_back(admin_client, lieksa):
    assert f'href="{lieksa.get_absolute_url()}"' in admin_client.get(change_page(lieksa)).content.decode()


def test_only_who_may_change_a_record_is_led_to_editing_it(lieksa, rf, admin_user, django_user_model):
    from django.contrib.auth.models import AnonymousUser

    assert f'href="{change_page(lieksa)}"' in edit_link(lieksa, admin_user, rf)
    assert edit_link(lieksa, AnonymousUser(), rf).strip() == ""
    viewer = django_user_model.objects.create_user("katsoja", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename="view_actor"))
    assert edit_link(lieksa, viewer, rf).strip() == ""
