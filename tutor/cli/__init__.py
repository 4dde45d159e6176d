"""The command line: a module for each command, which parses, prints and exits, heavy imports inside."""
