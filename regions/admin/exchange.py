"""Import and export pages: django-import-export with Finnish words and no half-saved files."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import capfirst, slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportActionMixin, ImportMixin
from import_export.forms import ExportForm, ImportForm

from regions.exchange.export import export_response
from regions.exchange.formats import CSV, XLSX
from regions.exchange.package import UnreadableFileError

UNREADABLE = _(
    "Tiedostoa ei voi lukea tai siinä ei ole yhtään riviä. Tarkista, että muoto on oikea ja että "
    "ensimmäisellä rivillä ovat sarakkeiden nimet."
)


def _in_words(form: forms.Form) -> None:
    form.fields["format"].label = _("Tiedoston muoto")
    form.fields["resource"].label = _("Sisältö")


class FileForm(ImportForm):
    """Asks for the file to import."""

    def __init__(self, formats, resources, **kwargs):
        super().__init__(formats, resources, **kwargs)
        _in_words(self)
        self.fields["import_file"].label = _("Tuotava tiedosto")

    def add_error(self, field, error):
        # What is not a ValidationError is the library's own English text of a file that it cannot read.
        if field == "import_file" and not isinstance(error, ValidationError):
            error = UNREADABLE
        super().add_error(field, error)


class FormatForm(ExportForm):
    """Asks for the kind of file to export."""

    def __init__(self, formats, resources, **kwargs):
        super().__init__(formats, resources, **kwargs)
        _in_words(self)


class ExchangePages(ImportMixin, ExportActionMixin):
    """Import and export of one model, through the resource `<app>.resources.<Model>Resource`."""

    import_export_change_list_template = "admin/import_export/change_list_import_export.html"
    change_form_template = "admin/change_form.html"
    show_change_form_export = False  # the button would save the form too; the page has a link instead
    import_form_class = FileForm
    export_form_class = FormatForm
    formats = [XLSX, CSV]
    import_formats = export_formats = formats

    def get_resource_classes(self, request):
        return [import_string(f"{self.opts.app_label}.resources.{self.opts.object_name}Resource")]

    def has_import_permission(self, request):
        """An import both adds and changes records."""
        return (
            super().has_import_permission(request)
            and self.has_add_permission(request)
            and self.has_change_permission(request)
        )

    def has_export_permission(self, request):
        return super().has_export_permission(request) and self.has_view_or_change_permission(request)

    def get_valid_export_item_pks(self, request):
        return self.get_queryset(request).values_list("pk", flat=True)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "export_admin_action" in actions:
            function, name, _words = actions["export_admin_action"]
            actions["export_admin_action"] = (function, name, _("Vie valitut tiedostoon"))
        return actions

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj is not None and self.has_export_permission(request):
            context["export_url"] = f"{self._to('export').url}?{self.opts.pk.name}__exact={obj.pk}"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def export_action(self, request):
        request.GET = request.GET.copy()
        request.GET.pop("_changelist_filters", None)  # the list's own memory, not a filter
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            messages.error(request, _("Osoitteen rajaus on virheellinen. Rajaa luettelo uudelleen."))
            return self._to("changelist")

    def init_request_context_data(self, request, form):
        context = super().init_request_context_data(request, form)
        context |= {"title": self._title(_("vienti"))}
        if not form.initial.get("export_items"):
            context |= {
                "criteria": self._criteria(request),
                "count": self.get_export_queryset(request).count(),
            }
        return context

    def get_resource_kwargs(self, request, *args, **kwargs):
        return {"site_address": request.build_absolute_uri("/")}

    def _do_file_export(self, file_format, request, queryset, export_form=None):
        """The same file as the site's own lists give, written in constant memory."""
        criteria = self._criteria(request)
        if export_form is not None and export_form.cleaned_data.get("export_items"):
            criteria.append(
                (gettext("valittu luettelosta"), str(len(export_form.cleaned_data["export_items"])))
            )
        title = str(capfirst(self.opts.verbose_name_plural))
        day = localdate()
        return export_response(
            self.get_export_resource_classes(request)[0](**self.get_export_resource_kwargs(request)),
            queryset,
            file_format=file_format.get_extension(),
            title=title,
            criteria=criteria,
            day=day,
            filename=f"{slugify(title)}-{day.isoformat()}",
        )

    def _criteria(self, request) -> list[tuple[str, str]]:
        """What the list is filtered and searched by, in words."""
        changelist = self.get_changelist_instance(request)
        told = [(gettext("haku"), changelist.query)] if changelist.query else []
        for spec in changelist.filter_specs:
            chosen = [str(choice["display"]) for choice in spec.choices(changelist) if choice["selected"]]
            if spec.has_output() and any(name in request.GET for name in spec.expected_parameters()):
                told.append((str(spec.title), ", ".join(chosen)))
        return told

    def import_action(self, request, **kwargs):
        response = super().import_action(request, **kwargs)
        response.context_data["title"] = self._title(_("tuonti"))
        return response

    def add_data_read_fail_error_to_form(self, form, e):
        told = ValidationError(str(e)) if isinstance(e, UnreadableFileError) else UNREADABLE
        form.add_error("import_file", told)

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except (ValueError, IndexError, OSError):
            # The confirmation was tampered with, or the file checked before it is gone.
            messages.error(request, _("Tarkistettua tiedostoa ei enää ole. Lähetä tiedosto uudelleen."))
            return self._to("import")

    def process_dataset(self, dataset, form, request, **kwargs):
        return super().process_dataset(dataset, form, request, rollback_on_validation_errors=True, **kwargs)

    def process_result(self, result, request):
        if result.has_errors() or result.has_validation_errors():
            # The records changed between the check and the confirmation.
            messages.error(request, _("Mitään ei tuotu: tiedoissa on virheitä. Lähetä tiedosto uudelleen."))
            return self._to("import")
        return super().process_result(result, request)

    def add_success_message(self, result, request):
        counts = {name: result.totals[name] for name in ("new", "update", "delete", "skip")}
        messages.success(
            request,
            gettext(
                "Tuonti valmis: uusia %(new)d, muutettuja %(update)d, poistettuja %(delete)d, "
                "ennallaan %(skip)d."
            )
            % counts,
        )

    def _create_log_entry(self, user_pk, rows, import_type, action_flag):
        if rows:
            LogEntry.objects.log_actions(
                user_pk, rows, action_flag, change_message=gettext("Tuotu tiedostosta.")
            )

    def _title(self, what) -> str:
        return f"{capfirst(self.opts.verbose_name_plural)}: {what}"

    def _to(self, page: str) -> Any:
        return HttpResponseRedirect(
            reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}")
        )
