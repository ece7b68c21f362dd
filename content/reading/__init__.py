"""A ladder read from its folder of YAML, with all that is wrong with it at once."""
