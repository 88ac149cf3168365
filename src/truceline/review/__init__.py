"""Review: what people make of the machine's suggestions. The same functions serve the command line and the web."""
