"""Division (子项目划分): which systems are tendered and built together, derived and compared with the author's."""
