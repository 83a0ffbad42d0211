"""Whether this machine can run the browser tests. `python -m tests.browser.chromium` says what is missing."""

import ctypes
import os
import shutil
import sys

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

# Keeps Chromium from calling its maker's servers and from needing a graphics card.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MAY_SANDBOX = os.geteuid() != 0


def missing() -> str:
    """What has to be installed first, as one line; empty when nothing."""
    packages = [] if CHROMIUM else ["chromium"]
    try:
        ctypes.CDLL("libatomic.so.1")  # Playwright's driver does not start without it
    except OSError:
        packages.append("libatomic1")
    return f"as root, run:  apt install {' '.join(packages)}" if packages else ""


if __name__ == "__main__":
    sys.stdout.write(missing())
    sys.exit(bool(missing()))
