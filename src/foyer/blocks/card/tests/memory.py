# SPDX-License-Identifier: EUPL-1.2
"""A card platform in memory."""

from foyer.blocks.card.public import (
    CardEvent,
    CardSystem,
    DistributionKey,
    EventUnknown,
    PlatformDown,
    PlatformRefused,
    TicketsSold,
)

GHENT = CardSystem(7, "UiTPAS Gent", (DistributionKey(25, "CC De Werf"), DistributionKey(26, "Anders")))
AALST = CardSystem("aalst", "UiTPAS Dender")


class Platform:
    """A platform in memory: events by id with the systems that they are in, and those with tickets sold."""

    def __init__(self):
        self.events, self.organizers, self.sold, self.asked = {}, {}, set(), []
        self.paid = {}
        self.down = False

    def event(self, event_id):
        self._called("event", event_id)
        if event_id not in self.events:
            return None
        return CardEvent(tuple(self.events[event_id]), event_id in self.sold)

    def organizer_systems(self, organizer_id):
        self._called("organizer", organizer_id)
        return self.organizers.get(organizer_id)

    def with_ticket_sales(self, event_ids):
        self._called("sold", tuple(event_ids))
        return self.sold.intersection(event_ids)

    def prices(self, event_id):
        self._called("prices", event_id)
        return self.paid.get(event_id, ())

    def set_systems(self, event_id, system_ids):
        self._called("set", event_id, tuple(system_ids))
        wanted = [self._system(each) for each in system_ids]
        return self._now(event_id, wanted)

    def add_system(self, event_id, system_id, distribution_key_id):
        self._called("add", event_id, system_id, distribution_key_id)
        there = self._there(event_id)
        return self._now(event_id, [*there, *({self._system(system_id)} - set(there))])

    def remove_system(self, event_id, system_id):
        self._called("remove", event_id, system_id)
        there = self._there(event_id)
        return self._now(event_id, [each for each in there if str(each.id) != system_id])

    def _called(self, *question):
        self.asked.append(question)
        if self.down:
            raise PlatformDown("no route")

    def _there(self, event_id):
        if event_id not in self.events:
            raise EventUnknown
        return self.events[event_id]

    def _now(self, event_id, wanted):
        if self.events.get(event_id) == wanted:
            return False
        if event_id in self.sold:
            raise TicketsSold
        self.events[event_id] = wanted
        return True

    def _system(self, system_id):
        for known in (GHENT, AALST):
            if str(known.id) == system_id:
                return known
        raise PlatformRefused(f"There is no card system {system_id}.")
