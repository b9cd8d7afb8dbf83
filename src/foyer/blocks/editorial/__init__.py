# SPDX-License-Identifier: EUPL-1.2
"""Editorial: what publishers write about events.

It owns news articles: a headline, a text and an address elsewhere, about one event, by one publisher.
An installation may name publishers whose attention marks an event: as long as there is an article of
such a publisher about it, the event shows the hidden label that is configured for that publisher.

It promises that there is one article at most for an address and an event; that every change is told of
the events concerned, so that documents and the index follow; that nothing is asked of the database on
behalf of curators where no label is configured; and that everybody may read, but only a caller who is
known may write, unless the installation has opened writing to all.

It holds no pages: the articles are elsewhere, and stay there. It is no place for reviews of visitors.
"""
