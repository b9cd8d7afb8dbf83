# SPDX-License-Identifier: EUPL-1.2
"""What must hold on every address and in every file."""
