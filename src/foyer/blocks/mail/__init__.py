# SPDX-License-Identifier: EUPL-1.2
"""Mail: the letters that this installation sends to people, one by one, because something happened.

Owns the letters (queued, sent, failed or bounced), the addresses that no letter goes to any more because
they refused one for good, and what people have switched off. A block makes the kinds of its letters
known (`register`) with templates of its own and hands over what to say (`queue`); everything
between that and the mailbox is done here: words in the language of the reader, the layout, the way out
(a local outbox, SMTP or a mail service), another try where it fails.

Promises: a letter that is queued in a transaction exists when that commits, and the same key is one
letter however often it is queued; whoever queues never waits for a server and never fails because of one.
A letter goes out at least once: a process killed at the wrong moment may send it once more, with the same
Message-ID. No address and no word of a letter is in logs, news or the audit. What was said is forgotten
when it was handed over, the rest after thirty days.

It is not a place for campaigns and newsletters: those have segments, consent and caps (`outreach`).
"""
