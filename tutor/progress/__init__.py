"""Progress that cannot be lost: an append-only log of events in one file, and what is read from it."""
