"""Language tools: sentences, quotations, names, dates, numbers, verdicts. No I/O beyond their own word lists."""
