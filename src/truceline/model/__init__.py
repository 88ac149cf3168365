"""The data model: the definition of every record. Standard library only."""
