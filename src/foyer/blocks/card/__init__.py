# SPDX-License-Identifier: EUPL-1.2
"""Card: what the loyalty and social-tariff card has to do with events and organisers.

Owns the addresses of the entry API at which the card systems of an event are read and set, and the
question whether tickets of an event were sold with a card, which keeps its organiser as it is. It takes
over from the platform what holders of a card pay for events.

What the card knows is kept by a card platform that an installation registers
(`register_card_platform`). Without one no event and no organiser is known to any card.

Promises: a platform that does not answer is told apart from one that knows nothing; it never stands in
the way of a change of the event itself; card systems of an event are set only by those who may edit it.

It keeps nothing itself: no cards, no holders, no points, no sales.
"""
