"""Figure to drawing: text metrics, line breaking and the placing of shapes, all in points."""
