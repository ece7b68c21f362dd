"""Loaded last by the process that the tests' own are forked off: the shipped ladders, which each of them would read.

A ladder is read anew where its files say something else.
"""

import gc

from content.reading import loader

loader.load_all(loader.shipped())
gc.freeze()  # so that nothing of it is written to, and copied, by whoever was forked
