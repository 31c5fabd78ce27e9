"""AI landing zone: where models run on hybrid and multi-cloud, decided, provisioned and proven.

Layers, from the top: ``cli`` > ``sandbox | report`` > ``engine | infra`` > ``placement`` > ``sizing`` > ``catalog`` >
``config`` > ``errors``. Each package's docstring says what may live in it.
"""
