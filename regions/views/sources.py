"""The list of sources and the page of one, with all that rests on it."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regions.filters import SourceFilter
from regions.listing import FilteredListView, Order
from regions.models import Source
from regions.reliance import records_resting_on
from regions.resources import SourceResource
from regions.views.detail import RecordDetail


class SourceList(FilteredListView):
    """Every document and page that the register's facts come from."""

    template_name = "regions/source_list.html"
    filterset_class = SourceFilter
    resource_class = SourceResource
    title = _("Lähteet")
    counted = ngettext_lazy("%(n)s lähde", "%(n)s lähdettä", "n")
    export_filename = "lahteet"
    orders = {
        "nimi": Order(_("Nimi"), ("title", "pk")),
        "luettu": Order(_("Viimeksi luettu ensin"), (F("read_on").desc(nulls_last=True), "title", "pk")),
        "laji": Order(_("Laji"), ("kind", "title", "pk")),
    }

    def base_queryset(self):
        return Source.objects.all()


class SourceDetail(RecordDetail):
    """A source and the records that rest on it."""

    template_name = "regions/source_detail.html"
    context_object_name = "source"
    model = Source
    slug_field = "code"
    slug_url_kwarg = "code"
    not_found = _("Tällaista lähdettä ei ole rekisterissä.")

    def get_context_data(self, **kwargs):
        groups = records_resting_on(self.object)
        return super().get_context_data(**kwargs) | {
            "groups": groups,
            "record_count": sum(group.count for group in groups),
        }
