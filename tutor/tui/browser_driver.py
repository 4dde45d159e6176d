"""How the program draws for a browser: as Textual does it, and ends when the server is gone."""

from __future__ import annotations

import os
import signal

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Takes the end of its input for a closed window; Textual's own driver would run on, unseen."""

    def run_input_thread(self) -> None:
        """Pass on what comes from the server until that has ended, or the program has."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            os.kill(os.getpid(), signal.SIGHUP)
