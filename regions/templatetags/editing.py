"""The way from a public page to its record in the administration, for those who may change it."""

from typing import Any

from django import template
from django.contrib import admin
from django.template.context import Context
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("components/edit_link.html", takes_context=True)
def edit_link(context: Context, record: Any) -> dict[str, Any]:
    """`{% edit_link agreement %}`: a link "Muokkaa" when the reader may change the record, else nothing."""
    request = context.get("request")
    model_admin = admin.site._registry.get(type(record))
    user = getattr(request, "user", None)
    if request is None or model_admin is None or user is None or not user.is_active or not user.is_staff:
        return {"url": None}
    if not model_admin.has_change_permission(request, record):
        return {"url": None}
    opts = record._meta
    return {
        "url": reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]),
        "record": record,
    }
