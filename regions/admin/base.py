"""What every admin page of the register shares: relations, help texts, searching, links to the site."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.db import IntegrityError, models, transaction
from django.http import HttpResponseRedirect
from django.urls import NoReverseMatch
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from regions.admin.columns import day
from regions.admin.exchange import ExchangePages
from regions.admin.forms import RegisterForm, RegisterFormSet
from regions.admin.versions import EditConflicts
from regions.partial_dates import PartialDateField

HELP_TEXTS = {
    "slug": _("Osoitteen loppu: pieniä kirjaimia, numeroita, yhdysmerkkejä. Muuttaminen katkaisee linkkejä."),
    "code": _("Pysyvä tunnus, jolla tiedostot viittaavat tietueeseen. Älä muuta turhaan."),
    "sources": _("Mistä tieto on peräisin. Hae lähteen nimellä, julkaisijalla tai osoitteella."),
    "checked_on": _("Milloin tietoa on viimeksi verrattu lähteeseen."),
    "verification": _("Tarkistettu vain, kun joku on verrannut tietoa säädökseen tai lähteeseen."),
    "position": _("Pieni luku on luettelossa ensin."),
    "note": _("Näkyy vain hallinnassa."),
    "themes": _("Mistä asiasta on kyse. Voit valita useita."),
    "regions": _("Maakunnat, joita asia koskee."),
    "is_public": _("Ei-julkinen tietue ei näy sivustolla."),
}  # fmt: skip
DATE_HELP = _("Kirjoita se, mikä tiedetään: 24.11.2026, 11/2026 tai 2026.")

PERIOD = ("valid_from", "valid_until")
SOURCED: Any = (
    _("Lähteet ja tarkistus"),
    {"fields": ("sources", ("verification", "checked_on"), "conflict_note")},
)


class FormFields(BaseModelAdmin):
    """Form fields as the register wants them, in pages and in their rows alike."""

    form = RegisterForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    # Relations to tables so short that a plain list is easier than a search.
    plain_selects: ClassVar[tuple[str, ...]] = ("actor_type", "kind")
    help_texts: ClassVar[dict[str, Any]] = {}

    def get_autocomplete_fields(self, request):
        """Every relation that can grow is found by writing."""
        relations = [*self.opts.fields, *self.opts.many_to_many]
        return [
            field.name
            for field in relations
            if field.remote_field and field.editable and field.name not in self.plain_selects
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        shared = None if db_field.help_text else HELP_TEXTS.get(db_field.name)
        field.help_text = self.help_texts.get(db_field.name) or shared or field.help_text
        if isinstance(db_field, PartialDateField):
            field.help_text = (
                format_lazy("{} {}", field.help_text, DATE_HELP) if field.help_text else DATE_HELP
            )
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self._choices_of(db_field))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self._choices_of(db_field))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _choices_of(self, db_field):
        """The related records with what their names are made of, so that each choice costs no query."""
        related = self.admin_site._registry.get(db_field.remote_field.model)
        needed = related.list_select_related if isinstance(related, RecordAdmin) else ()
        queryset = db_field.remote_field.model._default_manager.all()
        return queryset.select_related(*needed) if needed else queryset


class RecordAdmin(FormFields, EditConflicts, admin.ModelAdmin):
    """The admin of one model. A part of a larger record has its import and export with that record."""

    empty_value_display = _("ei tietoa")
    list_select_related: Any = ()
    list_prefetch_related: Any = ()
    list_per_page = 50
    # Every record is found by writing; what is searched is in `search`, this only tells Django that it is.
    search_fields: Any = ("pk",)
    search_help_text: Any = None
    save_on_top = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_list_display(self, request):
        dates = {field.name: field for field in self.opts.fields if type(field) is models.DateField}
        return [day(dates[name]) if name in dates else name for name in super().get_list_display(request)]

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        if self.list_prefetch_related:
            changelist.result_list = list(changelist.result_list)
            models.prefetch_related_objects(changelist.result_list, *self.list_prefetch_related)
        return changelist

    def search(self, queryset: Any, text: str) -> models.QuerySet:
        """The records that a person means by the text; by default those with all its words."""
        return queryset.matching(text)

    def get_search_results(self, request, queryset, search_term):
        text = search_term.replace("\0", " ").strip()
        return (self.search(queryset, text) if text else queryset), False

    def choice_label(self, record) -> str:
        """The record among others that a search offers, told apart from its namesakes."""
        return str(record)

    def get_view_on_site_url(self, obj=None):
        """The record's own page on the site, if it has one that everyone sees."""
        if obj is None or not obj.pk or not getattr(obj, "is_public", True):
            return None
        try:
            return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None
        except NoReverseMatch:
            return None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            # The form was checked, so the database can refuse it only when another save came in between.
            messages.error(
                request,
                _("Mitään ei tallennettu: joku muu ehti tallentaa ristiriitaisen tiedon. Yritä uudelleen."),
            )
            return HttpResponseRedirect(request.get_full_path())


class RegisterAdmin(ExchangePages, RecordAdmin):
    """The admin of a model with import and export of its own."""


class RowsAdmin(FormFields, admin.options.InlineModelAdmin):
    """Rows of a record on its own page."""

    formset = RegisterFormSet
    extra = 0


class TableRows(RowsAdmin, admin.TabularInline):
    """Rows of a few short fields."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            # A table's column heading is no label of the fields under it.
            field.widget.attrs.setdefault("aria-label", field.label)
        return field


class StackedRows(RowsAdmin, admin.StackedInline):
    """Rows of many fields or long texts, each a small form."""
