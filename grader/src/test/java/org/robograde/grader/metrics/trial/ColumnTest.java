package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Long tracks: most of them is not in the heap, and nobody can tell. */
class ColumnTest {
    @Test
    void numbers_beyond_the_heap_s_share_come_back_as_they_went_in() throws Exception {
        Numbers.Longs stamps = new Numbers.Longs();
        Numbers.Doubles values = new Numbers.Doubles();
        int n = 3 * Numbers.KEPT_IN_HEAP + 17;
        for (int i = 0; i < n; i++) {
            stamps.add(7L * i - 5);
            values.add(i % 1000 == 0 ? Double.NaN : StrictMath.sin(i));
        }
        Column column = stamps.column();
        Column reals = values.column();
        assertThat(column.size()).isEqualTo(n);
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            double real = i % 1000 == 0 ? Double.NaN : StrictMath.sin(i);
            boolean same = column.whole(i) == 7L * i - 5 && Double.compare(reals.real(i), real) == 0;
            wrong += same ? 0 : 1;
        }
        assertThat(wrong).isZero();
        assertThat(column.firstAtLeast(7L * (n - 3) - 6)).isEqualTo(n - 3);
        assertThat(column.firstAtLeast(7L * n)).isEqualTo(n);
        assertThat(column.firstAtLeast(Long.MIN_VALUE)).isZero();
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(f -> f.getFileName().toString().startsWith("robograde-track")))
                    .isEmpty();
        }
    }

    @Test
    void a_column_that_is_read_stays_as_it_is_and_grows_on_only_while_it_is_all_in_the_heap() {
        Numbers.Longs stamps = new Numbers.Longs();
        stamps.add(1);
        Column before = stamps.column();
        stamps.add(2);
        assertThat(before.size()).isEqualTo(1);
        assertThat(stamps.column().size()).isEqualTo(2);
        for (int i = 0; i < Numbers.KEPT_IN_HEAP; i++) {
            stamps.add(i);
        }
        assertThat(stamps.column().size()).isEqualTo(Numbers.KEPT_IN_HEAP + 2);
        assertThatThrownBy(() -> stamps.add(2)).isInstanceOf(IllegalStateException.class);
    }
}
