# SPDX-License-Identifier: EUPL-1.2
"""Acceptance: an environment on which suites and clients of existing platforms run unmodified.

It owns what such suites take for granted and cannot make themselves: people, programs and keys with fixed
names and ids, labels, roles, a geocoded address; and three companions that stand for services of others: an
issuer of tokens, a sink for mail, and a server of files to fetch.

It promises that one command brings all of this up beside a Foyer that is otherwise as everywhere, that it
says where everything is and which secrets open it, that it touches no installation that holds other data,
and that no mail leaves the machine. Two environments run side by side on other ports.

It is not for use: every password in it is the same, and everybody may write news articles. Nothing of that
exists in an installation that was started otherwise. The companions know no Django and no database.
"""
