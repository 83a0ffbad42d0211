"""The state of the country with the real actors, and five and twenty times as many, as ratios of one run."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        run = {"cwd": ROOT, "env": environment, "check": True, "capture_output": True, "text": True}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], **run)
        subprocess.run([sys.executable, "manage.py", "load_register"], **run)
        done = subprocess.run([sys.executable, "-m", "benchmarks.situation_task"], **run)
    sizes = [json.loads(line) for line in done.stdout.splitlines()]
    first = sizes[0]
    for name, words in {"page": "the national view", "names": "the names behind a number"}.items():
        for found in sizes:
            got, ratio = found[name], found[name]["best"] / first[name]["best"]
            print(
                f"{words}, {found['size']} × ({found['actors']} actors): {got['queries']} queries, "
                f"{got['best'] * 1000:.0f} ms of processor time (median {got['median'] * 1000:.0f}), "
                f"{ratio:.1f} times the first"
            )


if __name__ == "__main__":
    main()
