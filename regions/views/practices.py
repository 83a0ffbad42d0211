"""The list of good practices and the page of one."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regions.filters import PracticeFilter
from regions.listing import FilteredListView, Order
from regions.models import GoodPractice
from regions.resources import GoodPracticeResource
from regions.views.detail import RecordDetail


class PracticeList(FilteredListView):
    """Ways of working together that others could borrow."""

    template_name = "regions/practice_list.html"
    filterset_class = PracticeFilter
    resource_class = GoodPracticeResource
    title = _("Hyvät käytännöt")
    counted = ngettext_lazy("%(n)s hyvä käytäntö", "%(n)s hyvää käytäntöä", "n")
    export_filename = "kaytannot"
    orders = {
        "nimi": Order(_("Otsikko"), ("sort_fi", "pk")),
        "laji": Order(_("Laji"), ("kind", "sort_fi", "pk")),
        "uusin": Order(_("Uusin ensin"), (F("valid_from").desc(nulls_last=True), "sort_fi", "pk")),
    }

    def base_queryset(self):
        return GoodPractice.objects.select_related("contact").prefetch_related("regions", "themes")


class PracticeDetail(RecordDetail):
    """What a practice is, where it is in use and whom to ask about it."""

    template_name = "regions/practice_detail.html"
    context_object_name = "practice"
    queryset = GoodPractice.objects.select_related("contact__actor_type").prefetch_related(
        "regions", "actors", "themes", "sources"
    )
    not_found = _("Tällaista hyvää käytäntöä ei ole rekisterissä.")
