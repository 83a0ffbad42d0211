"""What the pages of single records share."""

from django.http import Http404
from django.utils.functional import Promise
from django.views.generic import DetailView

from regions.days import requested_day


class RecordDetail(DetailView):
    """A record's page on the day asked for; an unknown address says what it is that was not found."""

    not_found: str | Promise = ""

    @property
    def day(self):
        return requested_day(self.request).day

    def get_object(self, queryset=None):
        try:
            return super().get_object(queryset)
        except Http404 as error:
            raise Http404(str(self.not_found)) from error

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"title": str(self.object)}
