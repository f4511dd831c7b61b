"""Pages that are pictures: recognised into printed lines, with the seals that were seen."""
