# SPDX-License-Identifier: EUPL-1.2
"""The commands of samples, one a file."""
