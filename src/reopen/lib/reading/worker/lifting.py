"""The job "lift": what can be lifted off a PDF. Only findings cross the wall."""

from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker import lifting_parts
from reopen.lib.reading.worker.lifting_page import Seen, look_at
from reopen.lib.reading.worker.main import Stop, Task
from reopen.lib.reading.worker.pdfium import Pdf

_MOST = 300
_EXCERPT = 400


def lift(task: Task) -> Reason:
    """Say every finding of the pages from `from` on, then of the file as a whole."""
    if b"%PDF-" not in task.head(1024):
        raise Stop(Reason.NAME_MISLEADS)
    start = int(task.job.get("from", 1))
    pdf = Pdf(task)
    if start == 1:
        task.say("count", pages=pdf.count)
    hidden_layers = lifting_parts.hidden_layers(task, pdf)
    said = 0
    for number in range(start, pdf.count + 1):
        if task.batch_is_over:
            task.say("rest", number=number)
            return Reason.READ
        for seen in look_at(pdf, number, number in hidden_layers):
            if said < _MOST:
                _say(task, number, seen)
            said += 1
    if pdf.repaired:
        raise Stop(Reason.REPAIRED)
    for found in lifting_parts.look_at(task, pdf):
        _say(task, found.page, found)
    return Reason.READ


def _say(task: Task, number: int, seen: Seen) -> None:
    what: Lift = seen.what
    task.say("lift", what=what, page=number, box=list(seen.box), text=seen.text[:_EXCERPT])
