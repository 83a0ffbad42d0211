"""The admin of what has been agreed and done. Each file registers the models of one concept."""

from agreements.admin import agreement, documents, evidence, negotiation, parts

__all__ = ["agreement", "documents", "evidence", "negotiation", "parts"]
