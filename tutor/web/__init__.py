"""The full-screen program in a browser: who may come in, and a process of the program for each who does."""
