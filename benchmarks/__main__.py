"""Runs every benchmarks/measure_*.py, each of which prints what it measured. `make bench` calls this."""

import runpy
from pathlib import Path

scripts = sorted(Path(__file__).parent.glob("measure_*.py"))
for script in scripts:
    print(f"── {script.stem.removeprefix('measure_').replace('_', ' ')}")
    runpy.run_path(str(script), run_name="__main__")
if not scripts:
    print("Nothing is measured yet: add benchmarks/measure_SOMETHING.py.")
