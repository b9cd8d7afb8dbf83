# SPDX-License-Identifier: EUPL-1.2
"""The worker: reads the outbox for each reaction, tries again what failed, and runs what is due."""
