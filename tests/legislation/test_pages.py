"""The public pages of laws, sections and obligations."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from legislation.models import Correction, LaterChange
from tests.factories import (
    ActorTypeFactory,
    AgreementFactory,
    LawFactory,
    LegalBasisFactory,
    NegotiationFactory,
    ObligationFactory,
    ObligationPartyFactory,
    PlanFactory,
    SectionFactory,
    SectionVersionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def negotiation():
    """An obligation on 611/2021, 14 §, with two kinds of parties."""
    section = SectionFactory(law__number="611/2021", number="14", heading_fi="Yhteistyö kuntien kanssa")
    SectionVersionFactory(section=section, act="611/2021")
    SectionVersionFactory(section=section, act="468/2024", in_force_from=datetime.date(2024, 8, 1))
    obligation = ObligationFactory(
        code="neuvottelu", title_fi="Neuvottelu yhteistyöstä", title_sv="Förhandling om samarbete"
    )
    LegalBasisFactory(obligation=obligation, section=section, moment="1")
    ObligationPartyFactory(obligation=obligation, name_in_statute_fi="kunta")
    ObligationPartyFactory(obligation=obligation, actor_type__code="hyvinvointialue")
    obligation.themes.add(ThemeFactory(code="hyte"))
    return obligation


@pytest.fixture
def other():
    return ObligationFactory(
        code="muu",
        title_fi="Muu mahdollisuus",
        kind="plan",
        modality="may",
        recurrence="yearly",
        level="individual",
        in_publication="no",
    )


@pytest.mark.parametrize(
    "query",
    [
        "?q=611/2021+14+§",
        "?q=611/2021",
        "?q=NEUVOTTELU",
        "?tyyppi=hyvinvointialue",
        "?laji=negotiation",
        "?laki=611/2021",
        "?velvoittavuus=must",
        "?toistuvuus=once_per_council_term",
        "?taso=organisation",
        "?teema=hyte",
        "?julkaisu=yes",
    ],
)
def test_each_filter_finds_the_obligation_and_leaves_the_other(client, negotiation, other, query):
    response = client.get("/velvoitteet/" + query)
    assert list(response.context["object_list"]) == [negotiation]
    assert len(client.get("/velvoitteet/").context["object_list"]) == 2


@pytest.mark.parametrize(
    ("query", "named"),
    [("?laji=runo", "Laji"), ("?laki=abc", "Säädös"), ("?tyyppi=%00", "Ketä koskee"), ("?q=%00", "Velvoite")],
)
def test_a_bad_filter_is_named(client, negotiation, query, named):
    response = client.get("/velvoitteet/" + query)
    assert any(named in error for error in response.context["filter_errors"])
    assert not response.context["object_list"]


def test_an_obligation_of_a_repealed_section_is_there_on_an_earlier_day(client, negotiation):
    section = negotiation.bases.get().section
    section.valid_until = datetime.date(2024, 7, 31)
    section.save()
    assert not client.get("/velvoitteet/?q=neuvottelu").context["object_list"]
    assert client.get("/velvoitteet/?q=neuvottelu&pvm=2024-07-31").context["object_list"]
    page = client.get(negotiation.get_absolute_url()).content.decode()
    assert "Velvoite ei ole voimassa" in page
    assert (
        "Velvoite ei ole voimassa"
        not in client.get(negotiation.get_absolute_url() + "?pvm=2024-07-31").content.decode()
    )


def test_the_version_is_that_of_the_day(client, negotiation):
    url = negotiation.get_absolute_url()
    assert client.get(url).context["bases"][0][1].act == "468/2024"
    assert client.get(url + "?pvm=2024-07-31").context["bases"][0][1].act == "611/2021"
    assert client.get(url + "?pvm=2021-06-30").context["bases"][0][1] is None


def test_corrections_and_later_law_stand_beside_the_checked_text(client, negotiation):
    section = negotiation.bases.get().section
    correction = Correction.objects.create(
        code="k1", section=section, printed_fi="Tulee sopia", statute_says_fi="voidaan sopia"
    )
    correction.obligations.add(negotiation)
    change = LaterChange.objects.create(
        code="m1", concerns="611/2021, 14 §", change_fi="Muutoksia ei löytynyt.", confidence="not_found"
    )
    change.obligations.add(negotiation)
    change.sections.add(section)
    change.laws.add(section.law)
    page = client.get(negotiation.get_absolute_url()).content.decode()
    assert "Tulee sopia" in page
    assert "voidaan sopia" in page
    for record in (negotiation, section, section.law):
        assert "Muutoksia ei löytynyt." in client.get(record.get_absolute_url()).content.decode()


def test_what_is_recorded_under_it_is_shown_but_internal_is_not(client, negotiation):
    for public in (True, False):
        name = "Julkinen" if public else "Salainen"
        negotiation.agreements.add(AgreementFactory(title_fi=f"{name} sopimus", is_public=public))
        negotiation.negotiations.add(NegotiationFactory(title_fi=f"{name} neuvottelu", is_public=public))
        PlanFactory(title_fi=f"{name} suunnitelma", is_public=public, obligation=negotiation)
    page = client.get(negotiation.get_absolute_url()).content.decode()
    for word in ("sopimus", "neuvottelu", "suunnitelma"):
        assert f"Julkinen {word}" in page
        assert f"Salainen {word}" not in page


def test_nothing_recorded_is_unknown_not_undone(client, negotiation):
    page = client.get(negotiation.get_absolute_url()).content.decode()
    assert "Se ei tarkoita, ettei niitä ole" in page


def test_three_columns_show_each_actors_part(client, negotiation, other):
    ActorTypeFactory(code="maakunnan-liitto")
    response = client.get(reverse("obligations-side-by-side"))
    (group,) = response.context["groups"]
    (row,) = group.rows
    assert [len(cell) for cell in row.cells] == [1, 1, 0]
    assert "ei osapuolena" in response.content.decode()


def test_law_and_section_pages_lead_to_finlex_and_the_obligation(client, negotiation):
    section = negotiation.bases.get().section
    law_page = client.get("/lait/611-2021/").content.decode()
    assert "https://www.finlex.fi/fi/lainsaadanto/2021/611" in law_page
    assert "https://www.finlex.fi/sv/lagstiftning/2021/611" in law_page
    assert "Yhteistyö kuntien kanssa" in law_page
    page = client.get(section.get_absolute_url())
    assert section.get_absolute_url() == "/lait/611-2021/14/"
    assert list(page.context["obligations"]) == [negotiation]
    assert page.context["version"].act == "468/2024"


def test_a_section_with_a_letter_has_an_address():
    assert SectionFactory(law__number="611/2021", number="13 a").get_absolute_url() == "/lait/611-2021/13-a/"


def test_sections_stand_in_the_order_of_the_law(client):
    for number in ("14", "2", "13 a", "13"):
        SectionFactory(law__number="611/2021", number=number)
    page = client.get("/lait/611-2021/")
    assert [item["section"].number for item in page.context["sections"]] == ["2", "13", "13 a", "14"]


@pytest.mark.parametrize(
    "path",
    ["/lait/1-1900/", "/lait/abc/", "/lait/611-2021/99/", "/lait/611-2021/x-y-z/", "/velvoitteet/ei-ole/"],
)
def test_unknown_addresses_are_404(client, negotiation, path):
    assert client.get(path).status_code == 404


def test_laws_by_force_on_the_day(client):
    LawFactory(number="1/2020", valid_until=datetime.date(2023, 12, 31))
    LawFactory(number="2/2021")

    def numbers(query):
        return [law.number for law in client.get("/lait/" + query).context["object_list"]]

    assert numbers("?voimassa=kylla") == ["2/2021"]
    assert numbers("?voimassa=ei") == ["1/2020"]
    assert numbers("?voimassa=kylla&pvm=2023-12-31") == ["1/2020", "2/2021"]


def test_swedish_where_there_is_swedish(client, negotiation):
    assert "Förhandling om samarbete" in client.get("/sv" + negotiation.get_absolute_url()).content.decode()


def grow(count):
    for _index in range(count):
        section = SectionFactory(law__number="611/2021")
        SectionVersionFactory(section=section)
        obligation = ObligationFactory()
        LegalBasisFactory(obligation=obligation, section=section)
        for code in ("kunta", "hyvinvointialue"):
            ObligationPartyFactory(obligation=obligation, actor_type__code=code)
        obligation.themes.add(ThemeFactory())


def test_pages_take_as_many_queries_for_twenty_times_the_data(client, negotiation):
    section = negotiation.bases.get().section
    urls = [
        "/velvoitteet/", "/velvoitteet/?q=velvoite", "/velvoitteet/rinnakkain/", "/lait/", "/lait/611-2021/",
        section.get_absolute_url(), negotiation.get_absolute_url(),
    ]  # fmt: skip

    def count(url):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    def fill(obligation, number):
        for index in range(number):
            ObligationPartyFactory(
                obligation=obligation, role="may_participate", actor_type__code=f"laji-{number}-{index}"
            )
            obligation.agreements.add(AgreementFactory())
            obligation.negotiations.add(NegotiationFactory())
            LegalBasisFactory(obligation=ObligationFactory(), section=section)

    grow(1)
    fill(negotiation, 1)
    before = {url: count(url) for url in urls}
    grow(19)
    fill(negotiation, 20)
    assert {url: count(url) for url in urls} == before
    assert before[negotiation.get_absolute_url()] <= 12
