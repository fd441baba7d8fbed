package org.robograde.reports.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void few_values_are_all_kept_and_many_are_kept_evenly_within_the_bound() {
        Thinning<Integer> few = new Thinning<>();
        List.of(3, 1, 2).forEach(few::add);
        assertThat(few.kept()).containsExactly(3, 1, 2);
        Thinning<Integer> many = new Thinning<>();
        for (int i = 0; i < 1_000_000; i++) {
            many.add(i);
            assertThat(many.kept().size()).isLessThanOrEqualTo(Thinning.MOST);
        }
        List<Integer> kept = many.kept();
        assertThat(kept.size()).isGreaterThan(Thinning.MOST / 2);
        int step = kept.get(1) - kept.get(0);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i)).isEqualTo(i * step);
        }
        assertThat(kept.get(kept.size() - 1)).isGreaterThan(1_000_000 - 2 * step);
    }
}
