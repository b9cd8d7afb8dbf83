# SPDX-License-Identifier: EUPL-1.2
"""`foyer associations`: a file becomes our store, whole or not at all."""

import pytest
from django.core.management import CommandError, call_command

from foyer.blocks.associations.models import StoredConnection
from foyer.blocks.associations.public import Connection
from foyer.blocks.associations.rules.connections import Line
from foyer.blocks.associations.services.fill_register import AT_ONCE, Filled, fill_register
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(tmp_path, capsys):
    """Fill from a text; return what the command says."""

    def filling(text, encoding="utf-8"):
        file = tmp_path / "register.csv"
        file.write_bytes(text.encode(encoding))
        call_command("associations", str(file))
        return capsys.readouterr().out.strip()

    return filling


def stored():
    rows = StoredConnection.objects.order_by("organizer_id", "code")
    return list(rows.values_list("organizer_id", "code", "status"))


def test_a_file_is_taken_over(filled):
    told = filled("organizer,vcode,status\na,V0001001,\nb,V0001002,cancelled\na,V0001001,Confirmed\n")
    assert told == "2 new, 0 changed, 0 as they were, 0 left because an owner ended them"
    assert stored() == [("a", "V0001001", "confirmed"), ("b", "V0001002", "cancelled")]
    assert set(AuditEntry.objects.values_list("aggregate_id", flat=True)) == {"a", "b"}
    assert OutboxEvent.objects.filter(type="associations.connection.filled").count() == 2


def test_a_later_file_changes_what_it_names(filled):
    filled("organizer,vcode\na,V0001001\nb,V0001002\nc,V0001003\n")
    StoredConnection.objects.filter(organizer_id="c").update(ended_here=True, status="cancelled")
    told = filled("organizer,vcode,status\na,V0001001,cancelled\nb,V0001002,\nc,V0001003,\n", "utf-8-sig")
    assert told == "0 new, 1 changed, 1 as they were, 1 left because an owner ended them"
    assert [status for _, _, status in stored()] == ["cancelled", "confirmed", "cancelled"]
    assert AuditEntry.objects.filter(aggregate_id="b").count() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "organizer,vcode\na,V0001001\nb,V123\n",
            "line 3: column vcode must be V and seven digits, from V0001001, not 'V123'",
        ),
        ("organizer,vcode\n,V0001001\n", "line 2: column organizer must be the id of an organiser"),
        ("organizer,vcode,status\na,V0001001,maybe\n", "not 'maybe'"),
        ("organizer;vcode\na;V0001001\n", "has no column organizer"),
        ("organizer,vcode\na\n", "line 2: column vcode"),
        ("", "has no column organizer"),
    ],
)
def test_a_file_with_mistakes_changes_nothing(text, why, filled):
    with pytest.raises(CommandError) as refused:
        filled(text)
    assert why in str(refused.value)
    assert stored() == []


def test_only_some_of_many_mistakes_are_shown(filled):
    with pytest.raises(CommandError) as refused:
        filled("organizer,vcode\n" + "a,x\n" * 50)
    assert len(str(refused.value).splitlines()) == 22
    assert str(refused.value).endswith("and 30 more")


@pytest.mark.parametrize("made", [lambda path: path, lambda path: path.write_bytes(b"\xff\xfe") or path])
def test_a_file_that_cannot_be_read(made, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("associations", str(made(tmp_path / "file.csv")))


def test_statements_grow_with_thousands_not_with_lines(django_assert_num_queries):
    def lines(status):
        return [Line(f"o-{n:05}", Connection("V0001001", status)) for n in range(AT_ONCE)]

    assert fill_register(SYSTEM, lines("confirmed")) == Filled(new=AT_ONCE)
    assert fill_register(SYSTEM, lines("confirmed")) == Filled(same=AT_ONCE)
    with django_assert_num_queries(3):
        fill_register(SYSTEM, lines("confirmed"))
    assert fill_register(SYSTEM, lines("cancelled")) == Filled(changed=AT_ONCE)


def test_only_who_runs_this_installation_fills_it():
    with pytest.raises(Problem) as refused:
        fill_register(Actor(user_id="somebody"), [Line("a", Connection("V0001001", "confirmed"))])
    assert refused.value.status == 403
    assert stored() == []
