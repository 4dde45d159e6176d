"""What the screens are made of: each shows a value and reports what the learner did."""
