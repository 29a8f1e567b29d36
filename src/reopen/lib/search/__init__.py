"""Finding words on pages: the query language, the index, hits on the page image.

Plain Python without Django. `language.parse` turns what a lawyer types into a tree,
`engine.TantivyEngine` finds the pages, `boxes.hit_boxes` says where on the page the words stand.
"""
