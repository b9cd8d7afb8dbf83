# SPDX-License-Identifier: EUPL-1.2
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from foyer.blocks.identity.models import User
from foyer.blocks.identity.public import Claims, TokenError, actor_of, issue_token, verify_token
from foyer.kernel.clock import FixedClock, use

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with use(FixedClock(NOON)) as fixed:
        yield fixed


def signed(key, **claims):
    moment = int(NOON.timestamp())
    whole = {"iss": "https://other.example", "sub": "u1", "iat": moment, "exp": moment + 60, **claims}
    return jwt.encode({"alg": "RS256"}, {k: v for k, v in whole.items() if v is not None}, key)


@pytest.fixture
def other(tmp_path, settings):
    """Another issuer whose public key this installation trusts."""
    key = RSAKey.generate_key(2048, private=True)
    path = tmp_path / "other.pem"
    path.write_bytes(key.as_pem(private=False))
    settings.FOYER_TRUSTED_ISSUERS = [f"https://other.example={path}"]
    return key


def kind_of_failure(token):
    with pytest.raises(TokenError) as caught:
        verify_token(token)
    return caught.value.kind


@pytest.mark.django_db
def test_own_token_names_its_person(clock):
    claims = verify_token(issue_token("person-1", email="a@example.org"))
    actor = actor_of(claims)
    assert (claims.kind, actor.user_id, actor.email) == ("user", "person-1", "a@example.org")
    assert claims.apis == {"entry", "sapi"}
    assert not actor.is_staff


def test_own_token_of_a_program(clock):
    claims = verify_token(issue_token("shop@clients", client_id="shop"))
    assert (claims.kind, claims.user_id, claims.client_id) == ("client", "shop@clients", "shop")


def test_token_of_a_trusted_issuer(clock, other):
    assert verify_token(signed(other, uid="old-1")).user_id == "old-1"


@pytest.mark.parametrize("text", ["", "x", "a.b", "a.b.c", "e30.W10.x", "....", "é.é.é", "e30.e30"])
def test_what_is_no_jwt(clock, text):
    assert kind_of_failure(text) == "not-jwt"


def test_unknown_signer(clock, other):
    assert kind_of_failure(signed(RSAKey.generate_key(2048, private=True))) == "signature"


def test_unsigned_token_proves_nothing(clock):
    assert kind_of_failure("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.") == "signature"


@pytest.mark.parametrize(
    ("claims", "kind"),
    [
        ({"exp": int((NOON - timedelta(seconds=31)).timestamp())}, "expired"),
        ({"nbf": int((NOON + timedelta(seconds=31)).timestamp())}, "expired"),
        ({"iat": int((NOON + timedelta(seconds=31)).timestamp())}, "expired"),
        ({"exp": "tomorrow"}, "claims"),
        ({"exp": True}, "claims"),
        ({"exp": None}, "claims"),
        ({"nbf": []}, "claims"),
        ({"iss": ["https://other.example"]}, "issuer"),
        ({"iss": "https://else.example"}, "issuer"),
        ({"sub": None}, "claims"),
        ({"sub": "system"}, "claims"),
        ({"uid": "system"}, "claims"),
    ],
)
def test_failed_checks(clock, other, claims, kind):
    assert kind_of_failure(signed(other, **claims)) == kind


def test_a_trusted_issuer_is_trusted_with_every_user_id(clock, other):
    ours = verify_token(issue_token("person-1"))
    assert verify_token(signed(other, sub="person-1")).user_id == ours.user_id
    assert verify_token(signed(other, uid="person-1")).user_id == ours.user_id


def test_a_trusted_issuer_cannot_sign_in_our_name(clock, other, settings):
    assert kind_of_failure(signed(other, iss=settings.FOYER_PUBLIC_URL)) == "signature"


def test_a_header_that_is_nested_deep_is_no_jwt(clock):
    deep = urlsafe_b64encode(b"[" * 60_000).decode().rstrip("=")
    assert kind_of_failure(f"{deep}.e30.x") == "not-jwt"


@pytest.mark.parametrize(
    ("audience", "found"), [("a", {"a"}), (["a", 1], {"a", "1"}), (5, set()), (None, set())]
)
def test_audiences_of_any_form(audience, found):
    assert Claims({"aud": audience}).audiences == found


def test_half_a_minute_of_leeway(clock, other):
    late = int((NOON - timedelta(seconds=29)).timestamp())
    assert verify_token(signed(other, exp=late)).user_id == "u1"


def test_issuer_that_is_away_leaves_own_tokens_valid(clock, settings, tmp_path):
    settings.FOYER_TRUSTED_ISSUERS = [f"https://gone.example={tmp_path / 'none.pem'}"]
    assert verify_token(issue_token("person-1")).user_id == "person-1"


@pytest.mark.django_db
def test_staff_is_who_has_an_active_staff_account_and_a_token_of_ours(clock, other):
    staff = User.objects.create_superuser("op@example.org")
    assert actor_of(verify_token(issue_token(staff.public_id))).is_staff
    assert not actor_of(verify_token(signed(other, sub=staff.public_id))).is_staff
    User.objects.update(is_active=False)
    assert not actor_of(verify_token(issue_token(staff.public_id))).is_staff


def test_tokens_of_the_first_generation_can_be_refused(clock, other, settings):
    settings.FOYER_V1_TOKENS = False
    with pytest.raises(TokenError) as refused:
        verify_token(signed(other, uid="old-1"))
    assert refused.value.kind == "issuer"
    assert verify_token(signed(other, sub="new-1")).user_id == "new-1"
