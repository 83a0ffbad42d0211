"""Lists that people filter, sort, page through and take with them to Excel.

A list's address holds everything that was chosen, so it can be bookmarked and sent. A filter or an
order that cannot be used is named in a message and nothing is listed: passing it by would answer
another question than the one asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from django_filters import FilterSet

from regions.days import PARAMETER as DAY
from regions.days import requested_day
from regions.exchange import RegisterResource, export_response
from regions.partial_dates import PartialDate

PAGE, SORT, EXPORT = "sivu", "jarjestys", "vie"
FORMATS = {"xlsx": gettext_lazy("Excel"), "csv": gettext_lazy("CSV")}


@dataclass(frozen=True)
class Order:
    """One way to sort a list: what it is called and the fields behind it."""

    label: str | Promise
    fields: tuple


@dataclass(frozen=True)
class Chip:
    """One chosen value of a filter, and the address of the list without it."""

    label: str
    value: str
    remove_url: str


def page_of(rows: Sequence, size: int, request: HttpRequest) -> Page:
    """The page of the rows that the address asks for; a 404 when there is no such page."""
    try:
        return Paginator(rows, size).page(request.GET.get(PAGE) or 1)
    except InvalidPage as error:
        raise Http404(_("Sivua ei ole.")) from error


def asked_format(request: HttpRequest) -> str:
    """The format of the file that the address asks for, "xlsx" or "csv"; empty when it asks for a page.

    A BadRequest on another format and on a day that cannot be used: a page can tell that it answers for
    today instead, a file is read where no message is seen.
    """
    file_format = request.GET.get(EXPORT)
    if file_format is None:
        return ""
    if file_format not in FORMATS:
        raise BadRequest(_("Tuntematon tiedostomuoto. Valitse xlsx tai csv."))
    if error := requested_day(request).error:
        raise BadRequest(error)
    return file_format


class FilteredListView(ListView):
    """A list with filters, removable chips, orders, pages and exports.

    A subclass names `filterset_class`, `resource_class`, `orders` (address value → `Order`, the first
    is the default), `title` and `counted` (an ngettext_lazy such as "%(n)s sopimusta"); its queryset comes
    from `base_queryset`, narrowed by the filters here.
    """

    filterset_class: type[FilterSet]
    resource_class: type[RegisterResource]
    orders: dict[str, Order]
    title: str | Promise = ""
    counted: str | Promise = ""
    export_filename: str = ""
    paginate_by = 50
    page_kwarg = PAGE

    @property
    def day(self):
        """The day the list answers for."""
        return requested_day(self.request).day

    def get(self, request, *args, **kwargs):
        if file_format := asked_format(request):
            return self.export(file_format)
        return super().get(request, *args, **kwargs)

    def base_queryset(self):
        """The records the list is of, before any filter."""
        return super().get_queryset()

    @cached_property
    def filterset(self) -> FilterSet:
        return self.filterset_class(self.request.GET, queryset=self.base_queryset(), request=self.request)

    @cached_property
    def errors(self) -> list[str]:
        """What in the address cannot be used, each with the name of the field."""
        form = self.filterset.form
        found: list[str] = []
        for name, messages in form.errors.items():
            label = form.fields[name].label if name in form.fields else name
            found += [f"{label}: {message}" for message in messages]
        if self.asked_order not in self.orders:
            found.append(
                _("Järjestystä ”%(value)s” ei ole.") % {"value": self.asked_order[:40].replace("\0", "")}
            )
        return found

    @property
    def asked_order(self) -> str:
        return self.request.GET.get(SORT) or next(iter(self.orders))

    def get_queryset(self):
        if self.errors:
            return self.base_queryset().none()
        return self.filterset.qs.order_by(*self.orders[self.asked_order].fields)

    def chips(self) -> list[Chip]:
        """The chosen filters, one chip a value."""
        form = self.filterset.form
        found: list[Chip] = []
        if not form.is_bound or not form.is_valid():
            return found
        for name in form.fields:
            chosen = form.cleaned_data.get(name)
            raw = [value for value in self.request.GET.getlist(name) if value]
            if not raw or chosen in (None, "", []):
                continue
            label = str(form.fields[name].label)
            shown = labels_of(form.fields[name], chosen)
            if len(shown) == len(raw):
                found += [
                    Chip(label, text, self.url_without(name, value))
                    for text, value in zip(shown, raw, strict=True)
                ]
            else:
                found.append(Chip(label, ", ".join(shown), self.url_without(name)))
        return found

    def url_without(self, name: str, value: str | None = None) -> str:
        """This list's address without one filter, or without one value of it."""
        query = self.request.GET.copy()
        rest = [item for item in query.getlist(name) if value is not None and item != value]
        if rest:
            query.setlist(name, rest)
        else:
            query.pop(name, None)
        query.pop(PAGE, None)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def url_without_filters(self) -> str:
        """This list's address with only the order and the day kept."""
        query = self.request.GET.copy()
        for name in list(query):
            if name not in (SORT, DAY):
                query.pop(name)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def export_links(self) -> list[dict]:
        return export_links(self.request)

    def export(self, file_format: str):
        """All rows that the filters leave, in the order chosen, as a file."""
        if self.errors:
            raise BadRequest(" ".join(self.errors))
        criteria = [(chip.label, chip.value) for chip in self.chips()]
        return export_response(
            self.resource_class(site_address=self.request.build_absolute_uri("/")),
            self.get_queryset(),
            file_format=file_format,
            title=str(self.title),
            criteria=criteria,
            order=str(self.orders[self.asked_order].label),
            day=self.day,
            filename=f"{self.export_filename}-{self.day.isoformat()}",
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context |= {
            "title": self.title,
            "filter": self.filterset,
            "filter_errors": self.errors,
            "chips": self.chips(),
            "clear_url": self.url_without_filters(),
            "sort_options": [
                {"value": value, "label": order.label, "selected": value == self.asked_order}
                for value, order in self.orders.items()
            ],
            "result_count": context["paginator"].count,
            "results_heading": self.counted and self.counted % {"n": context["paginator"].count},
            "export_links": self.export_links(),
        }
        return context


def export_links(request: HttpRequest) -> list[dict]:
    """The page's own address as a file in each format: all rows, whatever the page in view."""
    query = request.GET.copy()
    query.pop(PAGE, None)
    links = []
    for file_format, label in FORMATS.items():
        query[EXPORT] = file_format
        links.append({"format": file_format, "label": label, "url": f"{request.path}?{query.urlencode()}"})
    return links


def labels_of(field, chosen) -> list[str]:
    """What a person reads for the chosen value or values of a form field."""
    if chosen is True:
        return [_("kyllä")]
    if chosen is False:
        return [_("ei")]
    several = isinstance(chosen, list | tuple) or hasattr(chosen, "model")
    values = list(chosen) if several else [chosen]
    names = {str(value): str(label) for value, label in flat_choices(field)}
    return [names.get(str(value), shown(value)) for value in values]


def flat_choices(field):
    """The choices of a field with fixed choices, groups opened; none for a field of records."""
    if hasattr(field, "queryset"):
        return
    for value, label in getattr(field, "choices", ()):
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def shown(value) -> str:
    """A filter's value as text; a plain date as dates are shown elsewhere."""
    if hasattr(value, "isoformat") and not isinstance(value, PartialDate):
        value = PartialDate.of(value)
    return str(value)
