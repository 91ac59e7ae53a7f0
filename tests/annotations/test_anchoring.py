import pytest

from timeline.annotations.anchoring import find_again

TEXT = "He spoke of peace. She spoke of war, and he spoke of peace again."


@pytest.mark.parametrize(
    ("text", "quote", "around", "found", "why"),
    [
        (TEXT, "of war", {}, "of war", "the only place"),
        ("A new line. " + TEXT, "of war", {"start": 23}, "of war", "moved by a line before it"),
        (TEXT, "spoke of peace", {"prefix": "and he ", "suffix": " again."}, (44, 58), "its surroundings tell which of two"),
        (TEXT, "spoke of peace", {"prefix": "He ", "suffix": ". She"}, (3, 17), "… and the other way round"),
        (TEXT, "spoke of peace", {"start": 40}, (44, 58), "without surroundings the closest place"),
        ("He  spoke\nof peace.", "spoke of peace", {}, "spoke\nof peace", "blanks and line ends may differ"),
        ("He said “peace” – now.", 'said "peace" - now', {}, "said “peace” – now", "so may quotation marks and dashes"),
        ("The price (in dollars) rose.", "(in dollars)", {}, "(in dollars)", "signs stand for themselves"),
        (TEXT, "of victory", {}, None, "gone"),
        (TEXT, "  ", {}, None, "nothing was quoted"),
        ("", "of war", {}, None, "nothing is left"),
        ("aaa", "aa", {"start": 1}, (1, 3), "places may overlap"),
    ],
)
def test_find_again(text, quote, around, found, why):
    place = find_again(text, quote, **around)
    if isinstance(found, str):
        assert place is not None, why
        assert text[slice(*place)] == found, why
    else:
        assert place == found, why
