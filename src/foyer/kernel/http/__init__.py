# SPDX-License-Identifier: EUPL-1.2
"""HTTP: the way of a request to an API, answers, contracts and their documentation."""
