# SPDX-License-Identifier: EUPL-1.2
"""What is decided about letters without looking at anything else."""
