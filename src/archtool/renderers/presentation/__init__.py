"""The parts of a PowerPoint slide: shapes, connectors and texts as DrawingML, and the file around them."""
