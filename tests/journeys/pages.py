"""The main pages, by the names their screenshots bear, and who looks at them."""

from dataclasses import dataclass

HOME = "/o/riverbend/"


@dataclass(frozen=True)
class MainPage:
    """`path` may name a `{case}` and a `{document}`; `who` is empty before sign-in."""

    name: str
    path: str
    who: str = "nadia"


MAIN_PAGES = (
    MainPage("sign-in", "/account/login/", ""),
    MainPage("home", HOME),
    MainPage("case-list", f"{HOME}cases/"),
    MainPage("new-case", f"{HOME}cases/new/"),
    MainPage("case", "{case}"),
    MainPage("case-people", "{case}people/"),
    MainPage("case-courts", "{case}courts/"),
    MainPage("case-team", "{case}team/"),
    MainPage("case-notes", "{case}notes/"),
    MainPage("case-audit", "{case}audit/"),
    MainPage("files", "{case}files/"),
    MainPage("upload", "{case}files/upload/"),
    MainPage("disclosure", "{case}disclosure/"),
    MainPage("disclosure-start", "{case}disclosure/start/"),
    MainPage("disclosure-pair", "{pair}"),
    MainPage("mentioned", "{case}disclosure/mentioned/"),
    MainPage("who-had-it", "{case}disclosure/who-had-it/"),
    MainPage("requests", "{case}disclosure/requests/"),
    MainPage("reading-room", "{case}reading/"),
    MainPage("notes-on-pages", "{case}reading/notes/"),
    MainPage("coding", "{case}reading/coding/"),
    MainPage("review-batches", "{case}reading/batches/"),
    MainPage("exhibits", "{case}reading/exhibits/"),
    MainPage("people-found", "{case}reading/people/"),
    MainPage("maybe-the-same", "{case}reading/people/same/"),
    MainPage("chronology", "{case}reading/chronology/"),
    MainPage("dated-sentences", "{case}reading/chronology/dates/"),
    MainPage("new-fact", "{case}reading/chronology/new/"),
    MainPage("statements", "{case}reading/statements/"),
    MainPage("productions", "{case}reading/productions/"),
    MainPage("new-production", "{case}reading/productions/new/"),
    MainPage("redactions", "{case}reading/redactions/"),
    MainPage("privilege-log", "{case}reading/privilege/"),
    MainPage("bates-numbers", "{case}reading/bates/"),
    MainPage("load-files", "{case}reading/load-files/"),
    MainPage("check-pdf", f"{HOME}check-pdf/"),
    MainPage("leaving", "{case}leaving/"),
    MainPage("receipts", "{case}files/receipts/"),
    MainPage("document", "{document}"),
    MainPage("viewer", "{document}p/2/?q=Beecham#hit"),
    MainPage("correction", "{document}p/2/text/"),
    MainPage("search", f"{HOME}search/?q=Beecham"),
    MainPage("issue-codes", f"{HOME}issue-codes/"),
    MainPage("coding-panels", f"{HOME}coding-panels/"),
    MainPage("people", f"{HOME}people/", "ada"),
    MainPage("roles", f"{HOME}people/roles/", "ada"),
    MainPage("invite", f"{HOME}people/invite/", "ada"),
    MainPage("audit", f"{HOME}audit/", "ada"),
    MainPage("organization", f"{HOME}organization/", "ada"),
    MainPage("account", "/account/"),
    MainPage("second-factor", "/account/second-factor/"),
)
