"""The people, settings and log of an organization, below /o/<org>/."""

from django.urls import path

from reopen.accounts.views import audit, people, resets

urlpatterns = [
    path("people/", people.people_list, name="people"),
    path("people/roles/", people.roles, name="roles"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<uuid:pk>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path("people/<uuid:pk>/", people.person, name="person"),
    path("people/<uuid:pk>/role/", people.change_role, name="change_role"),
    path("people/<uuid:pk>/end/", people.end_role, name="end_role"),
    path("people/<uuid:pk>/suspend/", people.suspend, name="suspend"),
    path("people/<uuid:pk>/reinstate/", people.reinstate, name="reinstate"),
    path(
        "people/<uuid:pk>/reset-second-factor/",
        resets.begin,
        name="reset_second_factor",
    ),
    path("people/resets/<uuid:pk>/stop/", resets.stop, name="stop_reset"),
    path("organization/", people.organization, name="organization"),
    path("audit/", audit.log, name="audit"),
    path("audit/export/", audit.export, name="audit_export"),
]
