"""When an object does what it was made for; one file per kind.

May live here: for each kind a pure function from the live object to `Ready`, `Waiting` or `Failed`, with the object's
own words. May not live here: requests, time, and what other objects say.
"""
