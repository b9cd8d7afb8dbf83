# SPDX-License-Identifier: EUPL-1.2
"""The words that programmes are sorted by: types, themes and facilities.

Owns the terms of the shared cultural taxonomy: their ids, domains, names in four languages, where
they may be used, and which themes go with which type.

Promises: ids, domains, Dutch names and scopes are those that all programs of the field know; the
order of terms is fixed; a look-up costs a dictionary access. The public list of terms needs no
key, and may be kept for a day.

Is not: a place to change terms. They come from one file of this block; a new version of the
taxonomy is a new version of that file. That a type and a theme fit is a suggestion, never a rule.
"""
