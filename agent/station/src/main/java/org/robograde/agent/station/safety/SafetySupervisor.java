package org.robograde.agent.station.safety;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the state and acts on it: watches heartbeats every few milliseconds, sends the stop on the thread that noticed the hazard, and tells every
 * change with the time it took. Thread-safe. A stop is sent outside the lock, so that no slow way of stopping holds up another hazard.
 */
public final class SafetySupervisor implements AutoCloseable {
    /** How often heartbeats are looked at: what this adds to a reaction is small beside the 100 ms aimed at. */
    private static final long LOOK_MILLIS = 5;

    /** A unit not seen to stand is told to stop again this often. */
    private static final long STANDING_NANOS = 3_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(SafetySupervisor.class);

    private final LongSupplier monotonicNanos;
    private final ScheduledThreadPoolExecutor looking;
    private final Map<String, Heartbeat> heartbeats = new LinkedHashMap<>();
    private final Map<String, String> hazards = new TreeMap<>();
    private volatile boolean watching;
    private SafetyState state = SafetyState.IDLE;
    private String armedBy = "";
    private long abortingSinceNanos;
    private StopPort stop = (event, source, detail) -> List.of();
    private Consumer<SafetyNote> record = note -> {};

    public SafetySupervisor() {
        this(System::nanoTime);
    }

    SafetySupervisor(LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
        looking = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "safety");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** From now on heartbeats are watched; not called where time is granted, because everything is silent between two grants. */
    public void beginWatching() {
        // Ends with the executor; look() lets nothing out that could end it before.
        ScheduledFuture<?> ignored =
                looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watching = true;
    }

    /** Who stops the unit from now on, and who hears of every change. */
    public synchronized void attach(StopPort stopping, Consumer<SafetyNote> recording) {
        stop = stopping;
        record = recording;
    }

    public synchronized SafetyState state() {
        return state;
    }

    /** Who armed the unit; empty if nobody did. */
    public synchronized String armedBy() {
        return armedBy;
    }

    /** Watches one more heartbeat; one of the same name is replaced. Counts from now. */
    public synchronized void watch(Heartbeat heartbeat) {
        heartbeats.put(heartbeat.name(), heartbeat);
        hazards.remove(silenceOf(heartbeat.name()));
    }

    public synchronized void unwatch(String name) {
        heartbeats.remove(name);
        hazards.remove(silenceOf(name));
    }

    /** Hazards that last, each by what it is of. */
    public synchronized Map<String, String> hazards() {
        return Map.copyOf(hazards);
    }

    /** @throws SafetyException if the unit may not be armed now, with the reason */
    public void arm(String person) {
        if (person.isBlank()) {
            throw new SafetyException("a unit is armed by a person; say who");
        }
        lookAtHeartbeats();
        synchronized (this) {
            if (!hazards.isEmpty()) {
                throw new SafetyException("not armed: " + String.join("; ", hazards.values()));
            }
        }
        decide(SafetyEvent.ARM, person);
    }

    public void disarm(String person) {
        decide(SafetyEvent.DISARM, person);
    }

    /** @throws SafetyException if nobody armed the unit */
    public void start(String trialId) {
        decide(SafetyEvent.START, trialId);
    }

    /** The trial ended by itself: whoever wants the unit to move again must arm it again. */
    public void finish(String trialId) {
        decide(SafetyEvent.FINISH, trialId);
    }

    /** @throws SafetyException if the unit was not seen to stand, or a hazard lasts */
    public void reset(String person) {
        lookAtHeartbeats();
        synchronized (this) {
            if (!hazards.isEmpty()) {
                throw new SafetyException("not reset: " + String.join("; ", hazards.values()));
            }
        }
        decide(SafetyEvent.RESET, person);
    }

    private void decide(SafetyEvent event, String source) {
        String refusal = happened(event, source, "", monotonicNanos.getAsLong());
        if (!refusal.isEmpty()) {
            throw new SafetyException(event.word() + " refused: " + refusal);
        }
    }

    /**
     * An emergency stop, an operator or the program demands a stop: sent in every state.
     *
     * @param noticedNanos when it was noticed, monotonic
     */
    public void demand(SafetyEvent event, String source, String detail, long noticedNanos) {
        if (event.kind() != SafetyEvent.Kind.DEMAND) {
            throw new IllegalArgumentException(event + " is no demand for a stop");
        }
        happened(event, source, detail, noticedNanos);
    }

    /** A hazard began; it lasts until {@link #hazardEnded}. Told again while it lasts, it changes nothing. */
    public void hazardBegan(SafetyEvent event, String source, String detail, long noticedNanos) {
        if (event.kind() != SafetyEvent.Kind.HAZARD) {
            throw new IllegalArgumentException(event + " is no hazard");
        }
        synchronized (this) {
            if (hazards.put(key(event, source), detail) != null) {
                return;
            }
        }
        happened(event, source, detail, noticedNanos);
    }

    public synchronized void hazardEnded(SafetyEvent event, String source) {
        hazards.remove(key(event, source));
    }

    /** The unit was seen to stand. */
    public void unitStands() {
        happened(SafetyEvent.UNIT_STANDS, "unit", "", monotonicNanos.getAsLong());
    }

    private String happened(SafetyEvent event, String source, String detail, long noticedNanos) {
        SafetyState before;
        SafetyTable.Transition transition;
        StopPort stopping;
        Consumer<SafetyNote> recording;
        synchronized (this) {
            before = state;
            transition = SafetyTable.next(state, event);
            state = transition.next();
            if (state == SafetyState.ABORTING) {
                abortingSinceNanos = monotonicNanos.getAsLong();
            }
            if (event == SafetyEvent.ARM && transition.accepted()) {
                armedBy = source;
            } else if (state == SafetyState.IDLE || state == SafetyState.SAFE) {
                armedBy = "";
            }
            stopping = stop;
            recording = record;
        }
        List<String> ways = List.of();
        OptionalLong reaction = OptionalLong.empty();
        if (transition.stops()) {
            ways = send(stopping, event, source, detail);
            reaction = OptionalLong.of(monotonicNanos.getAsLong() - noticedNanos);
        }
        if (transition.stops()
                || before != transition.next()
                || !transition.accepted()
                || event.kind() != SafetyEvent.Kind.OBSERVATION) {
            tell(
                    recording,
                    new SafetyNote(
                            noticedNanos,
                            event,
                            source,
                            detail,
                            before,
                            transition.next(),
                            transition.refusal(),
                            reaction,
                            ways));
        }
        return transition.refusal();
    }

    private static List<String> send(StopPort stopping, SafetyEvent event, String source, String detail) {
        try {
            return stopping.stop(event, source, detail);
        } catch (RuntimeException e) {
            LOG.error("the stop for {} by {} could not be sent", event, source, e);
            return List.of();
        }
    }

    private static void tell(Consumer<SafetyNote> recording, SafetyNote note) {
        try {
            recording.accept(note);
        } catch (RuntimeException e) {
            LOG.error("{} was not recorded", note, e);
        }
    }

    private void look() {
        try {
            List<Silence> silences = lookAtHeartbeats();
            boolean again;
            synchronized (this) {
                long now = monotonicNanos.getAsLong();
                again = state == SafetyState.ABORTING && now - abortingSinceNanos > STANDING_NANOS;
            }
            for (Silence silence : silences) {
                happened(SafetyEvent.HEARTBEAT_LOST, silence.of(), silence.detail(), silence.noticedNanos());
            }
            if (again) {
                happened(
                        SafetyEvent.STANDING_TIMED_OUT,
                        "unit",
                        "not seen to stand; the stop is sent again",
                        monotonicNanos.getAsLong());
            }
        } catch (RuntimeException e) {
            LOG.error("the safety supervisor could not look", e);
        }
    }

    /** @param noticedNanos when the allowed silence was over: that is when a stop became due */
    private record Silence(String of, String detail, long noticedNanos) {}

    /**
     * Silences that began. Heartbeats are asked outside the lock: who hears them may hold a lock of its own while it waits here with a hazard.
     */
    private List<Silence> lookAtHeartbeats() {
        if (!watching) {
            return List.of();
        }
        List<Heartbeat> asked;
        synchronized (this) {
            asked = List.copyOf(heartbeats.values());
        }
        // Taken before anyone is asked: a sign that comes meanwhile cannot be taken for silence.
        long now = monotonicNanos.getAsLong();
        List<Silence> began = new ArrayList<>();
        for (Heartbeat heartbeat : asked) {
            long dueNanos = heartbeat.lastSignNanos().getAsLong()
                    + heartbeat.silenceMax().toNanos();
            judge(heartbeat, now, dueNanos).ifPresent(began::add);
        }
        return began;
    }

    private synchronized Optional<Silence> judge(Heartbeat heartbeat, long now, long dueNanos) {
        if (!heartbeat.equals(heartbeats.get(heartbeat.name()))) {
            return Optional.empty();
        }
        String key = silenceOf(heartbeat.name());
        if (now - dueNanos <= 0) {
            hazards.remove(key);
            return Optional.empty();
        }
        String detail = heartbeat.name() + " was not heard for "
                + heartbeat.silenceMax().toMillis() + " ms";
        return hazards.put(key, detail) == null
                ? Optional.of(new Silence(heartbeat.name(), detail, dueNanos))
                : Optional.empty();
    }

    private static String silenceOf(String name) {
        return key(SafetyEvent.HEARTBEAT_LOST, name);
    }

    private static String key(SafetyEvent event, String source) {
        return event.word() + " " + source;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
