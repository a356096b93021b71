from extraction.evaluation.matching import SCORES, match, same_name, shared


def test_names_are_one_without_case_marks_and_article() -> None:
    assert same_name("The Japan Times", "japan times")
    assert same_name("Senate", "United States Senate")
    assert not same_name("Korea", "Koreans")
    assert not same_name("", "Japan")


def test_words_are_shared_as_a_share_of_the_longer_side() -> None:
    assert shared("a b c d", "a b") == 0.5


def test_best_match_is_taken_first_and_once() -> None:
    gold = [{"text": "a b c d"}, {"text": "a b x y"}]
    rows = [{"text": "a b c d"}]
    pairs, missed, extra = match(gold, rows, SCORES["statements"])
    assert pairs == [(gold[0], rows[0])]
    assert missed == [gold[1]]
    assert extra == []


def test_figure_needs_both_ends() -> None:
    gold = {"low": 200, "high": 300}
    assert SCORES["figures"](gold, {"value_low": 200.0, "value_high": 300.1})
    assert not SCORES["figures"](gold, {"value_low": 200.0, "value_high": 301.0})
