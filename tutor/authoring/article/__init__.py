"""An article of somebody else's made into the draft of a lesson: read, cleaned, divided, written."""
