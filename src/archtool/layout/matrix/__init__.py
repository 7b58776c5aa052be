"""Rows against columns, with letters in the cells and boxes around dense blocks."""
