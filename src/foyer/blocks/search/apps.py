# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Announces the block `search`: it answers the searches of offers, and judges the queries of keys."""

    name = "foyer.blocks.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bind the port of offers, and tell whether this process can search."""
        from foyer.blocks.identity.public import register_query_reader
        from foyer.blocks.offers.public import register_searcher
        from foyer.blocks.search.api.passed_on import search
        from foyer.blocks.search.queries import readiness, wrong_with
        from foyer.blocks.search.services.examine_index import examine_index
        from foyer.kernel.findings import register_examination
        from foyer.kernel.health import register_check

        register_searcher(search)
        register_query_reader(wrong_with)
        register_check("search index", readiness)
        register_examination("search index", examine_index)
