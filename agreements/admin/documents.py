"""Documents: on the page of what they belong to and as a list of their own."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.models import Document
from regions.admin.base import RegisterAdmin, StackedRows

HELP_TEXTS = {
    "url": _("Osoite, josta asiakirjan voi lukea. Anna linkki tai tiedosto."),
    "language": _("Kielen tunnus, esimerkiksi fi tai sv."),
    "proof_of": _("Mitä asiakirja osoittaa, esimerkiksi että sopimus on hyväksytty."),
}


class DocumentRows(StackedRows):
    model = Document
    plain_selects = ("kind",)
    help_texts = HELP_TEXTS
    fieldsets: Any = (
        (None, {"fields": (("title", "kind", "language"), ("url", "file"), ("dated_on", "proof_of"))}),
    )


@admin.register(Document)
class DocumentAdmin(RegisterAdmin):
    list_display = ("title", "kind", "dated_on", "language", "owner", "proof_of")
    list_filter = ("kind", "proof_of", "language", ("file", admin.EmptyFieldListFilter))
    list_select_related = ("agreement", "negotiation", "plan")
    date_hierarchy = "dated_on"
    search_help_text = _("Hae asiakirjan nimellä tai osoitteella.")
    help_texts = HELP_TEXTS
    fieldsets = (
        (_("Mihin kuuluu"), {"fields": ("agreement", "negotiation", "plan")}),
        *((_("Asiakirja"), options) for _name, options in DocumentRows.fieldsets),
    )

    def search(self, queryset, text):
        return queryset.filter(title__icontains=text) | queryset.filter(url__icontains=text)

    @admin.display(description=_("mihin kuuluu"))
    def owner(self, document):
        return document.agreement or document.negotiation or document.plan
