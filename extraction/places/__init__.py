"""Places: the words of an article that say where, with the country, the GeoNames id and the coordinates where known."""

from extraction.places.find import find_places

__all__ = ["find_places"]
