# SPDX-License-Identifier: EUPL-1.2
"""The HTML side of the agenda: views, templates and static sources."""
