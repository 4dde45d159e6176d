"""Running a module of this folder in a process of its own, which prints what it found as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
LONGEST = 7200
"""Seconds after which it counts as never ending."""


def run(module: str, *arguments: object, **more: str) -> dict[str, Any]:
    """What the module says it found; `more` is added to the environment."""
    environment: Mapping[str, str] = {**os.environ, **more}
    command = [sys.executable, "-m", f"tests.reliability.{module}", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT, timeout=LONGEST
    )
    assert done.stderr == "", done.stderr[-2000:]
    assert done.returncode == 0, f"{module} ended with {done.returncode}"
    found: dict[str, Any] = json.loads(done.stdout)
    return found
