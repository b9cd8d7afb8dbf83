# SPDX-License-Identifier: EUPL-1.2
"""Stand-ins for services of others that can be made to fail: an app that only environments load."""
