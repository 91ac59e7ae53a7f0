"""How good the extraction is: articles whose events people marked, compared with what the program finds in them.

`gold` reads a folder of marked articles, `trial` runs the program on them in a database of its own, `found` reduces
what was extracted to what is compared, `aligning` pairs marks and mentions, `scoring` measures mention by mention and
`merging` event by event, `printing` shows the figures. docs/figures.md explains each figure.
"""
