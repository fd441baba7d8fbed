package org.robograde.agent.station.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafetySupervisorTest {
    private final SafetySupervisor safety = new SafetySupervisor();
    private final BlockingQueue<String> stops = new LinkedBlockingQueue<>();
    private final BlockingQueue<SafetyNote> notes = new LinkedBlockingQueue<>();

    @BeforeEach
    void attach() {
        safety.attach(
                (event, source, detail) -> {
                    stops.add(event.word() + " " + source);
                    return List.of("cmd_vel", "goal_cancel");
                },
                notes::add);
    }

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void nothing_starts_unless_a_person_armed_it_and_each_trial_anew() {
        assertThatThrownBy(() -> safety.start("t1"))
                .isInstanceOf(SafetyException.class)
                .hasMessage("start refused: nothing moves unless a person has armed it");
        assertThatThrownBy(() -> safety.arm("  ")).hasMessageContaining("say who");

        safety.arm("Li Wei");
        assertThat(safety.armedBy()).isEqualTo("Li Wei");
        safety.start("t1");
        safety.finish("t1");

        assertThat(safety.state()).isEqualTo(SafetyState.IDLE);
        assertThat(safety.armedBy()).isEmpty();
        assertThatThrownBy(() -> safety.start("t2")).hasMessageContaining("nothing moves");
    }

    @Test
    void a_stop_is_sent_before_the_demand_returns_and_its_reaction_time_is_recorded() {
        safety.arm("Li Wei");
        safety.start("t1");
        long noticed = System.nanoTime() - 7_000_000;
        safety.demand(SafetyEvent.E_STOP, "estop", "", noticed);

        assertThat(stops).containsExactly("e_stop estop");
        SafetyNote note = last();
        assertThat(note.from()).isEqualTo(SafetyState.RUNNING);
        assertThat(note.to()).isEqualTo(SafetyState.ABORTING);
        assertThat(note.ways()).containsExactly("cmd_vel", "goal_cancel");
        assertThat(note.reactionNanos().orElseThrow()).isGreaterThanOrEqualTo(7_000_000);
    }

    @Test
    void after_a_stop_only_a_person_leads_out_and_only_once_the_unit_stood() {
        safety.demand(SafetyEvent.OPERATOR_ABORT, "operator", "", System.nanoTime());
        assertThatThrownBy(() -> safety.reset("Li Wei")).hasMessageContaining("not been seen to stand");
        safety.unitStands();
        assertThat(safety.state()).isEqualTo(SafetyState.SAFE);
        assertThatThrownBy(() -> safety.arm("Li Wei")).hasMessageContaining("look at the unit and reset first");
        safety.reset("Li Wei");
        safety.arm("Li Wei");
        assertThat(safety.state()).isEqualTo(SafetyState.ARMED);
    }

    @Test
    void a_stop_goes_through_while_whoever_hears_a_heartbeat_waits_for_the_one_who_demands_it() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch demanded = new CountDownLatch(1);
        safety.watch(new Heartbeat("estop", Duration.ofSeconds(60), () -> {
            asked.countDown();
            awaitQuietly(demanded);
            return System.nanoTime();
        }));
        safety.beginWatching();
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        Thread reading = new Thread(() -> {
            safety.demand(SafetyEvent.E_STOP, "estop", "", System.nanoTime());
            demanded.countDown();
        });
        reading.setDaemon(true);
        reading.start();

        assertThat(stops.poll(5, TimeUnit.SECONDS)).isEqualTo("e_stop estop");
        reading.join(5_000);
        assertThat(reading.isAlive()).isFalse();
        assertThat(safety.state()).isEqualTo(SafetyState.ABORTING);
    }

    @Test
    void a_heartbeat_that_ends_stops_a_running_unit_once_and_forbids_arming_until_it_is_back() throws Exception {
        AtomicLong beat = new AtomicLong(System.nanoTime());
        safety.watch(new Heartbeat("console", Duration.ofMillis(200), beat::get));
        safety.beginWatching();
        beat.set(System.nanoTime());
        safety.arm("Li Wei");
        safety.start("t1");

        assertThat(stops.poll(5, TimeUnit.SECONDS)).isEqualTo("heartbeat_lost console");
        safety.unitStands();
        assertThat(safety.hazards()).containsValue("console was not heard for 200 ms");
        assertThatThrownBy(() -> safety.reset("Li Wei")).hasMessage("not reset: console was not heard for 200 ms");
        Thread.sleep(100);
        assertThat(stops).isEmpty();

        safety.watch(new Heartbeat("console", Duration.ofSeconds(60), beat::get));
        beat.set(System.nanoTime());
        safety.reset("Li Wei");
        safety.arm("Li Wei");
        assertThat(safety.state()).isEqualTo(SafetyState.ARMED);
    }

    @Test
    void a_hazard_that_lasts_stops_once_and_where_nothing_moves_only_forbids_arming() {
        safety.hazardBegan(SafetyEvent.PERSON_IN_ZONE, "cell p1", "a person is in the forbidden zone cell", 1);
        assertThat(stops).isEmpty();
        assertThatThrownBy(() -> safety.arm("Li Wei")).hasMessage("not armed: a person is in the forbidden zone cell");
        safety.hazardEnded(SafetyEvent.PERSON_IN_ZONE, "cell p1");
        safety.arm("Li Wei");
        safety.start("t1");
        for (int i = 0; i < 3; i++) {
            safety.hazardBegan(SafetyEvent.LIMIT_EXCEEDED, "force", "force reads 151 N", System.nanoTime());
        }
        assertThat(stops).containsExactly("limit_exceeded force");
    }

    @Test
    void a_unit_not_seen_to_stand_is_told_again_until_it_is() throws Exception {
        safety.beginWatching();
        safety.demand(SafetyEvent.E_STOP, "estop", "", System.nanoTime());
        assertThat(stops.poll(1, TimeUnit.SECONDS)).isEqualTo("e_stop estop");
        assertThat(stops.poll(10, TimeUnit.SECONDS)).isEqualTo("standing_timed_out unit");
        safety.unitStands();
        assertThat(safety.state()).isEqualTo(SafetyState.SAFE);
    }

    @Test
    void a_way_of_stopping_that_hangs_holds_up_no_other_stop() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        safety.attach(
                (event, source, detail) -> {
                    if (source.equals("first")) {
                        entered.countDown();
                        awaitQuietly(hanging);
                    }
                    stops.add(source);
                    return List.of();
                },
                notes::add);
        Thread first = new Thread(() -> safety.demand(SafetyEvent.E_STOP, "first", "", System.nanoTime()));
        first.start();
        assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
        safety.demand(SafetyEvent.E_STOP, "second", "", System.nanoTime());
        assertThat(stops).containsExactly("second");
        hanging.countDown();
        first.join(5000);
        assertThat(stops).containsExactly("second", "first");
    }

    @Test
    void a_way_of_stopping_or_a_record_that_fails_changes_nothing_of_the_state() {
        safety.attach(
                (event, source, detail) -> {
                    throw new IllegalStateException("no such way");
                },
                note -> {
                    throw new IllegalStateException("no disk");
                });
        safety.demand(SafetyEvent.E_STOP, "estop", "", System.nanoTime());
        assertThat(safety.state()).isEqualTo(SafetyState.ABORTING);
    }

    @Test
    void a_person_on_the_line_of_a_zone_is_in_it() {
        ForbiddenZone zone =
                new ForbiddenZone("l", List.of(0.0, 0.0, 4.0, 0.0, 4.0, 4.0, 2.0, 4.0, 2.0, 2.0, 0.0, 2.0));
        assertThat(zone.contains(1, 1)).isTrue();
        assertThat(zone.contains(3, 3)).isTrue();
        assertThat(zone.contains(1, 3)).isFalse();
        assertThat(zone.contains(1, 2)).isTrue();
        assertThat(zone.contains(0, 0)).isTrue();
        assertThat(zone.contains(Math.nextUp(4.0), 1)).isFalse();
        assertThat(zone.contains(Double.NaN, 1)).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SafetyNote last() {
        return notes.stream().reduce((a, b) -> b).orElseThrow();
    }
}
