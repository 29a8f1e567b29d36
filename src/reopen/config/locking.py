"""`reopen lock`: the lock files from requirements/*.in, with hashes and without addresses."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
HOW = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
)


def main() -> int:
    """Write the lock files; `dev` first, so that the others pin the same versions."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {"UV_CACHE_DIR": cache, **os.environ}
        same = ("-c", "requirements/dev.txt")
        for name, same_as in (("dev", ()), ("base", same), ("bench", same)):
            done = subprocess.run(
                ["uv", "pip", "compile", *HOW, *same_as, f"requirements/{name}.in",
                 "-o", f"requirements/{name}.txt"],
                cwd=CHECKOUT, env=environment, check=False,
            )  # fmt: skip
            if done.returncode:
                return 1
    sys.stderr.write("Wrote requirements/dev.txt, base.txt and bench.txt.\n")
    return 0
