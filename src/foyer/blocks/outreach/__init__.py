# SPDX-License-Identifier: EUPL-1.2
"""Outreach: mail to people who have asked for it.

Owns who is on which mailing list, since when. Lists are named by configuration; a mail service that an
installation registers (`register_mail_service`) is told of everybody who comes or leaves.

Promises: an address is on a list once, however often it is sent; whoever the mail service could not
take is not on the list here either; leaving takes an address off the service first, so that nothing is
forgotten here that goes on there; nothing is kept but the address, the list and the moment of consent.

It sends no mail, and does not yet ask the owner of an address to confirm: who calls answers for the
consent.
"""
