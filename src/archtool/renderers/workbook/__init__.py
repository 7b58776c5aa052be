"""Workbooks: sheets of words, amounts and formulas, and the Excel files that hold them."""
