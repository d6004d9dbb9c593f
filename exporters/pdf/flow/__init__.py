"""Make-up: blocks one below the other, distributed over pages, painted."""
