"""What came of an import, in words that a person understands."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export.results import Error, Result


class ImportFaultError(Error):
    """A fault of the whole file. No traceback: it is for people."""

    traceback = ""


class RegisterResult(Result):
    """The outcome of an import, with its faults in words."""

    def messages(self) -> list[str]:
        """Every fault by row and column, in the language in use."""
        found = [str(fault.error) for fault in self.base_errors]
        for row in self.invalid_rows:
            for name, texts in row.error_dict.items():
                for text in texts:
                    if name == NON_FIELD_ERRORS:
                        found.append(_("Rivi %(row)s: %(text)s") % {"row": row.number, "text": text})
                    else:
                        place = {"row": row.number, "column": name, "text": text}
                        found.append(_("Rivi %(row)s, sarake ”%(column)s”: %(text)s") % place)
        return found


def difference(old: str, new: str):
    """What goes and what comes, marked up for the preview of an import."""
    if not old:
        return format_html("<ins>{}</ins>", new)
    return format_html("<del>{}</del> <ins>{}</ins>", old, new)
