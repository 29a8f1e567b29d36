"""One's own account: only what Reopen needs of allauth; there is no sign-up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from reopen.accounts.views.account import (
    my_account,
    remove_app,
    remove_passkey,
    set_up_app,
    set_up_passkey,
)
from reopen.accounts.views.invitation import invitation
from reopen.accounts.views.language import choose_language
from reopen.accounts.views.resets import keep_mine, stop_by_link
from reopen.accounts.views.session import held, session

urlpatterns = [
    path("", my_account, name="account"),
    path("invitation/<slug:org>/<str:secret>/", invitation, name="invitation"),
    path("session/", session, name="session"),
    path("held/", held, name="held"),
    path("second-factor/keep/", keep_mine, name="keep_second_factor"),
    path(
        "second-factor/reset/<slug:org>/<str:secret>/",
        stop_by_link,
        name="stop_reset_by_link",
    ),
    path("language/", choose_language, name="language"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("second-factor/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/app/", set_up_app, name="mfa_activate_totp"),
    path("second-factor/app/remove/", remove_app, name="mfa_deactivate_totp"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", set_up_passkey, name="mfa_add_webauthn"),
    path("second-factor/passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "second-factor/passkeys/reauthenticate/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        remove_passkey,
        name="mfa_remove_webauthn",
    ),
    path("second-factor/passkeys/<int:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("oidc/<str:provider_id>/login/", oidc.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("oidc/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/error/", social.login_error, name="socialaccount_login_error"),
    path("oidc/closed/", social.signup, name="socialaccount_signup"),
]
