package org.robograde.agent.station.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.robograde.agent.evidence.EvidenceException;

class WriteQueueTest {
    private final List<Integer> written = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> lost = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    private WriteQueue.Write write(int number, int bytes, Runnable work) {
        return new WriteQueue.Write() {
            @Override
            public void run() {
                work.run();
                written.add(number);
            }

            @Override
            public void lost() {
                lost.add(number);
            }

            @Override
            public int bytes() {
                return bytes;
            }
        };
    }

    @Test
    void everything_is_written_in_order() {
        WriteQueue queue = new WriteQueue(1 << 20, failure::set);
        for (int i = 0; i < 20_000; i++) {
            assertThat(queue.put(write(i, 100, () -> {}))).isTrue();
        }
        assertThat(queue.end(20)).isTrue();
        assertThat(written).hasSize(20_000).isSorted();
        assertThat(queue.waitingBytes()).isZero();
    }

    @Test
    void while_the_disk_stalls_what_does_not_fit_is_refused_and_the_station_still_has_its_say() {
        CountDownLatch stall = new CountDownLatch(1);
        WriteQueue queue = new WriteQueue(1000, failure::set);
        assertThat(queue.offer(write(0, 400, () -> await(stall)))).isTrue();
        assertThat(queue.offer(write(1, 600, () -> {}))).isTrue();
        assertThat(queue.offer(write(2, 1, () -> {}))).isFalse();
        assertThat(queue.offerOwn(write(3, 500, () -> {}))).isTrue();
        stall.countDown();
        assertThat(queue.end(20)).isTrue();
        assertThat(written).containsExactly(0, 1, 3);
    }

    @Test
    void when_writing_fails_all_that_waited_is_told_to_be_lost_and_nothing_more_is_taken() {
        CountDownLatch full = new CountDownLatch(1);
        WriteQueue queue = new WriteQueue(1000, failure::set);
        queue.offer(write(0, 1, () -> {}));
        queue.offer(write(1, 1, () -> {
            await(full);
            throw new EvidenceException("no disk");
        }));
        queue.offer(write(2, 1, () -> {}));
        full.countDown();
        assertThat(queue.end(20)).isTrue();
        assertThat(failure.get()).hasMessage("no disk");
        assertThat(written).containsExactly(0);
        assertThat(lost).containsExactly(1, 2);
        assertThat(queue.offer(write(3, 1, () -> {}))).isFalse();
    }

    @Test
    void one_message_larger_than_the_bound_is_taken_when_nothing_waits() {
        WriteQueue queue = new WriteQueue(10, failure::set);
        assertThat(queue.offer(write(0, 5000, () -> {}))).isTrue();
        assertThat(queue.end(20)).isTrue();
        assertThat(written).containsExactly(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
