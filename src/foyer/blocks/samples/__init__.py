# SPDX-License-Identifier: EUPL-1.2
"""Samples: offer that nobody has to enter, for showing and for measuring.

It owns the demonstration set, which the project carries as text (`data/`): events, places and
organisers in real towns, all of them made up, with dates that are always around today. And it owns
the generator, which makes as much offer as a benchmark asks for.

It promises that both can be run again at any time: the demonstration set is then brought up to
date under the same ids, the generator goes on where it stopped, and the same seed gives the same
ids. Everything is written by the bulk service of offers, by the same rules as for any client.

It holds nothing itself: no tables, no API, no pages. Names of people do not occur in it, addresses
on the web are on example.org.
"""
