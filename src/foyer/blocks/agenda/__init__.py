# SPDX-License-Identifier: EUPL-1.2
"""The public agenda: where people find something to do.

Owns the pages that everybody sees (home, search, event, place, organiser), the template that all
pages of the platform share, the design tokens, and the build of the assets (fonts, styles, scripts,
icons, translations).

Promises: every page works without script; everything that was chosen stands in the address; no
request leaves for a third party unless an installation sets a tile server; no text of ours stands
untranslated in Dutch, French, German or English; colours of a local brand keep enough contrast.

Is not: a store. It reads offers and asks search; it keeps nothing about visitors but two cookies
that they choose themselves (language, light or dark).
"""
