"""A document kept here, given to those who may see what it belongs to."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Document


@require_safe
def document(request, pk: int) -> FileResponse:
    """The file of a document as a download; an internal one only to those who may view documents."""
    found = get_object_or_404(Document.objects.select_related("agreement", "negotiation", "plan"), pk=pk)
    may_see = found.is_public or request.user.has_perm("agreements.view_document")
    if not found.file.name or not may_see or not found.file.storage.exists(found.file.name):
        raise Http404(_("Tätä asiakirjaa ei ole rekisterissä."))
    return FileResponse(found.file.open("rb"), as_attachment=True)
