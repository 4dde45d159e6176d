"""tutor: close reading in the terminal."""
