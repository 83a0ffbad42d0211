"""The pages that belong to the whole register: home, search and what the register is."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from regions.days import requested_day
from regions.texts import search_form
from yhteistyo.home import Overview
from yhteistyo.search import LONGEST, search, themes_named

SEARCH_EXAMPLES = ["Lieksa", "Siun sote", "611/2021 14 §", "TYM-sopimus"]


class HomeView(TemplateView):
    """What this is and where to start."""

    template_name = "yhteistyo/home.html"
    extra_context = {"search_examples": SEARCH_EXAMPLES}

    def get_context_data(self, **kwargs):
        overview = Overview(requested_day(self.request).day)
        return super().get_context_data(overview=overview, **kwargs)


class SearchView(TemplateView):
    """One search over everything in the register, by `?q=`."""

    template_name = "yhteistyo/search.html"
    extra_context = {"title": gettext_lazy("Haku"), "search_examples": SEARCH_EXAMPLES}

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").replace("\0", " ").strip()
        context = super().get_context_data(query=query[:LONGEST], **kwargs)
        if len(query) > LONGEST:
            context["errors"] = [
                _("Hakuteksti on liian pitkä: kirjoita enintään %(n)s merkkiä.") % {"n": LONGEST}
            ]
        elif search_form(query):
            groups = search(query, requested_day(self.request).day)
            themes = themes_named(query)
            total = sum(group.count for group in groups) + len(themes)
            context |= {"groups": groups, "themes": themes, "total": total, "was_searched": True}
        return context


class AboutView(TemplateView):
    """What the register is, what it holds and how sure it is."""

    template_name = "yhteistyo/about.html"
    extra_context = {"title": gettext_lazy("Tietoa rekisteristä")}
