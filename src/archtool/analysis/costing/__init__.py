"""Tables of the cost estimate: lines, phases and years, rounded so that what is printed adds up."""
