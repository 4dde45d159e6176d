"""When to ask again: a pure function of what was answered, and the queue that follows from it."""
