"""The root of all addresses. Finnish has no prefix; Swedish is under /sv/ and English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from yhteistyo.health import healthz
from yhteistyo.views import AboutView, HomeView, SearchView

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
]

urlpatterns += i18n_patterns(
    path("", HomeView.as_view(), name="home"),
    path("haku/", SearchView.as_view(), name="search"),
    path("tietoa/", AboutView.as_view(), name="about"),
    path("", include("agreements.urls")),
    path("", include("legislation.urls")),
    path("", include("regions.urls")),
    path("", include("yhteistyo.page_urls")),
    path("hallinta/", admin.site.urls),
    prefix_default_language=False,
)

handler400 = "yhteistyo.errors.bad_request"
handler500 = "yhteistyo.errors.server_error"
