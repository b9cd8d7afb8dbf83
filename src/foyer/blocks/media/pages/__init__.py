# SPDX-License-Identifier: EUPL-1.2
"""Files of images, served."""
