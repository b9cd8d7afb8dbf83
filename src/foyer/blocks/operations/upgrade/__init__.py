# SPDX-License-Identifier: EUPL-1.2
"""Upgrades: from the tables of one version of Foyer to those of this one, with a way back.

The order: look, back up while it serves, change the tables, make the index anew where its columns changed.
On PostgreSQL the tables change while the old version serves on; migrations are written so that it can. On
SQLite Foyer is stopped for that, and a migration that fails leaves the database as it was.
"""
