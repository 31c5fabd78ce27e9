"""What each cloud has: its components, all with the same arguments and outputs, found by the name of the site.

May live here: one file per cloud that names its components, and how they are found. May not live here: the components
themselves. A cloud's SDK is imported when the cloud is asked for: an environment without it never pays for it.
"""
