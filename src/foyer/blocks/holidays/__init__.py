# SPDX-License-Identifier: EUPL-1.2
"""Holidays: on which days people are free, and schools are closed.

Owns the public holidays of Belgium and the school holidays of its three communities, with names in
four languages. Public holidays follow from their rules for every year; school holidays stand in a
file, for the school years that have been decided and no others.

Promises: answers come from memory and ask nobody, unless an installation registers a source of its
own (`register_holiday_source`); a source that does not answer is told apart from days without
holidays; a list is always in the same order.

It is no calendar of anybody's opening hours, and knows no holidays of other countries.
"""
