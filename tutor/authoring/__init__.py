"""The instructor's side: what makes a good lesson, and the making of one."""
