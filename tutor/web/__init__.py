"""The full-screen program in a browser: who may come in, and a process of the program for each who does."""

DRIVER = "tutor.tui.browser_driver:BrowserDriver"
"""What the program is told to draw with when it is shown in a browser, by its name alone."""
