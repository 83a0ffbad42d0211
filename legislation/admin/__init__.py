"""The admin of what the law demands. Each file registers the models of one concept."""

from legislation.admin import law, obligation, publication

__all__ = ["law", "obligation", "publication"]
