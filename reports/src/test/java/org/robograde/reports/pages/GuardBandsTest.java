package org.robograde.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robograde.grader.grade.Grade.ClauseFinding;
import org.robograde.reports.charts.IntervalAxis.GuardBand;
import org.robograde.reports.sample.SampleReport;

class GuardBandsTest {
    @Test
    void a_guarded_limit_has_its_band_on_the_side_where_it_is_kept() {
        ClauseFinding clause = guarded();
        GuardBands bands = GuardBands.of(ruled(clause, "guarded, w = 0.5 U"));
        assertThat(bands.width()).isEqualTo(0.5 * clause.expandedUncertainty());
        assertThat(bands.bands()).isNotEmpty();
        clause.perLevel().forEach(level -> {
            double inside = level.limit() + (level.atMost() ? -bands.width() : bands.width());
            assertThat(bands.bands()).contains(new GuardBand(inside, level.limit()));
        });
    }

    @Test
    void four_outcomes_have_a_band_on_both_sides_and_other_rules_none() {
        ClauseFinding clause = guarded();
        GuardBands both = GuardBands.of(ruled(clause, "non-binary, w = 1 U"));
        assertThat(both.bands())
                .allMatch(band -> Math.abs(Math.abs(band.to() - band.from()) - 2 * both.width()) < 1e-12);
        assertThat(GuardBands.of(ruled(clause, "simple")).bands()).isEmpty();
        assertThat(GuardBands.of(ruled(clause, "proportion, R at C = 0.8")).bands())
                .isEmpty();
        assertThat(GuardBands.of(ruled(clause, "guarded, w = 1.2.3 U")).bands()).isEmpty();
    }

    private static ClauseFinding guarded() {
        return SampleReport.input().grade().findings().stream()
                .filter(f -> f.expandedUncertainty() > 0 && !f.perLevel().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static ClauseFinding ruled(ClauseFinding f, String rule) {
        return new ClauseFinding(
                f.clauseId(),
                f.elementId(),
                f.title(),
                f.metricId(),
                f.expression(),
                f.unit(),
                rule,
                f.provenance(),
                f.verification(),
                f.origin(),
                f.value(),
                f.expandedUncertainty(),
                f.intervalLow(),
                f.intervalHigh(),
                f.samples(),
                f.perLevel(),
                f.highestLevelPassed(),
                f.verdict(),
                f.reason(),
                f.settles(),
                f.decidingTrialId(),
                f.decidingMoment());
    }
}
