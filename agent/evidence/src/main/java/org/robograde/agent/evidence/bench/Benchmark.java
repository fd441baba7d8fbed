package org.robograde.agent.evidence.bench;

import java.io.IOException;
import java.util.function.DoubleConsumer;

/** Measures one thing against its peer; run by {@code ./robograde bench NAME}, never by a test that judges the time. */
@FunctionalInterface
public interface Benchmark {
    /**
     * Runs it once from start to end.
     *
     * @param progress gets the share done, 0 to 1
     * @throws InterruptedException if the thread is told to stop; what was measured until then is dropped
     */
    BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException, InterruptedException;
}
