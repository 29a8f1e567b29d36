"""Precision and recall of the rules on texts that somebody has read and labelled.

A set is a folder: texts as *.txt, `labels.csv` with the columns `text` (name of the file), `labels`
(keys of rules or names of kinds that truly apply, parted by spaces) and, if wanted, `half` ("tune"
or "test"). A rule or kind counts once a text: it was met in it, or not.
"""

import csv
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reopen.lib.flags.contract import Kind
from reopen.lib.flags.lexicon import Lexicon
from reopen.lib.flags.scanning import Scanner

_VERDICTS = ("right", "wrong", "missed")


class EvaluationError(ValueError):
    """The folder is no labelled set; the sentence says why."""


def evaluate(folder: Path, lexicon: Lexicon, *, half: str = "") -> dict[str, Any]:
    """The figures as a JSON object. A kind is right where any of its rules should be met."""
    labelled = _labels(folder, half)
    scanner = Scanner(lexicon)
    texts = {name: (folder / name).read_text("utf-8") for name in labelled}
    begun = time.process_time()
    met = {name: {hit.rule.key for hit in scanner.scan(text)} for name, text in texts.items()}
    spent = time.process_time() - begun
    kinds = {rule.key: rule.kind.value for rule in lexicon.rules}
    unknown = set().union(*labelled.values()) - kinds.keys() - {kind.value for kind in Kind}
    if unknown:
        raise EvaluationError(f"labels.csv: unknown labels {', '.join(sorted(unknown))}.")
    counted: Counter[tuple[str, str]] = Counter()
    for name, truth in labelled.items():
        _count(counted, met[name], truth & kinds.keys())
        _count(counted, {kinds[key] for key in met[name]}, {kinds.get(k, k) for k in truth})
    names = [*(kind.value for kind in Kind), *kinds]
    return {
        "set": folder.name,
        "texts": len(texts),
        "lexicon": lexicon.version,
        "rules": {name: _figures(counted, name) for name in names}
        | {"every rule by itself": _together(counted, kinds)},
        "texts_per_second": round(len(texts) / spent) if spent else 0,
    }


def _count(counted: "Counter[tuple[str, str]]", met: set[str], truth: set[str]) -> None:
    for name in met | truth:
        verdict = "missed" if name not in met else "right" if name in truth else "wrong"
        counted[name, verdict] += 1


def _figures(counted: "Counter[tuple[str, str]]", name: str) -> dict[str, Any]:
    return _shares(*(counted[name, verdict] for verdict in _VERDICTS))


def _together(counted: "Counter[tuple[str, str]]", rules: Iterable[str]) -> dict[str, Any]:
    return _shares(*(sum(counted[rule, verdict] for rule in rules) for verdict in _VERDICTS))


def _shares(right: int, wrong: int, missed: int) -> dict[str, Any]:
    return {
        "precision": round(right / (right + wrong), 3) if right + wrong else None,
        "recall": round(right / (right + missed), 3) if right + missed else None,
        "right": right,
        "wrong": wrong,
        "missed": missed,
    }


def _labels(folder: Path, half: str) -> dict[str, set[str]]:
    place = folder / "labels.csv"
    if not place.is_file():
        raise EvaluationError(f"There is no labels.csv in {folder}.")
    with place.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    if not rows or not {"text", "labels"} <= rows[0].keys():
        raise EvaluationError("labels.csv needs the columns text and labels.")
    wanted = [row for row in rows if not half or row.get("half") == half]
    missing = [row["text"] for row in wanted if not _inside(folder, row["text"]).is_file()]
    if missing or not wanted:
        raise EvaluationError(f"No such text: {', '.join(missing[:5]) or half}.")
    return {row["text"]: set(row["labels"].split()) for row in wanted}


def _inside(folder: Path, name: str) -> Path:
    if Path(name).name != name:
        raise EvaluationError(f"“{name}” is not a name in the folder.")
    return folder / name
