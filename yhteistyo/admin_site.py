"""The administration as a whole: its name, the order of its index and what its searches offer."""

from functools import wraps

from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# What people think of first comes first; parts that have their place on another record's page come last.
INDEX = [
    (
        _("Sovittu ja tehty"),
        ["agreements.Agreement", "agreements.Negotiation", "agreements.Plan", "agreements.Evidence",
         "agreements.Judgement", "agreements.PartyApproval"],
    ),
    (
        _("Toimijat ja alueet"),
        ["regions.Actor", "regions.Membership", "regions.CooperationStructure", "regions.ContactRole",
         "regions.GoodPractice", "regions.Region"],
    ),
    (
        _("Mitä laki vaatii"),
        ["legislation.Obligation", "legislation.Law", "legislation.Section", "legislation.LaterChange"],
    ),
    (
        _("Lähteet ja julkaisu"),
        ["regions.Source", "legislation.Correction", "legislation.ActorTask", "regions.KeyFigure",
         "regions.KnowledgeSource", "regions.PublicationStatement"],
    ),
    (
        _("Luokittelut"),
        ["regions.ActorType", "agreements.AgreementKind", "regions.Theme", "regions.CouncilTerm"],
    ),
    (_("Käyttäjät"), ["auth.User", "auth.Group"]),
    (
        _("Tietueiden osat luetteloina"),
        ["agreements.AgreementParty", "agreements.AgreementPoint", "agreements.AgreementMilestone",
         "agreements.Document", "agreements.NegotiationParticipant", "regions.ActorAlias",
         "regions.Succession", "regions.Seat", "regions.RegionProfile", "legislation.SectionVersion",
         "legislation.LegalBasis", "legislation.ObligationParty"],
    ),
]  # fmt: skip


class LabelledChoices(AutocompleteJsonView):
    """What a search in a form offers, told apart as the model's admin says (`choice_label`)."""

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "choice_label", None)
        return {**result, "text": label(obj)} if label else result


class RegisterSite(admin.AdminSite):
    """The administration of the register."""

    site_title = _("Yhteistyö – hallinta")
    site_header = _("Yhteistyö – hallinta")
    index_title = _("Hallinta")
    enable_nav_sidebar = False  # the lists need the width, and the index is one step away

    def admin_view(self, view, cacheable=False):
        """A page of the administration; an address with NUL, which PostgreSQL refuses, loses its limits."""
        page = super().admin_view(view, cacheable)
        if view == self.autocomplete_view:
            return page  # answers a script, and its search drops the character itself

        @wraps(page)
        def readable(request, *args, **kwargs):
            if "\0" in "".join(value for values in request.GET.lists() for value in (values[0], *values[1])):
                told = _("Osoitteessa oli merkki, jota ei voi hakea. Rajaukset poistettiin.")
                messages.error(request, told)
                return HttpResponseRedirect(request.path)
            return page(request, *args, **kwargs)

        return readable

    def autocomplete_view(self, request):
        return LabelledChoices.as_view(admin_site=self)(request)

    def each_context(self, request):
        return {**super().each_context(request), "site_url": reverse("home")}

    def get_app_list(self, request, app_label=None):
        """The models that the person may see, grouped as `INDEX` says; a group of its own for any others."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        apps = super().get_app_list(request)
        seen = {
            f"{app['app_label']}.{model['object_name']}": model for app in apps for model in app["models"]
        }
        groups = [(name, [seen.pop(label) for label in labels if label in seen]) for name, labels in INDEX]
        groups.append((_("Muut"), list(seen.values())))
        return [
            {"name": name, "app_label": f"group-{number}", "has_module_perms": True, "models": models}
            for number, (name, models) in enumerate(groups)
            if models
        ]
