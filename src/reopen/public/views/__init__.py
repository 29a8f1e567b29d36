"""One module for each topic; every view is open to everybody and stands in `public/urls.py`."""
