package org.robograde.agent.station.operator;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What people did and said in a session; it only grows. While a trial is recorded every entry goes into its evidence as it is made, else into the next
 * trial's; who is there and under which conditions is written at the beginning of each trial anew. Thread-safe.
 */
public final class OperatorLedger {
    private static final int LAST_KEPT = 20;
    private static final int TEXT_MAX = 2000;
    private static final int STANDING_MAX = 100;
    private static final int BETWEEN_MAX = 1000;

    private final Clock clock;
    private final Map<String, LedgerEntry> present = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> conditions = new TreeMap<>();
    private final Deque<LedgerEntry> last = new ArrayDeque<>();
    private final List<Consumer<LedgerEntry>> listeners = new ArrayList<>();
    private final List<LedgerEntry> between = new ArrayList<>();
    private Consumer<LedgerEntry> evidence = this::keepForNext;
    private long count;

    /** @param clock for the entries' times */
    public OperatorLedger(Clock clock) {
        this.clock = clock;
    }

    /** @throws OperatorException if the entry is too long, or names nobody */
    public LedgerEntry append(LedgerEntry.Kind kind, String person, String subject, String text, String by) {
        if (person.isBlank()) {
            throw new OperatorException("say who: every entry names a person");
        }
        if (person.length() + subject.length() + text.length() > TEXT_MAX) {
            throw new OperatorException("an entry may hold " + TEXT_MAX + " characters");
        }
        LedgerEntry entry;
        List<Consumer<LedgerEntry>> told;
        synchronized (this) {
            entry = new LedgerEntry(
                    count + 1, clock.instant(), kind, person.strip(), subject.strip(), text.strip(), by);
            evidence.accept(entry);
            keepStanding(entry);
            count++;
            if (last.size() == LAST_KEPT) {
                last.removeFirst();
            }
            last.addLast(entry);
            told = List.copyOf(listeners);
        }
        // Not under the lock: a listener may look at the desk, which may be about to append.
        told.forEach(each -> each.accept(entry));
        return entry;
    }

    private void keepStanding(LedgerEntry entry) {
        switch (entry.kind()) {
            case PRESENT -> put(present, entry.person(), entry);
            case LEFT -> present.remove(entry.person());
            case CONDITION -> put(conditions, entry.subject(), entry);
            default -> {
                // Said once, and over.
            }
        }
    }

    private static void put(Map<String, LedgerEntry> standing, String key, LedgerEntry entry) {
        if (standing.size() >= STANDING_MAX && !standing.containsKey(key)) {
            throw new OperatorException("the ledger keeps " + STANDING_MAX + " persons and conditions");
        }
        standing.put(key, entry);
    }

    /** A trial is recorded from now on: gets what stands from before, what was said since the last trial, then every entry. */
    public synchronized void attach(Consumer<LedgerEntry> next) {
        Stream.concat(present.values().stream(), conditions.values().stream())
                .filter(standing -> !between.contains(standing))
                .forEach(next);
        between.forEach(next);
        between.clear();
        evidence = next;
    }

    public synchronized void detach() {
        evidence = this::keepForNext;
    }

    private void keepForNext(LedgerEntry entry) {
        if (between.size() >= BETWEEN_MAX) {
            throw new OperatorException("between two trials the ledger takes " + BETWEEN_MAX + " entries");
        }
        between.add(entry);
    }

    /** Told of every entry, on the thread that made it; must return soon. */
    public synchronized void listen(Consumer<LedgerEntry> listener) {
        listeners.add(listener);
    }

    /** Who is there. */
    public synchronized List<String> present() {
        return List.copyOf(present.keySet());
    }

    public synchronized Collection<LedgerEntry> conditions() {
        return List.copyOf(conditions.values());
    }

    /** The newest entries, oldest first. */
    public synchronized List<LedgerEntry> last() {
        return List.copyOf(last);
    }
}
