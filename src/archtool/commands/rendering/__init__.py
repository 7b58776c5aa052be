"""The parts of drawing figures: formats, facts of elements, what is already drawn, work for processes, watching."""
