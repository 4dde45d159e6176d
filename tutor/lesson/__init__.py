"""What a lesson is, how one is read from TOML, and what can be wrong with it. Pure: text in, values out."""
