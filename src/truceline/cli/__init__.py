"""The command line: parse, call one function, print. Talk goes to standard error, data to standard output."""
