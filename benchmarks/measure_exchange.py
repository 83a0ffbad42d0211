"""Export and import of agreements against the defaults of django-import-export, as ratios of one run."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(environment: dict[str, str], *arguments: str) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.exchange_task", *arguments],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def ratios(name: str, ours: dict[str, float], plain: dict[str, float]) -> None:
    faster = plain["seconds"] / ours["seconds"]
    memory = plain["megabytes"] / ours["megabytes"]
    print(
        f"{name}: {faster:.1f} times as fast ({ours['seconds']:.1f} s and {plain['seconds']:.1f} s of "
        f"processor time), peak memory 1/{memory:.1f} "
        f"({ours['megabytes']:.0f} MB and {plain['megabytes']:.0f} MB)"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
        environment["DEBUG"], environment["SECRET_KEY"] = "0", "for measuring only"
        run(environment, "make")
        read, status = run(environment, "read"), run(environment, "status")
        print(f"deriving the status of every agreement adds {status['seconds'] - read['seconds']:.1f} s")
        ratios("export to Excel", run(environment, "export"), run(environment, "plain_export"))
        for changed, words in {"same": "no", "tenth": "every tenth", "all": "every"}.items():
            ours, plain = run(environment, "check", changed), run(environment, "plain_check", changed)
            ratios(f"import check of 5,000 rows, {words} row changed", ours, plain)


if __name__ == "__main__":
    main()
