"""Whether it is settled who answers, decides, supervises, trains and pays for operation."""
