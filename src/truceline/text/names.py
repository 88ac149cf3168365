"""Finding known names in running text, whatever their spelling, case, possessive or plural."""
