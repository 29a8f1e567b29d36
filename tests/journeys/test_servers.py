"""No server outlives the tests that started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.journeys.servers import CHECKOUT

_PARENT = """
import subprocess, sys, time
from pathlib import Path
from tests.journeys.servers import end_with_parent, remove_with_parent
remove_with_parent(Path(sys.argv[1]))
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"],
                         preexec_fn=end_with_parent)
print(child.pid, flush=True)
time.sleep(60)
"""


def test_a_killed_test_run_leaves_no_server_and_no_folder_behind(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(folder)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
        end = time.monotonic() + 10
        while (is_running(child) or folder.exists()) and time.monotonic() < end:
            time.sleep(0.05)
        assert not is_running(child)
        assert not folder.exists()


def is_running(process: int) -> bool:
    """Whether it does anything; who waits to be buried by init does not."""
    status = Path(f"/proc/{process}/status")
    return status.exists() and "State:\tZ" not in status.read_text()
