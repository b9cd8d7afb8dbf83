# SPDX-License-Identifier: EUPL-1.2
"""The test issuer, asked without a network."""

import base64
from urllib.parse import urlencode

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from foyer.blocks.acceptance.companions.answering import Asked
from foyer.blocks.acceptance.companions.issuer import Issuer
from foyer.blocks.acceptance.rules.places import Places
from foyer.blocks.acceptance.rules.programs import CLIENTS, JWT_PROVIDER, TEST_CLIENT

KEY = RSAKey.generate_key(2048, private=True)
ISSUER = Issuer(Places(9000), {one.id: f"secret of {one.name}" for one in CLIENTS}, KEY)
GRANT = {
    "grant_type": "password",
    "username": "DEV+udbtestinvoerder@publiq.be",
    "password": "test",
    "scope": "profile email",
    "audience": "https://api.publiq.be",
    "client_id": TEST_CLIENT.id,
    "client_secret": "secret of test_client",
}
FORM = {"content-type": "application/x-www-form-urlencoded"}


def asked(given, headers=None, path="/oauth/token", method="POST"):
    if headers and "json" not in headers.get("content-type", ""):
        body = urlencode(given).encode()
    else:
        body, headers = orjson.dumps(given), headers or {"content-type": "application/json"}
    answer = ISSUER.answer(Asked(method, path, {}, headers, body))
    return answer.status, orjson.loads(answer.body)


@pytest.mark.parametrize("headers", [None, FORM])
def test_a_password_gives_both_tokens_whatever_the_form(headers):
    status, told = asked(GRANT, headers)
    assert (status, told["token_type"], told["expires_in"]) == (200, "Bearer", 86400)
    assert told["scope"] == "profile email"
    access = jwt.decode(told["access_token"], KEY, algorithms=["RS256"]).claims
    assert (access["iss"], access["azp"]) == ("http://localhost:9001/realms/uitid", TEST_CLIENT.id)
    assert access["sub"] == "d759fd36-fb28-4fe3-8ec6-b4aaf990371d"
    made_for = jwt.decode(told["id_token"], KEY, algorithms=["RS256"]).claims
    assert (made_for["typ"], made_for["aud"]) == ("ID", TEST_CLIENT.id)


@pytest.mark.parametrize(
    "login", ["invoerder_ownerships", "dev+e2etest@publiq.be", "auth0|64089494e980aedd96740212"]
)
def test_somebody_is_known_by_name_address_and_id(login):
    told = asked({**GRANT, "username": login})[1]
    claims = jwt.decode(told["id_token"], KEY, algorithms=["RS256"]).claims
    assert claims["https://publiq.be/uitidv1id"] == "auth0|64089494e980aedd96740212"
    assert claims["nickname"] == "dev+e2etest"


def test_a_client_on_its_own_may_show_its_secret_in_the_header():
    shown = base64.b64encode(f"{JWT_PROVIDER.id}:secret of jwt_provider_v2".encode()).decode()
    status, told = asked({"grant_type": "client_credentials"}, {**FORM, "authorization": f"Basic {shown}"})
    assert status == 200
    claims = jwt.decode(told["access_token"], KEY, algorithms=["RS256"]).claims
    assert claims["sub"] == f"{JWT_PROVIDER.id}@clients"
    assert claims["https://publiq.be/publiq-apis"] == ""
    assert "id_token" not in told


@pytest.mark.parametrize(
    ("changed", "status", "error"),
    [
        ({"password": "tset"}, 400, "invalid_grant"),
        ({"password": ""}, 400, "invalid_grant"),
        ({"username": "nobody@example.org"}, 400, "invalid_grant"),
        ({"username": ""}, 400, "invalid_grant"),
        ({"client_secret": "secret of boa_client"}, 401, "invalid_client"),
        ({"client_id": "invalid-client-id"}, 401, "invalid_client"),
        ({"grant_type": "authorization_code"}, 400, "unsupported_grant_type"),
        ({"audience": "https://other.example.org"}, 403, "access_denied"),
    ],
)
def test_what_is_wrong_gives_no_token(changed, status, error):
    answered, told = asked({**GRANT, **changed})
    assert (answered, told["error"], "access_token" in told) == (status, error, False)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b"\xff"])
def test_bodies_that_cannot_be_read(body):
    headers = {"content-type": "application/json"}
    answer = ISSUER.answer(Asked("POST", "/oauth/token", {}, headers, body))
    assert (answer.status, orjson.loads(answer.body)["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("header", ["Basic x", "Basic", "Basic /w=="])
def test_headers_that_cannot_be_read(header):
    assert asked(GRANT, {**FORM, "authorization": header})[0] == 401


@pytest.mark.parametrize("path", ["/.well-known/jwks.json", "/realms/any/protocol/openid-connect/certs"])
def test_keys_are_shown_without_their_private_half(path):
    (key,) = asked({}, path=path, method="GET")[1]["keys"]
    assert (key["kty"], key["alg"], key["use"]) == ("RSA", "RS256", "sig")
    assert key.keys() & {"d", "p", "q", "dp", "dq", "qi"} == set()
    token = asked(GRANT)[1]["access_token"]
    assert jwt.decode(token, RSAKey.import_key(key), algorithms=["RS256"]).header["kid"] == key["kid"]


@pytest.mark.parametrize(
    "path", ["/.well-known/openid-configuration", "/realms/uitid/.well-known/openid-configuration"]
)
def test_discovery(path):
    told = asked({}, path=path, method="GET")[1]
    assert told["issuer"] == "http://localhost:9001/realms/uitid"
    assert told["token_endpoint"] == "http://localhost:9001/oauth/token"


def test_other_addresses_and_methods():
    assert ISSUER.answer(Asked("GET", "/oauth/token")).status == 405
    assert ISSUER.answer(Asked("GET", "/realms")).status == 404
    assert ISSUER.answer(Asked("POST", "/oauth")).status == 404
