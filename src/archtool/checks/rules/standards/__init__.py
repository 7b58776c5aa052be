"""Whether standards are followed, and whether the levels to reach can be reached."""
