"""A passage to be read: its blocks, sentences, term marks, search and places. Pure, and without Textual."""
