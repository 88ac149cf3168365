"""Maps without a server: an equirectangular drawing of what the pack and the reports know."""
