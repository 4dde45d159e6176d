"""Keys of a field that is typed into, in the order in which they were pressed.

Textual types a letter where the focus is, but looks for what another key is bound to only after the key has
gone up to the app. When keys come in a burst, as they do over a slow line, letters overtake such keys.
"""

from __future__ import annotations

from textual import events
from textual.widget import Widget


async def act_at_once(widget: Widget, event: events.Key) -> bool:
    """Do what the key is bound to, if that is an action of the widget itself; whether it is."""
    active = widget.screen.active_bindings.get(event.key)
    if event.is_printable or active is None or active.node is not widget or not active.enabled:
        return False
    if "." in active.binding.action:
        return False
    event.stop()
    event.prevent_default()
    await widget.run_action(active.binding.action)
    return True
