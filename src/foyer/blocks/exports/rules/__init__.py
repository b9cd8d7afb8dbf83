# SPDX-License-Identifier: EUPL-1.2
"""What is in an export, decided without looking at anything but the documents themselves."""
