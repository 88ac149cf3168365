"""Exit codes, as the contract has them."""

DONE = 0
FAILED = 1
WRONG = 2
DONE_BUT = 3
INTERRUPTED = 130
PIPE = 141
