# SPDX-License-Identifier: EUPL-1.2
"""The rules of offers: pure functions on documents of the entry contract.

A body becomes a stored item in four steps, none of which asks a database or a network:

1. `prepare` drops nulls, turns the old forms into the present one and fills in terms.
2. `check` runs the schema and then the further rules, step by step, with what is known (`Known`).
3. `compose` makes the new `State` from the old one and the checked body: what a whole document keeps
   and what it resets.
4. `finish` adds what follows from the rest: languages, completeness, availableTo, sameAs.

State. The stored document is the document of a GET without what is added on read: it holds no
`location`, `organizer`, `production`, `contributors`, `metadata`, `playhead`, `modified`, `duplicateOf`,
`duplicatedBy`; the two links are ids beside it (`State.place`, `State.organizer`), so that the current
place and organiser can be spliced in. Everything else is stored as it is shown. `internal` holds what
belongs to the item and is never shown: `importedLabels`, `ageKnown` (a place of which an age range was
once written), `uitpasPrices` (lines that only the card system changes), `rejectionReason`, `precision`
(how well the point of the address is known) and `roughPoint` (that point, where it is only the town's).
"""
