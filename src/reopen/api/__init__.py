"""The commons as open data: read-only JSON with OpenAPI, bulk files and feeds.

It answers everybody alike, asks for no key and reads what the public pages read. The rows of the
National Registry of Exonerations are not given out here: its terms of reuse are the Registry's to
say. Figures computed from them are.
"""
