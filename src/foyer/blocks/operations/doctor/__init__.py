# SPDX-License-Identifier: EUPL-1.2
"""The doctor: looks at an installation as a careful operator would, and says of each finding what to do.

Nothing is changed by looking. What only a block knows (its index, its way out) the block examines itself,
through `foyer.kernel.findings`.
"""
