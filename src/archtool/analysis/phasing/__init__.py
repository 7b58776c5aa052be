"""What is built in which phase: what must come before what, tears, levels, assignment, transition and the argument."""
