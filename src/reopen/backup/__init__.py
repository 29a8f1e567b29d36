"""The whole installation in a folder, checked, and brought back from there.

A backup is one state of the database, read in one snapshot, and every file that state names. All of
it is ciphertext under the master key, which is never in it. What must be equal after a restore
stands in its manifest: rows and hash of each table for each organization, files, heads of the logs.
"""
