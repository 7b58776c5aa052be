"""Whether waivers are needed, in force, and answered for."""
