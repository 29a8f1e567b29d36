"""The bench of the comparison as a person reads it: one table for each method and look."""

from collections.abc import Iterator
from typing import Any

from reopen.lib.compare.synthetic import LOOKS

_LEFT_OUT = {"kind"}  # in the JSON only
_BASELINE_SHOWS = {"pages", "look-alike"}
_COLUMNS = (
    "pages", "recall", "precision", "not found", "recall", "precision", "undecided", "status",
)  # fmt: skip


def in_words(document: dict[str, Any]) -> str:
    """The figures of `bench_disclosure` or `bench_scaling` as text."""
    if "scaling" in document:
        return "\n".join(_scaling(document["scaling"]))
    about = (
        "Recall and precision of pages called given, altered or in part, where the right page is "
        "named;\nthen of pages called not found. Status: share of right matches that were also "
        "called what they are\n(given, altered, in part). Goal: character error up to 8 % and "
        "redaction up to 35 %."
    )
    head = (
        f"Made-up boxes, looks {' and '.join(LOOKS)}, seed {document['seed']}, "
        f"{document['workers']} processes, method {document['method_version']}."
    )
    return "\n".join(
        [
            head,
            about,
            *(line for one in document["disclosure"] for line in _method(one)),
            *(f"Not measured: {name} {how}" for name, how in document.get("missing", {}).items()),
        ]
    )


def _method(one: dict[str, Any]) -> Iterator[str]:
    threshold = "" if one["threshold"] is None else f", best threshold {one['threshold']:.2f}"
    yield ""
    yield (
        f"{one['method']}, look {one['look']}{threshold}: {one['pages']} pages in "
        f"{one['seconds']:.0f} s, {one['pages_per_second']} pages a second, "
        f"at most {one['peak_mebibytes']} MiB"
    )
    shown = None if one["threshold"] is None else -1  # a baseline tells no status
    yield _row("", _COLUMNS[:shown])
    for name, groups in (("goal", one["goal"]), ("all damage", one["groups"])):
        for heading, rows in groups.items():
            if heading in _LEFT_OUT or (one["threshold"] and heading not in _BASELINE_SHOWS):
                continue
            yield f"{name}, {heading}"
            for label, row in rows.items():
                yield _row(f"  {label}", _cells(row)[:shown])


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        str(row["pages"]),
        _share(row["recall"]),
        _share(row["precision"]),
        str(row["not_found"]),
        _share(row["not_found_recall"]),
        _share(row["not_found_precision"]),
        _share(row["undecided"]),
        _share(row["same_status"]),
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _row(label: str, cells: tuple[str, ...]) -> str:
    return f"{label:<32}" + "".join(f"{cell:>11}" for cell in cells)


def _scaling(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        content = row["goal"]["content"]
        yield (
            f"{row['pages']:>7} pages: {row['seconds']:7.1f} s, {row['pages_per_second']:5} pages "
            f"a second, at most {row['peak_mebibytes']} MiB; own content within the goal: recall "
            f"{_share(content['recall'])}, precision {_share(content['precision'])}"
        )
