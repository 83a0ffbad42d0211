"""Every public address, read from the URL configuration itself, so that a new page is under test at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

# One page of each kind in the real register that has much to show, and those that differ most from others.
SAMPLES = {
    "actor": [
        {"slug": "lieksa"},
        {"slug": "helsinki"},
        {"slug": "pohjois-karjalan-hyvinvointialue"},
        {"slug": "pohjois-karjala-tyollisyysalue"},
        {"slug": "pertunmaa"},
    ],
    "actor-changes": [{"slug": "kuhmoinen"}],
    "region": [{"slug": "paijat-hame"}, {"slug": "ahvenanmaa"}],
    "region-changes": [{"slug": "keski-suomi"}],
    "obligation": [{"code": "hyte-kunta-neuvottelu"}],
    "law": [{"law": "611-2021"}],
    "section": [{"law": "611-2021", "section": "14"}],
    "agreement": [
        {"slug": "paijat-hame-yhteistyopoytakirja"},
        {"slug": "keski-suomi-puitesopimus-2022-2025"},
    ],
    "agreement-comparison": [{"slug": "keski-suomi-strateginen-yhteistyosopimus"}],
    "negotiation": [{"slug": "paijat-hame-hyte-neuvottelu-2023-08-17"}],
    "plan": [{"slug": "paijat-hame-maakuntaohjelma-2026-2029"}],
    "structure": [{"slug": "paijat-hame-yhdyspintaneuvottelukunta"}],
    "practice": [{"slug": "paijat-hame-nelja-tasoa"}],
    "source": [{"code": "julkaisu-2025"}],
    "situation-names": [{"code": "hva-kunnat-neuvottelu"}],
}


@dataclass(frozen=True)
class Address:
    """A public address of the URL configuration: its name, what varies in it and the view behind it."""

    name: str
    parameters: tuple[str, ...]
    view: type | None

    def url(self, language: str = "fi", **values: str | int) -> str:
        with override(language):
            return reverse(self.name, kwargs={name: values[name] for name in self.parameters})


def public_addresses() -> list[Address]:
    """Every page that can be asked for without signing in."""
    others = {"healthz", "document"}  # a machine's check, and files to download
    return [address for address in _addresses(get_resolver()) if address.name not in others]


def _addresses(resolver: URLResolver) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            view = getattr(entry.callback, "view_class", None)
            yield Address(entry.name, tuple(entry.pattern.converters), view)
        elif not entry.namespace:  # the administration has a namespace of its own
            yield from _addresses(entry)


def whole_pages() -> list[Address]:
    """Addresses in which nothing varies: the home page, search, lists and the like."""
    return [address for address in public_addresses() if not address.parameters]


def record_pages() -> list[Address]:
    """Addresses of one record each."""
    return [address for address in public_addresses() if address.parameters]


def filtered_lists() -> list[Address]:
    """Lists that can be narrowed by filters."""
    return [address for address in whole_pages() if hasattr(address.view, "filterset_class")]


def sample_urls(language: str = "fi") -> list[str]:
    """Every page in which nothing varies, and the samples of each kind of record."""
    urls = [address.url(language) for address in whole_pages()]
    for address in record_pages():
        urls += [address.url(language, **values) for values in SAMPLES[address.name]]
    return urls
