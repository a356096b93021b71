import pytest

from extraction.confidence import Step, calibrated_share
from extraction.evaluation.calibration import calibration_error, fit, reliability


def test_map_rises_and_pools_what_does_not() -> None:
    pairs = [(0.9, i % 2 == 0) for i in range(40)] + [(0.6, i % 4 != 0) for i in range(40)]
    steps = fit(pairs)
    assert len(steps) == 1  # the extractor was surer of the worse half: one step for both
    assert steps[0].share == pytest.approx(51 / 82, abs=1e-3)


def test_step_with_few_rows_joins_its_neighbour() -> None:
    pairs = [(0.5, i % 2 == 0) for i in range(40)] + [(0.9, True)] * 5
    assert [step.up_to for step in fit(pairs)] == [0.9]


def test_confidence_falls_in_its_step() -> None:
    steps = [Step(0.6, 0.5), Step(0.9, 0.8)]
    assert [calibrated_share(steps, c) for c in (0.1, 0.6, 0.7, 0.99)] == [0.5, 0.5, 0.8, 0.8]


def test_error_weighs_tenths_by_rows() -> None:
    pairs = [(0.95, True)] * 9 + [(0.55, False)]
    assert [(b.low, b.rows) for b in reliability(pairs)] == [(0.5, 1), (0.9, 9)]
    assert calibration_error(pairs) == pytest.approx(0.9 * 0.05 + 0.1 * 0.55)
