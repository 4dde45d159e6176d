"""What each type of question means, and when it cannot be asked: a module for each way to answer."""
