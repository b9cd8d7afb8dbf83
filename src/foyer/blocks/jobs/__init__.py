# SPDX-License-Identifier: EUPL-1.2
"""Jobs: work that goes on after the answer.

It owns one table: what was asked for, by whom, how far it is, and what came of it. A block names a kind of
work and how it is done (`register`), starts one in a service (`start`) and gives the id to the caller,
who asks `GET /jobs/{id}` until it is complete.

It promises that a job that was started is done, however often a process is killed meanwhile: it goes
on from the last position that it saved, so that what lay after it may be done twice. Jobs take turns of a
few seconds in one thread of the worker, behind whatever people wait for, and rest between two pieces of
work as long as a piece took. What fails is tried again with growing pauses; what is refused is
not. What has ended is forgotten after thirty days.

It is not a place for what a person waits for within a second: that is a reaction on the own lane.
"""
