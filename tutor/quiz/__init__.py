"""Asking and grading: verdicts on answers, and one sitting of a check. Pure values and functions."""
