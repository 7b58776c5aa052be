"""Which figures to draw: view definitions select from the architecture, and figures are their content."""
