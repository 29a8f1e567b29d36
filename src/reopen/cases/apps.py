from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "reopen.cases"
    label = "cases"

    def ready(self) -> None:
        from reopen.accounts.access import HIDDEN_CASES
        from reopen.cases.access import hidden_case_ids
        from reopen.cases.names import name_things

        name_things()
        HIDDEN_CASES.append(hidden_case_ids)
