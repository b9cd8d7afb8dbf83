# SPDX-License-Identifier: EUPL-1.2
import gettext
import io
import re

import pytest
from django.core.management import call_command

from foyer.blocks.agenda.assets import build, catalogues, messages

PO = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\nContent-Type: text/plain; charset=UTF-8\\n"

msgid "een"
msgstr "un"

msgid ""
"lange "
"zin"
msgstr ""
"longue "
"phrase"

msgctxt "dier"
msgid "bank"
msgstr "banc"

msgid "%(n)s dag"
msgid_plural "%(n)s dagen"
msgstr[0] "%(n)s jour"
msgstr[1] "%(n)s jours"

#, fuzzy
msgid "twee"
msgstr "peut-être"

msgid "drie"
msgstr ""
"""


def test_what_is_written_is_what_gettext_reads():
    catalogue = gettext.GNUTranslations(io.BytesIO(catalogues.write(catalogues.read(PO))))
    assert catalogue.gettext("een") == "un"
    assert catalogue.gettext("lange zin") == "longue phrase"
    assert catalogue.pgettext("dier", "bank") == "banc"
    assert [catalogue.ngettext("%(n)s dag", "%(n)s dagen", number) for number in (0, 1, 2)] == [
        "%(n)s jour", "%(n)s jour", "%(n)s jours",
    ]  # fmt: skip
    assert catalogue.gettext("twee") == "twee"


def test_missing_texts_are_found():
    entries = catalogues.read(PO)
    assert catalogues.missing(["een", "twee", "drie", "vier"], entries) == ["twee", "drie", "vier"]


def test_a_broken_file_names_its_line():
    with pytest.raises(ValueError, match="line 1"):
        catalogues.read("msgid nonsense")


def test_texts_are_found_in_templates_and_modules(tmp_path):
    (tmp_path / "a.html").write_text(
        '{% load i18n %}{% translate "een" %}{% translate "bank" context "dier" %}{{ x|default:_("twee") }}'
        "{% blocktranslate count n=x %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktranslate %}"
    )
    (tmp_path / "b.py").write_text(
        'from x import gettext as _\n_("drie")\nngettext("a", "b", 2)\nother("nee")\n'
    )
    assert messages.wanted(tmp_path) == sorted(
        ["een", "dier\x04bank", "twee", "%(n)s dag\x00%(n)s dagen", "drie", "a\x00b"]
    )


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_every_text_of_the_agenda_is_translated(language):
    folder = next(path for path in build.blocks() if path.name == "agenda")
    text = (folder / "locale" / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    entries = catalogues.read(text)
    wanted = messages.wanted(folder)
    assert catalogues.missing(wanted, entries) == []
    assert sorted({entry.key for entry in entries} - {""} - set(wanted)) == []
    for entry in entries:
        for form in (entry.texts or {}).values():
            assert set(re.findall(r"%\(\w+\)s", form)) <= set(re.findall(r"%\(\w+\)s", entry.key))


def test_the_command_lists_what_is_missing(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text('_("nergens vertaald")')
    monkeypatch.setattr(build, "blocks", lambda: [tmp_path])
    out = io.StringIO()
    call_command("translations", stdout=out)
    assert "fr: 'nergens vertaald'" in out.getvalue()
