"""The pages that belong to the whole register: home, search and what the register is."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView


class HomeView(TemplateView):
    """What this is and where to start."""

    template_name = "yhteistyo/home.html"


class SearchView(TemplateView):
    """One search over everything in the register."""

    template_name = "yhteistyo/search.html"
    extra_context = {"title": _("Haku")}


class AboutView(TemplateView):
    """What the register is, what it holds and how sure it is."""

    template_name = "yhteistyo/about.html"
    extra_context = {"title": _("Tietoa rekisteristä")}
