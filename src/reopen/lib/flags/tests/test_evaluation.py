"""Precision and recall are counted by text, for rules and for kinds."""

from pathlib import Path

import pytest

from reopen.lib.flags import read_lexicon, shipped_text
from reopen.lib.flags.evaluation import EvaluationError, evaluate

LEXICON = read_lexicon(shipped_text())


def _set(folder: Path, labels: str) -> Path:
    (folder / "a.txt").write_text("A jailhouse informant came forward.", "utf-8")
    (folder / "b.txt").write_text("He bought bread.", "utf-8")
    (folder / "labels.csv").write_text(f"text,half,labels\n{labels}", "utf-8")
    return folder


def test_right_wrong_and_missed_are_told_apart(tmp_path: Path) -> None:
    told = evaluate(_set(tmp_path, "a.txt,tune,\nb.txt,test,informant.jailhouse\n"), LEXICON)
    assert told["rules"]["informant.jailhouse"] == {
        "precision": 0.0, "recall": 0.0, "right": 0, "wrong": 1, "missed": 1,
    }  # fmt: skip
    assert told["rules"]["every rule by itself"]["missed"] == 1
    assert told["texts"] == 2


def test_a_kind_is_right_where_any_of_its_rules_should_be_met(tmp_path: Path) -> None:
    told = evaluate(_set(tmp_path, "a.txt,tune,informant\n"), LEXICON, half="tune")
    assert told["rules"]["informant"]["precision"] == told["rules"]["informant"]["recall"] == 1.0


@pytest.mark.parametrize(
    "labels", ["../b.txt,tune,\n", "c.txt,tune,\n", "a.txt,tune,no.rule\n", ""]
)
def test_a_set_that_cannot_be_measured_is_refused(tmp_path: Path, labels: str) -> None:
    with pytest.raises(EvaluationError):
        evaluate(_set(tmp_path, labels), LEXICON)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"labels\.csv"):
        evaluate(tmp_path, LEXICON)
