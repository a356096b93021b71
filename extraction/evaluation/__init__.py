"""How good the extraction is: gold written by hand and public benchmarks, held against what the extractors find."""
