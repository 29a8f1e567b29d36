"""Django's settings. What an operator may set: docs/reference/settings.md."""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from reopen.config.limits import SESSION_HOURS
from reopen.config.options import ENVIRONMENT, LIMITS, OPTIONS
from reopen.lib.databases import backup_address, database_settings

CHECKOUT = Path(__file__).resolve().parents[3]
REOPEN_HOME: Path = OPTIONS.home
REOPEN_DEMO: bool = OPTIONS.demo
REOPEN_MASTER_KEY: str = OPTIONS.master_key
REOPEN_IDLE_MINUTES = LIMITS.idle_minutes
REOPEN_RESET_HOURS = LIMITS.reset_hours
REOPEN_UPLOAD_DAYS = LIMITS.upload_days
REOPEN_ANCHOR = LIMITS.anchor

SECRET_KEY: str = OPTIONS.secret_key()
DEBUG = False
ALLOWED_HOSTS: list[str] = OPTIONS.hosts
CSRF_TRUSTED_ORIGINS: list[str] = OPTIONS.origins

INSTALLED_APPS = [
    "reopen.config",
    "reopen.demo",
    "reopen.workspace",
    "reopen.public",
    "reopen.api",
    "reopen.backup",
    "reopen.leaving",
    "reopen.disclosure",
    "reopen.review",
    "reopen.flags",
    "reopen.productions",
    "reopen.chronology",
    "reopen.figures",
    "reopen.documents",
    "reopen.cases",
    "reopen.registry",
    "reopen.units",
    "reopen.bulletin",
    "reopen.directory",
    "reopen.editing",
    "reopen.places",
    "reopen.accounts",
    "reopen.audit",
    "reopen.kernel",
    "django.forms",  # TemplatesSetting draws widgets through the loaders below
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "reopen.kernel.static_files.PackedStaticFiles",
    "reopen.public.middleware.PageCache",
    "csp.middleware.CSPMiddleware",
    "reopen.kernel.middleware.quiet_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "reopen.kernel.middleware.LanguageByAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "reopen.accounts.middleware.own_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "reopen.accounts.middleware.idle_limit",
]

ROOT_URLCONF = "reopen.config.urls"
WSGI_APPLICATION = "reopen.config.wsgi.application"

# Components and partials break each other under their automatic set-up: loaders by hand, tested.
_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "reopen.kernel.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "reopen.workspace.context.shell",
                "reopen.public.context.public_shell",
            ],
        },
    }
]

# A component sees its attributes and what context processors give, nothing else of the page.
COTTON_ISOLATE_BY_DEFAULT = True

DATABASES = database_settings(REOPEN_HOME, ENVIRONMENT)
REOPEN_BACKUP_DATABASE_URL = backup_address(ENVIRONMENT)
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "reopen_cache",
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "reopen.accounts.passwords.HardToGuess"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "reopen.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # nobody signs up: an invitation proves the address
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers who are typed into the reset page
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told by mail
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False  # shared computers: closing the browser signs out
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,20/15m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = LIMITS.proxies
MFA_ADAPTER = "reopen.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # one step for slow clocks and slow typing, as RFC 6238, 5.2 allows
MFA_FORMS = {
    "authenticate": "reopen.accounts.codes.CodeForm",
    "reauthenticate": "reopen.accounts.codes.CodeAgainForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = OPTIONS.insecure
MFA_TOTP_ISSUER = "Reopen"
SOCIALACCOUNT_ADAPTER = "reopen.accounts.adapter.SignInOnlyAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": OPTIONS.oidc_apps()}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the provider vouches for the address of an account
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
USERSESSIONS_TRACK_ACTIVITY = True

SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not OPTIONS.insecure
SESSION_COOKIE_NAME = "sessionid" if OPTIONS.insecure else "__Host-session"
CSRF_COOKIE_NAME = "csrftoken" if OPTIONS.insecure else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0 if OPTIONS.insecure else 31_536_000
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = None if OPTIONS.insecure else ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *OPTIONS.oidc_servers()],
        "frame-ancestors": [NONE],
    }
}

EMAIL_BACKEND = OPTIONS.email_backend
EMAIL_FILE_PATH = str(REOPEN_HOME / "mail")
EMAIL_HOST = OPTIONS.smtp_host
EMAIL_PORT = OPTIONS.smtp_port
DEFAULT_FROM_EMAIL = OPTIONS.mail_from

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_COOKIE_NAME = "language" if OPTIONS.insecure else "__Host-language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE = not OPTIONS.insecure
LANGUAGE_COOKIE_HTTPONLY = True
FORMAT_MODULE_PATH = "reopen.kernel.formats"  # dates and numbers
LOCALE_PATHS = [CHECKOUT / "src" / "reopen" / "locale"]
TIME_ZONE = OPTIONS.time_zone
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = REOPEN_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = OPTIONS.upload_folder()
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "reopen.kernel.spool.SealedUploadHandler",
]
TEST_RUNNER = "django.test.runner.DiscoverRunner"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
