"""Architecture as text: checks it, derives its plan from it, and draws every figure of a programme out of it."""
