"""What a cell says, and that nothing in a cell is taken for a formula."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from regions.exchange import spelling
from regions.exchange.cells import CELL_LIMIT, CUT, Link, clean_text, fits_excel, inert, plain, restored


@pytest.mark.parametrize("begins", ["=1+1", "+358", "-1", "@SUM(A1)", "\tteksti", "\rteksti", "'=1", "''@a"])
def test_text_that_looks_like_a_formula_gets_an_apostrophe_and_loses_it_again(begins):
    assert inert(begins).startswith("'")
    assert restored(inert(begins)) == begins


@pytest.mark.parametrize("text", ["Lieksa", "", "'lainaus'", "1 = 1", "a@b.fi"])
def test_other_text_stays_as_it_is(text):
    assert inert(text) == restored(text) == text


@given(st.text())
def test_any_text_comes_back_from_a_csv_cell(text):
    assert restored(inert(text)) == text


@given(st.text())
def test_no_cell_of_a_csv_file_begins_like_a_formula(text):
    assert not inert(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet=st.characters()))
def test_cleaned_text_fits_in_xml(text):
    clean = clean_text(text)
    assert all(character in "\t\n" or character >= " " for character in clean)
    clean.encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (datetime.date(2026, 1, 5), "5.1.2026"),
        (datetime.datetime(2026, 1, 5), "5.1.2026"),  # noqa: DTZ001 (as a workbook gives it)
        (5.0, 5),
        (5, "5"),
        (None, ""),
        (" teksti \r\n", "teksti"),
        (Link("https://a.fi"), "https://a.fi"),
    ],
)
def test_cells_that_say_the_same_are_the_same(one, other):
    assert plain(one) == plain(other)


def test_text_longer_than_excel_keeps_is_cut_with_a_mark():
    assert fits_excel("a" * CELL_LIMIT) == "a" * CELL_LIMIT
    cut = fits_excel("a" * (CELL_LIMIT + 1))
    assert len(cut) == CELL_LIMIT
    assert cut.endswith(CUT)


def test_a_character_outside_the_basic_plane_counts_as_two():
    cut = fits_excel("😀" * 20_000)
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert cut.endswith(CUT)


@given(st.lists(st.text(alphabet='ab;"(),:\n ', min_size=1).map(str.strip).filter(bool)))
def test_a_list_in_a_cell_reads_back(texts):
    spelled = "; ".join(spelling.quoted(text, in_plain_list=True) for text in texts)
    assert [spelling.unquoted(part) for part in spelling.split(spelled)] == texts


details = st.text(alphabet='ab;"(),: ').map(str.strip)


@given(details.filter(bool), details.filter(bool), details)
def test_an_item_with_details_reads_back(head, told, named):
    quoted_head = '"' + head.replace('"', '""') + '"'
    spelled = spelling.item(quoted_head, [spelling.quoted(told), f"peruste: {spelling.quoted(named)}"])
    assert spelling.split(spelled) == [spelled]
    assert spelling.opened(spelled) == (head, [told], {"peruste": named})


@pytest.mark.parametrize("text", ['"Joensuu', 'Joensuu "(sopijapuoli)', "Joensuu sopijapuoli)"])
def test_a_missing_quote_or_parenthesis_is_told(text):
    with pytest.raises(ValidationError, match="puuttuu"):
        spelling.opened(text)
