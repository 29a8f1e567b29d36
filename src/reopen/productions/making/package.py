"""The ZIP of a production, written straight into the file store: never on disk in the open."""

import hashlib
import zipfile
from typing import Any

from reopen.kernel.archives import SAME_DAY, Growing
from reopen.kernel.filestore import Incoming
from reopen.kernel.tables import table_response
from reopen.lib.loadfiles import Image, write_dat, write_opt
from reopen.lib.redaction import Burnt, write_checked
from reopen.productions.making.plan import Plan, Row, Sheet

COLUMNS = (
    "BEGBATES", "ENDBATES", "PAGECOUNT", "DOCDATE", "REDACTED", "NOTPRODUCED", "CONFIDENTIALITY",
    "TEXTPATH", "FILEPATH",
)  # fmt: skip
_REDACTED = ("Bates number", "Page", "Reason", "Note")
_HELD_BACK = ("Bates number", "Pages", "Ground", "Author", "Recipients", "Date", "Description")


class Unsafe(Exception):
    """Something can be lifted off a file that was to go out. `findings`: document, page, what."""

    def __init__(self, findings: list[list[Any]]) -> None:
        super().__init__("unsafe")
        self.findings = findings


def _checked(sheet: Sheet, pages: list[Burnt]) -> tuple[bytes, list[Burnt]]:
    """The document as a PDF, and its pages without words that cannot be seen."""
    data, seen, report = write_checked(pages)
    if not report.may_go_out:
        raise Unsafe([[sheet.document, each.page, each.what.value] for each in report.bad])
    return data, seen


class Package:
    """Files of a production as they are made, then the load files, the logs and the manifest."""

    def __init__(self, incoming: Incoming, plan: Plan) -> None:
        self._zip = zipfile.ZipFile(Growing(incoming.write), "w", zipfile.ZIP_STORED)
        self._plan = plan
        self._rows: list[dict[str, str]] = []
        self._images: list[Image] = []
        self._manifest: list[Row] = []

    def add(self, sheet: Sheet, pages: list[Burnt]) -> None:
        """A document with its text. Raises Unsafe when the last check finds anything."""
        data, pages = (b"", pages) if self._plan.is_tiff else _checked(sheet, pages)
        text = "\n\f".join(page.text.text for page in pages)
        self._write(f"TEXT/{sheet.begin}.txt", text.encode())
        path = self._add_tiffs(sheet, pages) if self._plan.is_tiff else self._add_pdf(sheet, data)
        self._rows.append(
            {
                "BEGBATES": sheet.begin,
                "ENDBATES": sheet.end,
                "PAGECOUNT": str(len(sheet.numbers)),
                "DOCDATE": sheet.date,
                "REDACTED": "Y" if sheet.redactions and not sheet.slip else "",
                "NOTPRODUCED": "Y" if sheet.slip else "",
                "CONFIDENTIALITY": self._plan.legend,
                "TEXTPATH": f"TEXT\\{sheet.begin}.txt",
                "FILEPATH": path,
            }
        )

    def end(self) -> None:
        """Write what speaks of all files."""
        self._write("DATA/production.dat", write_dat(COLUMNS, self._rows))
        self._write("DATA/production.opt", write_opt(self._images))
        self._log("redaction-log", _REDACTED, self._plan.redacted)
        self._log("privilege-log", _HELD_BACK, self._plan.held_back)
        listed = table_response("manifest", ("File", "Bytes", "SHA-256"), self._manifest, "csv")
        self._write("manifest.csv", listed.content)
        self._zip.close()

    def _add_pdf(self, sheet: Sheet, data: bytes) -> str:
        self._write(f"PDF/{sheet.begin}.pdf", data)
        path = f"PDF\\{sheet.begin}.pdf"
        self._images.append(Image(sheet.begin, path, True, pages=len(sheet.numbers)))
        return path

    def _add_tiffs(self, sheet: Sheet, pages: list[Burnt]) -> str:
        for number, page in zip(sheet.numbers, pages, strict=True):
            self._write(f"IMAGES/{number}.tif", page.image)
            first = number == sheet.begin
            count = len(pages) if first else None
            self._images.append(Image(number, f"IMAGES\\{number}.tif", first, pages=count))
        return ""

    def _log(self, name: str, headers: tuple[str, ...], rows: list[Row]) -> None:
        for form in ("csv", "xlsx"):
            self._write(f"LOGS/{name}.{form}", table_response(name, headers, rows, form).content)

    def _write(self, path: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(path, SAME_DAY)
        entry.compress_type = (
            zipfile.ZIP_STORED if path.endswith((".pdf", ".tif")) else zipfile.ZIP_DEFLATED
        )
        self._zip.writestr(entry, data)
        self._manifest.append([path, str(len(data)), hashlib.sha256(data).hexdigest()])
