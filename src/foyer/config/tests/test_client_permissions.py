# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.config.settings.rights import client_permissions

GRANTED = '{"a@clients": {"permissions": ["AANBOD_BEWERKEN"], "labels": ["x"]}, "b@clients": {}}'


def test_what_is_left_out_is_empty():
    assert client_permissions(GRANTED) == {
        "a@clients": {"permissions": ["AANBOD_BEWERKEN"], "constraint": "", "labels": ["x"]},
        "b@clients": {"permissions": [], "constraint": "", "labels": []},
    }
    assert client_permissions("{}") == {}


@pytest.mark.parametrize(
    "given",
    [
        *("{", "[]", "1", '{"a": {}}', '{"a@clients": []}', '{"a@clients": {"permission": []}}'),
        *('{"a@clients": {"permissions": "AANBOD_BEWERKEN"}}', '{"a@clients": {"labels": [1]}}'),
        '{"a@clients": {"constraint": null}}',
    ],
)
def test_what_cannot_be_understood_stops_the_start(given):
    with pytest.raises(ValueError, match="FOYER_CLIENT_PERMISSIONS must be"):
        client_permissions(given)
