"""The same sittings as numbered lines: for screen readers, simple terminals, pipes and scripts."""
