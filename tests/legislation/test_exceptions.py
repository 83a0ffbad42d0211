"""The exceptions that law makes to whom a duty binds and with whom, on the real register."""

import datetime

import pytest

from legislation.duties import Duty, DutyBook
from legislation.explanation import wording_notes
from legislation.in_force import reasons_not_in_force
from legislation.models import Obligation
from legislation.periods import DutyPeriods
from regions.models import Actor

pytestmark = pytest.mark.usefixtures("register")
DAY = datetime.date(2026, 11, 24)


@pytest.fixture(scope="module")
def books():
    """Books already opened, by day: the register is the same in every test."""
    return {}


@pytest.fixture
def duty(books, register):
    """The duty of an actor under an obligation on a day; None when the obligation does not speak of it."""

    def of(actor: str, obligation: str, day: datetime.date = DAY) -> Duty | None:
        if day not in books:
            books[day] = DutyBook(day)
        found = books[day].of(Actor.objects.get(slug=actor))
        return next((one for one in found if one.obligation.code == obligation), None)

    return of


def named(duty: Duty, *words: str) -> dict[str, list[str]]:
    """Slugs of the named other sides by the statute's words, of those that have any."""
    found: dict[str, list[str]] = {}
    for one in duty.counterparts:
        if one.actors and (not words or one.words in words):
            found.setdefault(one.words, []).extend(actor.slug for actor in one.actors)
    return found


def test_helsinki_has_no_county_to_negotiate_with_but_hus(duty):
    without = duty("helsinki", "hva-kunnat-neuvottelu")
    assert (without.applies, without.counterparts) == (False, [])
    assert "ei kuulu hyvinvointialueeseen" in without.reason
    assert not duty("helsinki", "hyte-neuvottelu").applies
    assert named(duty("helsinki", "hus-hyte-helsinki-neuvottelu")) == {"HUS-yhtymä": ["hus-yhtyma"]}


@pytest.mark.parametrize("obligation", ["tym-sopimus", "tym-johtoryhma", "tym-johtoryhmien-maara"])
def test_helsinki_stands_in_a_countys_place_in_the_tym_agreement(duty, obligation):
    own = duty("helsinki", obligation)
    assert own.is_strict
    assert named(own) == {"työvoimaviranomainen": ["helsinki-tyollisyysalue"], "Kela": ["kela"]}
    area = named(duty("helsinki-tyollisyysalue", obligation))
    assert area == {"Kela": ["kela"], "Helsingin kaupunki": ["helsinki"]}


@pytest.mark.parametrize(
    "obligation",
    ["nuorten-verkosto", "palonvaara-ilmoitus", "kotoutumissuunnitelma", "opiskeluhuolto-yhteistyo"],
)
def test_helsinki_is_bound_as_a_municipality_where_law_says_more_than_its_county(duty, obligation):
    own = duty("helsinki", obligation)
    assert own.is_strict
    assert not [one for one in own.counterparts if one.words == "hyvinvointialue"]
    assert "helsinki" not in str(named(duty("lieksa", obligation)))


def test_only_counties_with_a_university_hospital_are_bound_by_its_duties(duty):
    for obligation in ("keskitettava-hoito", "valmiuskeskus"):
        assert duty("pirkanmaan-hyvinvointialue", obligation).is_strict
        other = duty("pohjanmaan-hyvinvointialue", obligation)
        assert other is None or not other.is_strict


def test_both_sides_of_a_plan_made_alone_are_named(duty):
    assert named(duty("lieksa", "opiskeluhuoltosuunnitelma"), "hyvinvointialue") == {
        "hyvinvointialue": ["pohjois-karjalan-hyvinvointialue"]
    }
    assert "lieksa" in named(duty("pohjois-karjalan-hyvinvointialue", "opiskeluhuoltosuunnitelma"))["kunta"]


def test_before_2023_neither_side_of_the_negotiation_had_the_other(duty):
    before = datetime.date(2022, 6, 1)
    assert not duty("lieksa", "hva-kunnat-neuvottelu", before).applies
    assert (
        "ei kuulu kuntia" in duty("pohjois-karjalan-hyvinvointialue", "hva-kunnat-neuvottelu", before).reason
    )
    assert duty("lieksa", "hva-kunnat-neuvottelu-liitto", before) is None
    assert not duty("helsinki", "hva-kunnat-neuvottelu-liitto").applies


def test_councils_and_hus_have_the_terms_by_which_their_programmes_are_made(duty):
    periods = DutyPeriods(DAY)
    for actor, obligation in (("uudenmaan-liitto", "maakuntaohjelma"), ("hus-yhtyma", "palvelustrategia")):
        assert duty(actor, obligation).period(periods).is_bounded


def test_inland_nobody_is_asked_of_the_sea(duty):
    assert "maakunnan liitto" not in named(duty("lieksa", "merialuesuunnitelma-lausunnot"))
    assert named(duty("helsinki", "merialuesuunnitelma-lausunnot"))["maakunnan liitto"] == [
        "uudenmaan-liitto"
    ]


def test_other_municipalities_of_uusimaa_deliver_their_report_to_hus_too(duty):
    assert named(duty("askola", "hus-hyte-kunta-toimitus")) == {"HUS-yhtymä": ["hus-yhtyma"]}
    assert not duty("helsinki", "hus-hyte-kunta-toimitus").applies
    assert duty("lieksa", "hus-hyte-kunta-toimitus").reason == "Koskee vain Uudenmaan osapuolia."
    receives = named(duty("hus-yhtyma", "hus-hyte-kunta-toimitus"))["kunta"]
    assert len(receives) == 25
    assert "helsinki" not in receives


UUSIMAA = [
    "ita-uudenmaan-hyvinvointialue",
    "keski-uudenmaan-hyvinvointialue",
    "lansi-uudenmaan-hyvinvointialue",
    "vantaan-ja-keravan-hyvinvointialue",
]


def test_each_county_of_uusimaa_negotiates_with_hus_and_not_with_the_others(duty):
    for county in UUSIMAA:
        assert named(duty(county, "hus-hyte-hva-neuvottelu")) == {"HUS-yhtymä": ["hus-yhtyma"]}
    assert named(duty("hus-yhtyma", "hus-hyte-hva-neuvottelu")) == {"hyvinvointialue": UUSIMAA}


def test_the_hus_agreement_binds_four_counties_helsinki_and_hus_together(duty):
    found = named(duty(UUSIMAA[0], "hus-jarjestamissopimus"))
    assert found == {
        "hyvinvointialue": UUSIMAA[1:],
        "Helsingin kaupunki": ["helsinki"],
        "HUS-yhtymä": ["hus-yhtyma"],
    }
    assert named(duty("helsinki", "hus-jarjestamissopimus"))["hyvinvointialue"] == UUSIMAA


def test_preparedness_of_uusimaa_reaches_its_cooperation_area_but_not_the_rest_of_the_country(duty):
    beside = named(duty("kymenlaakson-hyvinvointialue", "hus-varautuminen"))
    assert {slug for slugs in beside.values() for slug in slugs} == {"hus-yhtyma"}
    assert "kymenlaakson-hyvinvointialue" in named(duty("hus-yhtyma", "hus-varautuminen"))["hyvinvointialue"]
    assert duty("lapin-hyvinvointialue", "hus-varautuminen").applies is False
    assert duty(UUSIMAA[0], "hus-varautuminen").applies is True


def test_one_council_and_four_counties_in_uusimaa(duty):
    council = named(duty("uudenmaan-liitto", "maakuntaohjelma-valmistelu"))
    assert council["hyvinvointialue"] == UUSIMAA
    assert len(council["kunta"]) == 26
    for county in UUSIMAA:
        found = named(duty(county, "maakuntaohjelma-huomioon"))
        assert found["maakunnan liitto"] == ["uudenmaan-liitto"]


BILINGUAL = [
    "ita-uudenmaan-hyvinvointialue",
    "keski-pohjanmaan-hyvinvointialue",
    "kymenlaakson-hyvinvointialue",
    "lansi-uudenmaan-hyvinvointialue",
    "pohjanmaan-hyvinvointialue",
    "vantaan-ja-keravan-hyvinvointialue",
    "varsinais-suomen-hyvinvointialue",
]


def test_bilingual_counties_agree_with_each_other_helsinki_and_hus(duty):
    counties = [actor.slug for actor in Actor.objects.of_type("hyvinvointialue").order_by("sort_fi")]
    assert [one for one in counties if duty(one, "kaksikielisten-sopimus").applies] == BILINGUAL
    found = named(duty("pohjanmaan-hyvinvointialue", "kaksikielisten-sopimus"))
    assert found["hyvinvointialue"] == [one for one in BILINGUAL if one != "pohjanmaan-hyvinvointialue"]
    assert found["Helsingin kaupunki"] == ["helsinki"]
    assert found["Varsinais-Suomen hyvinvointialue"] == ["varsinais-suomen-hyvinvointialue"]
    assert named(duty("helsinki", "kaksikielisten-sopimus"))["hyvinvointialue"] == BILINGUAL


def test_each_bilingual_county_has_a_board_of_its_own(duty):
    assert named(duty("pohjanmaan-hyvinvointialue", "kansalliskielilautakunta")) == {}
    assert named(duty("ita-uudenmaan-hyvinvointialue", "kansalliskielilautakunta")) == {}


def test_helsinki_and_hus_are_in_the_southern_cooperation_area(duty):
    found = named(duty("paijat-hameen-hyvinvointialue", "yhteistyosopimus"))
    assert len(found["hyvinvointialue"]) == 6
    assert (found["Helsingin kaupunki"], found["HUS-yhtymä"]) == (["helsinki"], ["hus-yhtyma"])
    west = named(duty("satakunnan-hyvinvointialue", "yhteistyosopimus"))
    assert west == {"hyvinvointialue": ["pohjanmaan-hyvinvointialue", "varsinais-suomen-hyvinvointialue"]}


def test_the_ministry_follows_up_the_agreement_of_every_cooperation_area(duty):
    county = named(duty("satakunnan-hyvinvointialue", "yhteistyosopimus-seuranta"))
    assert county["STM"] == ["sosiaali-ja-terveysministerio"]
    ministry = named(duty("sosiaali-ja-terveysministerio", "yhteistyosopimus-seuranta"))
    assert len(ministry["hyvinvointialue"]) == 21


def test_a_ministry_names_its_counties_and_a_county_its_ministries(duty):
    ministry = named(duty("valtiovarainministerio", "ministerioiden-neuvottelu"))
    assert len(ministry["hyvinvointialue"]) == 21
    assert ministry["Helsingin kaupunki"] == ["helsinki"]
    county = named(duty("lapin-hyvinvointialue", "ministerioiden-neuvottelu"))
    assert set(county) == {"VM", "STM", "SM"}


def test_kela_makes_a_tym_agreement_with_every_area_and_county(duty):
    found = named(duty("kela", "tym-sopimus"))
    assert (len(found["työvoimaviranomainen"]), len(found["hyvinvointialue"])) == (45, 21)
    assert named(duty("kela", "omavalvontaohjelma")) == {}


def test_the_national_negotiation_on_municipal_economy_names_no_single_municipality(duty):
    assert named(duty("valtiovarainministerio", "kuntatalousohjelma")) == {"järjestö": ["kuntaliitto"]}


def test_each_asks_for_its_own_statement_so_that_nobody_waits_for_the_county(duty):
    found = duty("lieksa", "maakuntaohjelma-lausunto")
    assert slugs_of_partners(found) == {"pohjois-karjalan-maakuntaliitto"}
    assert named(found) == {"maakunnan liitto": ["pohjois-karjalan-maakuntaliitto"]}


def slugs_of_partners(found: Duty) -> set[str]:
    return {one.slug for one in Actor.objects.filter(pk__in=found.partner_ids)}


def test_who_must_ask_for_statements_waits_for_those_who_give_them(duty):
    waited_for = slugs_of_partners(duty("pohjois-karjalan-maakuntaliitto", "maakuntakaava-lausunnot"))
    assert {"lieksa", "joensuu", "pohjois-karjalan-hyvinvointialue"} <= waited_for
    assert slugs_of_partners(duty("lieksa", "maakuntakaava-lausunnot")) == {"pohjois-karjalan-maakuntaliitto"}


def test_a_council_of_ones_own_that_is_heard_is_no_other_side(duty):
    found = duty("lieksa", "vanhusneuvosto-suunnitelma")
    assert [one.words for one in found.others]
    assert not found.is_done_with_others


def test_a_counterpart_waits_for_the_obliged_and_not_for_other_counterparts(duty):
    found = duty("lieksa", "asiakkaiden-palvelut")
    county = Actor.objects.get(slug="pohjois-karjalan-hyvinvointialue")
    assert not found.is_obliged
    assert found.partner_ids == {county.pk}
    assert "pohjois-karjala-tyollisyysalue" in str([[a.slug for a in one.actors] for one in found.others])


def test_an_elinvoimakeskus_is_never_taken_for_an_ended_aluehallintovirasto(duty):
    for day in (DAY, datetime.date(2025, 6, 1)):
        found = duty("lapin-hyvinvointialue", "palvelutasopaatos-lausunto", day)
        assert [(one.words, one.actors) for one in found.counterparts] == [("aluehallintovirasto", ())]


def test_an_ended_office_keeps_its_name_and_is_not_waited_for(duty):
    (keha,) = [
        one for one in duty("lieksa", "nuorten-valmennus-neuvottelu").counterparts if one.words == "KEHA"
    ]
    assert ([actor.slug for actor in keha.actors], keha.is_unverified) == (["keha-keskus"], True)
    assert duty("lieksa", "nuorten-valmennus-neuvottelu").partner_ids == frozenset()
    before = duty("lieksa", "nuorten-valmennus-neuvottelu", datetime.date(2025, 6, 1))
    assert len(before.partner_ids) == 1


def test_an_employment_authority_lies_where_its_responsible_municipality_does(duty):
    day = datetime.date(2025, 6, 1)
    book = DutyBook(day)
    obligation = Obligation.objects.get(code="tyollisyyskeskustelut")
    duties = {one.actor.slug: one for one in book.under(obligation)}
    pairs = {
        (office.slug, area)
        for area, one in duties.items()
        if one.actor.actor_type.code == "tyollisyysalue"
        for other in one.counterparts
        if other.words == "ELY-keskus"
        for office in other.actors
    }
    back = {
        (office, area.slug)
        for office, one in duties.items()
        if one.actor.actor_type.code == "ely-keskus"
        for other in one.counterparts
        if other.words == "työvoimaviranomainen"
        for area in other.actors
    }
    assert pairs == back
    assert len({area for _office, area in pairs}) == len(pairs) == 39


def test_the_sea_plan_is_for_coastal_councils_only(duty):
    councils = Actor.objects.of_type("maakunnan-liitto")
    found = {one.slug: duty(one.slug, "merialuesuunnitelma") for one in councils}
    assert sum(one.applies for one in found.values()) == 8
    assert found["pirkanmaan-liitto"].reason == "Koskee vain liittoja, joiden alueeseen kuuluu aluevesiä."
    assert found["lapin-liitto"].applies


def test_the_councils_of_one_sea_area_make_its_plan_together(duty):
    areas = {
        "kymenlaakson-liitto": ["uudenmaan-liitto"],
        "satakuntaliitto": ["varsinais-suomen-liitto"],
        "pohjanmaan-liitto": ["keski-pohjanmaan-liitto", "lapin-liitto", "pohjois-pohjanmaan-liitto"],
    }
    for slug, others in areas.items():
        assert named(duty(slug, "merialuesuunnitelma"))["maakunnan liitto"] == others


def unnamed(duty: Duty) -> list[str]:
    return [one.words for one in duty.counterparts if not one.actors]


@pytest.mark.parametrize(
    ("actor", "obligation", "others"),
    [
        ("lieksa", "liikunta-yhteistyo", "muut kunnat"),
        ("lieksa", "kulttuuri-yhteistyo", "muut kunnat"),
        ("lieksa", "yleiskaava-lausunnot", "kunta, jonka alueiden käyttöön kaava vaikuttaa"),
        ("lieksa", "ymparistoterveys-yhteistoiminta", "saman yhteistoiminta-alueen kunnat"),
        ("pohjanmaan-liitto", "maakuntakaava-lausunnot", "naapurialueiden maakuntien liitot"),
        ("pohjanmaan-liitto", "liittojen-yhteistyo", "maakuntien liitot"),
    ],
)
def test_others_like_oneself_stand_in_the_words_of_the_statute(duty, actor, obligation, others):
    own = duty(actor, obligation)
    assert others in unnamed(own)
    assert "kunta" not in unnamed(own)
    assert Actor.objects.get(slug=actor).pk not in own.partner_ids


def test_all_municipalities_of_the_county_take_part_in_a_transfer_of_tasks(duty):
    others = named(duty("lieksa", "tehtavasiirto-kunnilta"))
    assert len(others["kunta"]) == 12
    assert "lieksa" not in others["kunta"]
    assert named(duty("pohjois-karjalan-hyvinvointialue", "tehtavasiirto-kunnilta")).keys() == {"kunta"}
    assert not duty("lieksa", "tehtavasiirto-kunnilta").partner_ids


def test_authorities_side_by_side_do_not_meet_each_other(duty):
    assert unnamed(duty("utsjoki", "saamelaiskarajat-neuvottelu")) == ["valtio"]


def test_the_plan_of_the_capital_region_binds_its_four_cities(duty):
    bound = [
        one.slug for one in Actor.objects.of_type("kunta") if duty(one.slug, "paakaupunkiseudun-yleiskaava")
    ]
    assert sorted(bound) == ["espoo", "helsinki", "kauniainen", "vantaa"]
    others = named(duty("espoo", "paakaupunkiseudun-yleiskaava"))
    assert others == {"Helsingin kaupunki": ["helsinki"], "Vantaa": ["vantaa"], "Kauniainen": ["kauniainen"]}
    assert "yleiskaava" in duty("espoo", "kehittamiskeskustelu").obligation.exceptions_fi


def test_the_sami_parliament_meets_the_council_of_lapland_and_is_bound_by_name_only(duty):
    assert "saamelaiskäräjät" in named(duty("lapin-liitto", "maakunnan-yhteistyoryhma"))
    assert "saamelaiskäräjät" not in named(duty("uudenmaan-liitto", "maakunnan-yhteistyoryhma"))
    assert duty("saamelaiskarajat", "alueiden-kehittaminen") is None
    assert duty("lapin-hyvinvointialue", "saamen-kielen-lautakunta").is_strict
    assert duty("kainuun-hyvinvointialue", "saamen-kielen-lautakunta") is None


def test_aland_is_outside_with_the_reason(duty):
    found = duty("maarianhamina", "hva-kunnat-neuvottelu")
    assert not found.applies
    assert "Ahvenanmaa" in found.reason


def test_before_2023_no_municipality_has_a_county(duty):
    found = duty("lieksa", "hva-kunnat-neuvottelu", datetime.date(2022, 12, 31))
    assert found is None or not found.applies
    assert duty("lieksa", "hva-kunnat-neuvottelu", datetime.date(2023, 1, 1)).applies


def test_repealed_sections_bind_nobody_after_the_repeal(duty):
    book = DutyBook(DAY)
    for pk, bases in book.law.bases.items():
        assert any(basis.section.is_valid_on(DAY) for basis in bases), book.law.obligations[pk]


def test_the_exact_number_of_pairs_under_14_section(duty):
    book = DutyBook(DAY)
    duties = [one for one in book.under(Obligation.objects.get(code="hva-kunnat-neuvottelu")) if one.applies]
    pairs = {frozenset((one.actor.pk, other)) for one in duties for other in one.partner_ids}
    assert len(pairs) == 291


def test_who_is_counted_as_obliged_is_who_is_shown_as_obliged(duty):
    for day in (DAY, datetime.date(2022, 6, 1)):
        book = DutyBook(day)
        for obligation in book.law.obligations.values():
            counted = book.obliged_under(obligation.pk)
            shown = {one.actor.pk: one.reason for one in book.under(obligation) if one.is_obliged}
            assert counted == shown, obligation.code


def test_a_section_in_force_but_not_applied_yet_binds_nobody(register):
    waiting, applied = datetime.date(2022, 2, 28), datetime.date(2022, 3, 1)
    strategy = Obligation.objects.get(code="hyvinvointialuestrategia")
    assert strategy not in Obligation.objects.with_basis_on(waiting)
    assert strategy in Obligation.objects.with_basis_on(applied)
    bases = strategy.bases.with_version_on(waiting)
    assert reasons_not_in_force(strategy, bases, waiting) == [
        "611/2021, 41 § tuli voimaan aiemmin, mutta sitä sovelletaan vasta 1.3.2022 alkaen."
    ]
    assert reasons_not_in_force(strategy, strategy.bases.with_version_on(applied), applied) == []


def test_before_its_municipalities_a_county_is_not_taken_for_bilingual_or_of_uusimaa(duty):
    day = datetime.date(2022, 6, 1)
    for obligation in ("kaksikielisten-sopimus", "hus-varautuminen"):
        assert not duty("lapin-hyvinvointialue", obligation, day).applies
    assert duty("pohjanmaan-hyvinvointialue", "kaksikielisten-sopimus").applies


def test_counties_are_not_bound_by_what_bound_municipalities_before_them(register):
    in_2022 = Obligation.objects.with_basis_on(datetime.date(2022, 6, 1)).values_list("code", flat=True)
    assert not {"lasten-suunnitelma-hva", "ikaantyneet-hva", "laitoshoito-neuvottelu"} & set(in_2022)


def test_kela_meets_each_county_and_no_county_waits_for_helsinki(duty):
    assert named(duty("lapin-hyvinvointialue", "toimeentulotuki-yhteistyo")) == {"Kela": ["kela"]}
    assert named(duty("helsinki", "toimeentulotuki-yhteistyo")) == {"Kela": ["kela"]}


@pytest.mark.parametrize(
    "obligation",
    [
        "kulttuuri-yhteistyo",
        "varhaiskasvatus-yhteistyo",
        "tupakoinnin-lopettaminen",
        "paihdetyo-tuki",
        "opiskeluhuolto-tilat",
        "kuntapaikka-vastaanotto",
        "kuntapaikalle-ohjaaminen",
        "osaamistarpeet",
        "tym-henkiloston-tarkistus",
    ],
)
def test_helsinki_is_bound_as_a_municipality_or_in_a_countys_place(duty, obligation):
    assert duty("helsinki", obligation).is_strict


@pytest.mark.parametrize("obligation", ["osaamistarpeet", "asiakkaiden-palvelut", "hyte-kehittamistuki"])
def test_hus_is_bound_too_and_meets_nobody_outside_uusimaa(duty, obligation):
    assert duty("hus-yhtyma", obligation).is_strict
    assert "HUS-yhtymä" not in named(duty("pohjois-karjalan-hyvinvointialue", obligation))


def test_words_for_organisations_bind_no_named_one(duty):
    assert duty("kuntaliitto", "hyte-neuvottelu") is None
    assert duty("kuntaliitto", "kuntatalousohjelma") is not None


def test_without_pertunmaa_or_with_it_etela_savo_is_finnish_speaking(duty):
    in_2024 = duty("etela-savon-hyvinvointialue", "kaksikielisten-sopimus", datetime.date(2024, 5, 1))
    assert not in_2024.applies


def test_to_form_an_employment_area_was_the_duty_of_those_who_had_none_yet(duty):
    before = datetime.date(2024, 5, 1)
    for obligation in ("tyollisyysalue", "tyollisyysalue-sopimus", "tyollisyysalue-ilmoitus"):
        assert duty("lieksa", obligation, before).is_strict
        assert duty("lieksa", obligation, before).applies
        assert not duty("maarianhamina", obligation, before).applies
    assert not duty("helsinki", "tyollisyysalue-sopimus").applies


HELSINKI_IN_A_COUNTYS_PLACE = (
    "nuorten-yhteispalvelu",
    "monialainen-tyollistymissuunnitelma",
    "aktivointisuunnitelma",
    "tyovoima-ohjaaminen",
)


@pytest.mark.parametrize("obligation", HELSINKI_IN_A_COUNTYS_PLACE)
def test_helsinki_and_its_employment_area_stand_side_by_side(duty, obligation):
    of_city, of_area = duty("helsinki", obligation), duty("helsinki-tyollisyysalue", obligation)
    assert of_city.applies
    assert of_area.applies
    assert "helsinki-tyollisyysalue" in named(of_city)["työvoimaviranomainen"]
    assert named(of_area, "Helsingin kaupunki")
    assert "Helsingin kaupunki" not in named(duty("pohjois-karjala-tyollisyysalue", obligation))


def test_helsinki_has_what_law_gives_every_county_in_health_care(duty):
    assert duty("helsinki", "laakehoitosuunnitelma").applies
    assert "kela" in named(duty("helsinki", "laitoshoito-neuvottelu"))["Kela"]
    area = named(duty("helsinki", "tutkimustoimikunta"))["hyvinvointialue"]
    assert "vantaan-ja-keravan-hyvinvointialue" in area
    assert "pirkanmaan-hyvinvointialue" not in area
    assert "Helsingin kaupunki" not in named(duty("pirkanmaan-hyvinvointialue", "tutkimustoimikunta"))


def test_in_uusimaa_each_promotes_health_with_hus_and_not_with_the_others(duty):
    hus = ["hus-yhtyma"]
    assert list(named(duty("porvoo", "hus-hyte-yhteistyo")).values()) == [hus]
    assert list(named(duty("ita-uudenmaan-hyvinvointialue", "hus-hyte-yhteistyo")).values()) == [hus]
    assert len(named(duty("hus-yhtyma", "hus-hyte-yhteistyo"))["kunta"]) == 26


def test_a_maritime_plan_does_not_concern_a_municipality_without_sea(duty):
    inland = duty("lieksa", "merialuesuunnitelma-lausunnot")
    assert not inland.applies
    assert "aluevesiä" in inland.reason
    assert duty("porvoo", "merialuesuunnitelma-lausunnot").applies


def test_a_national_body_with_one_representative_of_all_names_none(duty):
    named_by_state = named(duty("valtioneuvosto", "tyollisyyden-neuvottelukunta"))
    assert "hyvinvointialue" not in named_by_state
    assert "kunta" not in named_by_state


@pytest.mark.parametrize(
    ("day", "kind", "is_unverified"),
    [
        (datetime.date(2024, 5, 1), "ely-keskus", False),
        (DAY, "elinvoimakeskus", True),
    ],
)
def test_a_ministry_meets_the_offices_of_the_day(duty, day, kind, is_unverified):
    found = duty("tyo-ja-elinkeinoministerio", "ely-tulossopimus", day)
    (offices,) = [one for one in found.counterparts if one.words == "ELY-keskus"]
    assert {actor.actor_type.code for actor in offices.actors} == {kind}
    assert offices.is_unverified == is_unverified


@pytest.mark.parametrize("day", [datetime.date(2022, 5, 1), DAY])
@pytest.mark.parametrize("actor", ["pohjois-karjalan-hyvinvointialue", "pohjois-karjala-tyollisyysalue"])
def test_helsinki_in_a_countys_place_is_no_other_countys_counterpart(books, register, actor, day):
    if day not in books:
        books[day] = DutyBook(day)
    for found in books[day].of(Actor.objects.get(slug=actor)):
        assert "helsinki" not in [one.slug for other in found.counterparts for one in other.actors]


def test_hus_is_no_counterpart_of_an_employment_area_outside_uusimaa(duty):
    assert "HUS-yhtymä" not in named(duty("pohjois-karjala-tyollisyysalue", "osaamistarpeet"))
    assert "HUS-yhtymä" in named(duty("helsinki-tyollisyysalue", "osaamistarpeet"))


def test_a_day_of_older_wording_tells_from_which_version_the_parties_are_read(duty):
    before = duty("lieksa", "lasten-suunnitelma-yhteistyo", datetime.date(2022, 5, 1))
    [note] = wording_notes(before)
    assert note.startswith("417/2007, 12 §: osapuolet on luettu versiosta 610/2022 (1.1.2023 alkaen)")
    assert wording_notes(duty("lieksa", "lasten-suunnitelma-yhteistyo")) == []
    still = duty("lieksa", "kuntastrategia", datetime.date(2017, 7, 1))
    assert wording_notes(still) == []
