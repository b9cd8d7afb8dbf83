# SPDX-License-Identifier: EUPL-1.2
"""Schools: culture for schools, found by teachers.

Owns the lists of the school matchmaker: the working regions and the levels of education that offer for
schools is marked with. Their labels are what events and organisers carry.

Promises: the lists are the same for everybody, in the order and under the names that programs of the
field compare; they come from files of the block and ask nobody.

It gives no labels and grants no rights: labels are those of offers. Its regions are not those of `geo`:
they are drawn for schools, and stay as they are when municipalities merge.
"""
