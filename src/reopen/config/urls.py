"""All addresses of the site. Every view behind them declares a door (`reopen.accounts.doors`)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("reopen.workspace.urls")),
    path("account/", include("reopen.accounts.urls")),
    path("o/<slug:org>/cases/", include("reopen.cases.urls")),
    path("o/<slug:org>/", include("reopen.documents.urls")),
    path("o/<slug:org>/", include("reopen.leaving.urls")),
    path("o/<slug:org>/", include("reopen.disclosure.urls")),
    path("o/<slug:org>/", include("reopen.review.urls")),
    path("o/<slug:org>/", include("reopen.flags.urls")),
    path("o/<slug:org>/", include("reopen.productions.urls")),
    path("o/<slug:org>/", include("reopen.chronology.urls")),
    path("o/<slug:org>/", include("reopen.figures.urls")),
    path("o/<slug:org>/", include("reopen.bulletin.urls")),
    path("o/<slug:org>/", include("reopen.registry.urls")),
    path("o/<slug:org>/", include("reopen.editing.urls")),
    path("o/<slug:org>/", include("reopen.accounts.organization_urls")),
    path("", include("reopen.api.urls")),
    *i18n_patterns(path("", include("reopen.public.urls")), prefix_default_language=False),
]

handler404 = "reopen.workspace.views.not_found"
handler403 = "reopen.workspace.views.not_allowed"
handler500 = "reopen.workspace.views.went_wrong"
