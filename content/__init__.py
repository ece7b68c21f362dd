"""What Trellis knows: ladders as YAML, the models that describe them, and the loader that lets only good ones in."""
