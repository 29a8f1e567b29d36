"""What everybody may read: who can help, which county has a unit, the figures, a letter to send.

Pages in English and, below `/es/`, in Spanish. They read the commons (`units`, `registry`,
`directory`, `bulletin`, `places`) and nothing else: an import of casework fails the run. No page
sets a cookie, asks another host or depends on who reads it, so each is kept whole for a minute.
"""
