"""Every page of the administration, found from its own register of models."""

import datetime

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.models import AgreementMilestone
from legislation.models import ActorTask, Correction, LaterChange
from regions.admin.exchange import ExchangePages
from regions.models import (
    ContactRole,
    CouncilTerm,
    KeyFigure,
    KnowledgeSource,
    Membership,
    PublicationStatement,
    RegionProfile,
    Succession,
)
from tests import factories as f

pytestmark = pytest.mark.django_db

OURS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in {"regions", "legislation", "agreements"}
]
EXCHANGED = [model for model in OURS if isinstance(admin.site._registry[model], ExchangePages)]
LANGUAGES = ["fi", "sv", "en"]
EACH_LANGUAGE = ["fi", *(pytest.param(code, marks=pytest.mark.once) for code in LANGUAGES[1:])]


def address(model, page, *args, language="fi"):
    with translation.override(language):
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def world(number: int) -> None:
    """One record of every content model, joined to each other, so that every column and row has something."""
    region = f.RegionFactory(code=f"{number:02d}", slug=f"maakunta-{number}")
    source, theme = f.SourceFactory(), f.ThemeFactory()
    county = f.ActorFactory(actor_type__code="hyvinvointialue")
    actor = f.ActorFactory(population=100, population_year=2024, population_source=source)
    f.ActorAliasFactory(actor=actor)
    f.MembershipFactory(member=actor, organisation=county)
    f.MembershipFactory(member=actor, kind=Membership.Kind.REGION, organisation=None, region=region)
    Succession.objects.create(predecessor=f.ActorFactory(), successor=actor, kind=Succession.Kind.MERGED)
    ContactRole.objects.create(actor=actor, theme=theme, role_fi="suunnittelija", email="kirjaamo@kunta.fi")
    start = datetime.date(1900 + 4 * number, 6, 1)
    CouncilTerm.objects.create(
        actor_type=actor.actor_type,
        valid_from=start,
        valid_until=start.replace(month=7),
        basis="410/2015, 15 §",
    )
    RegionProfile.objects.create(region=region, municipality_count=3)
    KeyFigure.objects.create(code=f"luku-{number}", label_fi="Kuntia", value="308")
    KnowledgeSource.objects.create(code=f"tieto-{number}", title_fi="Väestöennuste").themes.add(theme)
    PublicationStatement.objects.create(code=f"toteamus-{number}", topic="aim", text_fi="Yhteinen tavoite.")
    structure = f.StructureFactory(convener=county)
    structure.regions.add(region)
    structure.themes.add(theme)
    f.SeatFactory(structure=structure, actor=actor)
    practice = f.PracticeFactory(contact=actor)
    practice.regions.add(region)
    practice.actors.add(actor)

    section = f.SectionVersionFactory().section
    obligation = f.LegalBasisFactory(section=section).obligation
    obligation.sources.add(source)
    f.ObligationPartyFactory(obligation=obligation, actor=actor)
    ActorTask.objects.create(code=f"tehtava-{number}", actor_type=actor.actor_type, title_fi="Kaavoitus")
    Correction.objects.create(
        code=f"oikaisu-{number}", section=section, printed_fi="13 §", statute_says_fi="14 §"
    ).obligations.add(obligation)
    LaterChange.objects.create(
        code=f"muutos-{number}", concerns="611/2021", change_fi="Muuttui.", confidence="other_page"
    ).laws.add(section.law)

    agreement = f.AgreementFactory()
    agreement.regions.add(region)
    agreement.sections.add(section)
    party = f.AgreementPartyFactory(agreement=agreement, actor=actor)
    f.PartyApprovalFactory(party=party)
    f.AgreementPointFactory(agreement=agreement).responsible.add(actor)
    AgreementMilestone.objects.create(agreement=agreement, title_fi="Väliarvio")
    f.DocumentFactory(agreement=agreement)
    negotiation = f.NegotiationFactory(convener=county)
    negotiation.sections.add(section)
    negotiation.regions.add(region)
    f.NegotiationParticipantFactory(negotiation=negotiation, actor=actor)
    f.DocumentFactory(agreement=None, negotiation=negotiation)
    f.EvidenceFactory(obligation=obligation, structure=structure).actors.add(actor)
    f.JudgementFactory(obligation=obligation, actor=actor)
    plan = f.PlanFactory(obligation=obligation)
    plan.owners.add(county)
    plan.regions.add(region)
    f.DocumentFactory(agreement=None, plan=plan)


@pytest.fixture
def one_world(db):
    world(1)


def pages(model, language="fi"):
    record = model._default_manager.order_by("pk").first()
    assert record is not None, f"the world of the tests has no {model.__name__}"
    exchange = ("import", "export") if model in EXCHANGED else ()
    for name in ("changelist", "add", *exchange):
        yield address(model, name, language=language)
    for name in ("change", "history", "delete"):
        yield address(model, name, record.pk, language=language)


def test_every_content_model_can_be_edited():
    from django.apps import apps

    content = {
        model
        for app in ("regions", "legislation", "agreements")
        for model in apps.get_app_config(app).get_models()
    }
    assert set(OURS) == content


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_page_opens(one_world, admin_client, language):
    for model in admin.site._registry:
        if model in OURS:
            for url in pages(model, language):
                assert admin_client.get(url).status_code == 200, url
        else:
            for name in ("changelist", "add"):
                assert admin_client.get(address(model, name, language=language)).status_code == 200


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_the_index_groups_all_that_can_be_edited(admin_client, language):
    response = admin_client.get("/hallinta/" if language == "fi" else f"/{language}/hallinta/")
    listed = [model["model"] for group in response.context["app_list"] for model in group["models"]]
    assert sorted(listed, key=str) == sorted(admin.site._registry, key=str)
    assert len(response.context["app_list"]) == 7


def relations(model_admin, request):
    """The fields of a page and of its rows that are filled by searching."""
    holders = [model_admin, *(inline(model_admin.model, admin.site) for inline in model_admin.inlines)]
    for holder in holders:
        opts = holder.model._meta if isinstance(holder, InlineModelAdmin) else holder.opts
        for name in holder.get_autocomplete_fields(request):
            yield opts, name


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_relation_is_found_by_writing(one_world, admin_client, rf, language):
    with translation.override(language):
        path = reverse("admin:autocomplete")
    tried = 0
    for model in OURS:
        for opts, name in relations(admin.site._registry[model], rf.get("/")):
            for term in ("", "a", "611/2021 14 §", "a\0b", "x" * 5000):
                query = {
                    "app_label": opts.app_label,
                    "model_name": opts.model_name,
                    "field_name": name,
                    "term": term,
                }
                response = admin_client.get(path, query)
                assert response.status_code == 200, (opts.label, name, term)
                tried += 1
    assert tried > 500


def queries(client, url) -> int:
    client.get(url)  # what is remembered for the whole process, like content types, is not the page's
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_lists_cost_the_same_with_twenty_times_the_records(one_world, admin_client):
    few = {model: queries(admin_client, address(model, "changelist")) for model in OURS}
    for number in range(2, 21):
        world(number)
    many = {model: queries(admin_client, address(model, "changelist")) for model in OURS}
    assert many == few
    assert max(many.values()) <= 15


@pytest.mark.once
def test_filters_show_their_choices_without_asking_for_each_record(one_world, admin_client):
    """Every choice of every filter of every list can be followed."""
    for model in OURS:
        response = admin_client.get(address(model, "changelist"))
        changelist = response.context["cl"]
        for spec in changelist.filter_specs:
            for choice in spec.choices(changelist):
                url = address(model, "changelist") + choice["query_string"]
                assert admin_client.get(url).status_code == 200, url


def test_a_stranger_is_sent_to_sign_in(one_world, client):
    for model in OURS:
        for url in pages(model):
            response = client.get(url)
            assert response.status_code == 302, url
            assert response.url.startswith("/hallinta/login/"), url


@pytest.fixture
def powerless_client(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("vieras", password="x", is_staff=True))
    return client


def test_staff_without_permissions_sees_nothing(one_world, powerless_client, rf):
    for model in OURS:
        for url in pages(model):
            assert powerless_client.get(url).status_code == 403, url
        assert powerless_client.post(address(model, "add"), {}).status_code == 403
    for model in EXCHANGED:
        assert powerless_client.post(address(model, "process_import")).status_code == 403
    path = reverse("admin:autocomplete")
    search = {"app_label": "agreements", "model_name": "agreementparty", "field_name": "actor", "term": "a"}
    assert powerless_client.get(path, search).status_code == 403
    assert powerless_client.get("/hallinta/").context["app_list"] == []


def test_who_may_only_look_can_neither_import_nor_save(one_world, powerless_client, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.get(username="vieras")
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    for model in OURS:
        record = model._default_manager.order_by("pk").first()
        assert powerless_client.get(address(model, "changelist")).status_code == 200
        assert powerless_client.get(address(model, "change", record.pk)).status_code == 200
        if model in EXCHANGED:
            assert powerless_client.get(address(model, "export")).status_code == 200
            assert powerless_client.get(address(model, "import")).status_code == 403
        assert powerless_client.post(address(model, "change", record.pk), {}).status_code == 403
        assert powerless_client.post(address(model, "delete", record.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "query", ["e=1", "p=99999", "p=x", "q=%00", "kind__exact=%00", "foo=bar", "valid_from__year=x"]
)
def test_a_bad_address_gives_a_message_not_an_error(one_world, admin_client, query):
    for model in OURS:
        for page in ("changelist", "export") if model in EXCHANGED else ("changelist",):
            response = admin_client.get(f"{address(model, page)}?{query}", follow=True)
            assert response.status_code in {200, 400}, response.request


def test_what_no_database_can_search_is_refused_on_the_lists_of_django_too(admin_client):
    for name in ("user", "group"):
        path = reverse(f"admin:auth_{name}_changelist")
        for query in ("username__exact=%00", "q=%00", "%00=x"):
            response = admin_client.get(f"{path}?{query}", follow=True)
            assert response.redirect_chain == [(path, 302)]
            assert "Rajaukset poistettiin" in response.content.decode()


@pytest.mark.once
def test_no_page_has_inline_scripts_or_styles(one_world, admin_client):
    from bs4 import BeautifulSoup

    for model in OURS:
        for url in pages(model):
            page = BeautifulSoup(admin_client.get(url).content, "html.parser")
            assert not page.select("[style], style"), url
            assert not [
                tag
                for tag in page.select("script")
                if not tag.get("src") and tag.get("type") != "application/json"
            ]
            assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")], (
                url
            )


def forms_of(model, request):
    """The form of a record's page and those of its rows."""
    page = admin.site._registry[model]
    yield page.get_form(request)
    for formset, _rows in page.get_formsets_with_inlines(request):
        yield formset.form


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_field_with_several_choices_says_how_to_choose(rf, admin_user, model):
    request = rf.get("/")
    request.user = admin_user
    assert [
        f"{form._meta.model.__name__}.{name}"
        for form in forms_of(model, request)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.TypedChoiceField)
        and len([value for value, _label in field.choices if value]) > 2
        and not field.help_text
    ] == []
