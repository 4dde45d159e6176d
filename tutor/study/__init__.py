"""One learner with one lesson: an open lesson joined with what was recorded of it."""
