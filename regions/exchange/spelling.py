"""Lists spelled out in one cell: "Joensuu (sopijapuoli); Lieksa (sopijapuoli, alkaa: 1.1.2025)".

Items are separated by semicolons, what is told of an item stands in parentheses after it, separated by
commas. Text that itself holds such a character stands in double quotes, and a quote in it is doubled.
"""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_NEEDS_QUOTES = re.compile(r'[;(),:"\n]|^\s|\s$|^$')
_LIST_NEEDS_QUOTES = re.compile(r'[;"\n]|^\s|\s$|^$')


def quoted(text: str, *, in_plain_list: bool = False) -> str:
    """The text in quotes if it could be misread without them."""
    pattern = _LIST_NEEDS_QUOTES if in_plain_list else _NEEDS_QUOTES
    if pattern.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def unquoted(text: str) -> str:
    text = text.strip()
    if _QUOTED.fullmatch(text):
        return text[1:-1].replace('""', '"')
    return text


def split(text: str, separator: str = ";") -> list[str]:
    """The non-empty parts of the text between separators that are not in quotes (nor in parentheses)."""
    masked = _masked(text)
    parts, start, depth = [], 0, 0
    for place, character in enumerate(masked):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(depth - 1, 0)
        elif character == separator and (depth == 0 or separator == ";"):
            parts.append(text[start:place].strip())
            start = place + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def item(head: str, details: Iterable[str]) -> str:
    """One item of a list: "Joensuu (sopijapuoli, alkaa: 1.1.2025)"."""
    told = ", ".join(details)
    return f"{head} ({told})" if told else head


def opened(text: str) -> tuple[str, list[str], dict[str, str]]:
    """An item taken apart: its head, its details without a name, and its details by name."""
    masked = _masked(text)
    head, details = text, ""
    if masked.rstrip().endswith(")"):
        start = masked.rfind("(")
        if start < 0:
            raise ValidationError(_("Alkava sulkumerkki puuttuu: %(text)s") % {"text": text[:80]})
        head, details = text[:start], text[start + 1 : len(masked.rstrip()) - 1]
    unnamed, named = [], {}
    for detail in split(details, ","):
        place = _masked(detail).find(":")
        if place < 0:
            unnamed.append(unquoted(detail))
        else:
            named[" ".join(detail[:place].split()).casefold()] = unquoted(detail[place + 1 :])
    return unquoted(head), unnamed, named


def _masked(text: str) -> str:
    """The text with everything in quotes blanked out, place by place."""
    masked = _QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    if '"' in masked:
        raise ValidationError(_("Lainausmerkki puuttuu: %(text)s") % {"text": text[:80]})
    return masked
