"""What follows from the architecture: cycles, containment, phases and, later, divisions, schedules and costs."""
