"""Places: jurisdictions, counties with FIPS and population, courts, agencies, prisons, mail rules.

The same for every organization and readable by all. Shipped as files in `data/`, each with its
source in its first line, and loaded by `actions.load_places` (or `reopen places load`), which may
be run again at any time. Fictional places exist for the demo world and are never public.
"""
