# SPDX-License-Identifier: EUPL-1.2
import contextlib
import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.imports.rules.findings import KINDS, Action
from foyer.blocks.imports.rules.mapping import MappingError, load
from foyer.blocks.imports.rules.mapping.load import FIELDS, TOP
from foyer.blocks.imports.rules.mapping.model import Reading, Venue, When
from foyer.blocks.imports.services.prepare_import import load_mapping
from foyer.blocks.imports.tests.mappings import EXAMPLES, MINIMAL, find, mapping_of, names


def problems(text: str) -> tuple[tuple[int, str], ...]:
    with pytest.raises(MappingError) as caught:
        mapping_of(text)
    return caught.value.problems


def test_a_minimal_mapping_has_the_defaults():
    mapping = mapping_of()
    assert mapping.system == "test"
    assert mapping.fields["title"].columns == ("title",)
    assert mapping.timezone == "Europe/Brussels"
    assert mapping.workflow.status == "DRAFT"
    assert mapping.columns == {"title": 5, "date": 6, "start": 6, "end": 6, "venue": 7}


def test_every_mistake_is_named_with_its_line():
    found = problems(
        "mapping: 1\n"
        "sytem: x\n"
        "system: y\n"
        "fields: {titel: a}\n"
        "when: {date: {colum: d}}\n"
        "venue: {text: v}\n"
        "rules:\n"
        "  - {any: [circus], theme: Circsu}\n"
        "faults: {past-midnigt: take, missing-title: take}\n"
    )
    assert found == (
        (2, 'sytem: the key "sytem" is not known here (did you mean "system"?)'),
        (4, 'fields.titel: the key "titel" is not known here (did you mean "title"?)'),
        (4, "fields: needs `fields.title`"),
        (5, 'when.date.colum: the key "colum" is not known here (did you mean "column"?)'),
        (5, "when.date: needs `column`, `columns` or `value`"),
        (8, 'rules[1].theme: "Circsu" is no theme for events (did you mean "Circus"?)'),
        (9, 'faults.missing-title: "missing-title" cannot be "take", only: refuse'),
        (9, 'faults.past-midnigt: "past-midnigt" is no kind of fault (did you mean "past-midnight"?)'),
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("system: twice", "occurs twice"),
        ("timezone: Europe/Brusel", "is no time zone"),
        ("read2: {}", 'did you mean "read"?'),
        ("group_by: [id]", "`fields.id` is not mapped"),
        ("workflow: {status: APPROVED}", "is not one of DRAFT, READY_FOR_VALIDATION"),
        ("workflow: {available_from: 2027-01-01}", "an instant with its offset"),
        ("refused_at_most: 101", "from 0 to 100"),
        ("exclude: [{reason: x}]", "needs `any`, `all` or `where`"),
        ("rules: [{any: ['/(/'], theme: Circus}]", "is not a regular expression"),
        ("flags: [{yes: {labels: [a]}}]", "needs `from`"),
        ("defaults: {age: old}", "is no range of ages"),
        ("price: {find_in: [venue]}", "is not one of title, description"),
        ("organizer: {url: x}", "needs `name`"),
        ("labels: [{column: a, formats: [dd/mm/yyyy]}]", "write for example %d/%m/%Y, or one of iso, epoch"),
        ("labels: [{column: a, formats: [iso, '%d/%Q']}]", '"%Q" is no part of a date'),
        ("labels: [{column: a, formats: ['%d/%']}]", '"%" is no part of a date'),
        ("labels: [{value: a, clean: [{replace: {pattern: a, with: '\\2'}}]}]", "does not fit the pattern"),
        ("labels: [{value: a, clean: [sparkle]}]", "is not one of html"),
    ],
)
def test_a_mistake_has_its_sentence(more, said):
    found = problems(f"{MINIMAL}{more}\n")
    assert any(said in text for _, text in found), found
    assert all(line > 0 for line, _ in found)


@pytest.mark.parametrize(
    ("venue", "said"),
    [
        ("{text: v, latitude: a}", "belong together"),
        ("{text: v, bounds: {south: 3, north: 2, west: 1, east: 2}}", "south must lie below north"),
        ("{text: v, bounds: {south: 3}}", "needs `south`, `west`, `north` and `east`"),
        ("{text: v, split: [name, town]}", "is not one of name, street"),
        ("{text: v, pattern: '(?P<nam>.*)'}", "nam is none"),
        ("{text: v, default_country: Belgium}", "two capitals"),
        ("{text: v, rules: [{any: [a]}]}", "needs `type`"),
        ("{text: v, rules: [{any: [a], type: Concert}]}", "is no eventtype for places"),
        ("{text: v, rules: [{where: {a: [b]}, type: Theater}]}", "not at columns"),
        ("{}", "needs `venue.text`"),
    ],
)
def test_a_mistake_about_venues_has_its_sentence(venue, said):
    text = f"mapping: 1\nsystem: x\nfields: {{title: a}}\nwhen: {{date: d}}\nvenue: {venue}\n"
    assert any(said in sentence for _, sentence in problems(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a mapping file is a block of keys"),
        ("- a\n- b\n", "a mapping file is a block of keys"),
        ("a: [1\n", "this is not YAML"),
        ("\x00", "this is not YAML"),
        ("a: 1\n" * 300_000, "another kind of file"),
        ("title,date\n", "a mapping file is a block of keys"),
        ("mapping: 2\nsystem: x\n", "mapping: 1"),
        ("a: &a [*a]\n", "deeper ones"),
    ],
)
def test_what_is_no_mapping_is_told_so(text, said):
    assert any(said in sentence for _, sentence in problems(text))


def test_scalars_stay_the_text_that_was_written():
    mapping = mapping_of(MINIMAL + "rules: [{any: [no, 08:30, 1.10], theme: 0.52.0.0.0}]\n")
    assert [word.text for word in mapping.rules[0].any] == ["no", "08:30", "1.10"]


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    with pytest.raises(MappingError):
        load(text, find, names)


@given(
    st.recursive(
        st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["column", "text", "any", "theme", "from", "table", "date", "x"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=8,
    ),
    st.sampled_from(
        [
            "read",
            "fields",
            "when",
            "venue",
            "rules",
            "price",
            "age",
            "categories",
            "flags",
            "faults",
            "labels",
            "workflow",
            "organizer",
            "exclude",
            "defaults",
            "translations",
            "ignore",
        ]
    ),
)
def test_a_section_of_any_shape_is_read_or_refused(value, section):
    text = json.dumps({"mapping": "1", "system": "x", section: value})
    with contextlib.suppress(MappingError):
        load(text, find, names)


def test_the_reference_lists_every_kind_of_fault_and_every_key():
    text = (EXAMPLES.parent / "docs" / "reference" / "import-mapping.md").read_text(encoding="utf-8")
    assert [name for name in KINDS if f"| `{name}` |" not in text] == []
    sections = (Reading, When, Venue)
    keys = {each.name for section in sections for each in fields(section)}
    inner = {"window_from", "window_until", "end_equals_midnight", "expand_from", "expand_until"}
    assert [key for key in sorted({*keys - inner, *FIELDS, *TOP}) if f"`{key}`" not in text] == []


def test_every_kind_of_fault_allows_its_default_and_says_what_it_means():
    for kind in KINDS.values():
        assert kind.default in kind.allowed
        assert kind.means
        assert (Action.REPAIR in kind.allowed) == bool(kind.repaired), kind.name


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_is_a_good_mapping(path):
    mapping = load_mapping(path.read_text(encoding="utf-8"))
    assert mapping.name
    assert mapping.group_by or "id" in mapping.fields or mapping.venue.text
