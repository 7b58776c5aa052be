"""The estimate as sheets of a workbook, in one language."""
