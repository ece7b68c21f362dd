"""What Trellis costs, each figure beside the least that could do the same job, measured in one run: `make bench`."""
