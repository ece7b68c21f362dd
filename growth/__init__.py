"""What Trellis decides: pure rules. Facts and the time go in, an answer comes out; nothing here reads or writes."""
