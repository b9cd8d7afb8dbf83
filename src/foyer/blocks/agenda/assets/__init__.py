# SPDX-License-Identifier: EUPL-1.2
"""Builds what browsers load: fonts, styles, scripts and icons, all from installed Python packages."""
