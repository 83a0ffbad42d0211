"""The resource of documents."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Document
from regions.exchange import Derived, RegisterResource
from regions.exchange.cells import clean_text


class DocumentResource(RegisterResource):
    """Links and files that prove what the register tells. A file itself is not imported."""

    stored = Derived(_("Tiedosto"), ("file",), lambda name: clean_text(name or "") or None, width=30)

    class Meta:
        model = Document
        import_id_fields = ("agreement", "negotiation", "plan", "title")
        fields = (
            "agreement", "negotiation", "plan", "kind", "title", "url", "stored", "language", "dated_on",
            "proof_of",
        )  # fmt: skip
