package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.robograde.agent.evidence.TrialEvent;

/** The station's events of one trial, paired into goals, disturbances, interventions and questions. */
public final class EventLog {
    private final List<TrialEvent> events;
    private final long endNanos;

    /** @param endNanos when the record ends: the end of everything that never ended */
    public EventLog(List<TrialEvent> events, long endNanos) {
        List<TrialEvent> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparingLong(TrialEvent::atNanos));
        this.events = List.copyOf(ordered);
        this.endNanos = endNanos;
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    public List<TrialEvent> of(String kind) {
        return events.stream().filter(e -> e.kind().equals(kind)).toList();
    }

    public Optional<TrialEvent> first(String kind) {
        return events.stream().filter(e -> e.kind().equals(kind)).findFirst();
    }

    /** Events from one moment to another, both included. */
    public List<TrialEvent> between(long fromNanos, long toNanos) {
        return events.stream()
                .filter(e -> e.atNanos() >= fromNanos && e.atNanos() <= toNanos)
                .toList();
    }

    public long endNanos() {
        return endNanos;
    }

    public List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (TrialEvent sent : of("goal_sent")) {
            Optional<TrialEvent> ended = closing(sent, "goal_ended", "goalId");
            goals.add(new Goal(
                    text(sent, "goalId"),
                    text(sent, "place"),
                    number(sent, "x").orElse(0),
                    number(sent, "y").orElse(0),
                    number(sent, "shortestPathMeters").orElse(0),
                    sent.atNanos(),
                    ended.map(TrialEvent::atNanos).orElse(endNanos),
                    ended.map(e -> text(e, "status"))));
        }
        return goals;
    }

    /** Stimuli and faults in the order they began. */
    public List<Disturbance> disturbances() {
        List<Disturbance> found = new ArrayList<>();
        spans("stimulus_started", "stimulus_ended", "stimulus").forEach((from, to) -> found.add(disturbance(from, to)));
        spans("fault_started", "fault_ended", "fault").forEach((from, to) -> found.add(disturbance(from, to)));
        found.sort(Comparator.comparingLong(Disturbance::fromNanos).thenComparing(Disturbance::name));
        return found;
    }

    public List<Disturbance> disturbances(String kind) {
        return disturbances().stream().filter(d -> d.kind().equals(kind)).toList();
    }

    public List<Intervention> interventions() {
        List<Intervention> found = new ArrayList<>();
        spans("intervention_started", "intervention_ended", "intervention")
                .forEach((from, to) -> found.add(
                        new Intervention(text(from, "intervention"), text(from, "reason"), from.atNanos(), to)));
        return found;
    }

    /** From when until when a person had continuous control of the unit, as the station states it. */
    public SortedMap<Long, Long> steered() {
        SortedMap<Long, Long> spells = new TreeMap<>();
        spans("steering_started", "steering_ended", "by")
                .forEach((from, to) -> spells.merge(from.atNanos(), to, Math::max));
        return spells;
    }

    public List<Question> questions() {
        return of("question_asked").stream().map(this::question).toList();
    }

    private Question question(TrialEvent asked) {
        Optional<TrialEvent> heard = closing(asked, "answer_heard", "questionId");
        return new Question(
                text(asked, "questionId"),
                text(asked, "text"),
                texts(asked, "expected"),
                number(asked, "timeoutSeconds").orElse(0),
                asked.atNanos(),
                heard.map(e -> text(e, "text")).orElse(""),
                heard.map(e -> responseSeconds(asked, e)).orElse(OptionalDouble.empty()),
                closing(asked, "answer_missing", "questionId").isPresent());
    }

    private static OptionalDouble responseSeconds(TrialEvent asked, TrialEvent heard) {
        OptionalDouble stated = number(heard, "responseSeconds");
        return stated.isPresent() ? stated : OptionalDouble.of((heard.atNanos() - asked.atNanos()) / 1e9);
    }

    private static Disturbance disturbance(TrialEvent from, long to) {
        String name = from.kind().equals("fault_started") ? text(from, "fault") : text(from, "stimulus");
        return new Disturbance(name, text(from, "kind"), from.atNanos(), to);
    }

    private Map<TrialEvent, Long> spans(String startKind, String endKind, String key) {
        Map<TrialEvent, Long> spans = new LinkedHashMap<>();
        for (TrialEvent start : of(startKind)) {
            spans.put(
                    start, closing(start, endKind, key).map(TrialEvent::atNanos).orElse(endNanos));
        }
        return spans;
    }

    private Optional<TrialEvent> closing(TrialEvent start, String endKind, String key) {
        return events.stream()
                .filter(e -> e.kind().equals(endKind) && e.atNanos() >= start.atNanos())
                .filter(e -> text(e, key).equals(text(start, key)))
                .findFirst();
    }

    public static String text(TrialEvent event, String key) {
        Object value = event.attributes().get(key);
        return value == null ? "" : value.toString();
    }

    /** A number however it was written; absent when it is none. */
    public static OptionalDouble number(TrialEvent event, String key) {
        return event.attributes().get(key) instanceof Number n
                ? OptionalDouble.of(n.doubleValue())
                : OptionalDouble.empty();
    }

    /** A list of finite numbers; empty where there is none, or something else is in it. */
    public static List<Double> numbers(TrialEvent event, String key) {
        List<?> list = event.attributes().get(key) instanceof List<?> given ? given : List.of();
        List<Double> numbers = new ArrayList<>(list.size());
        for (Object value : list) {
            if (!(value instanceof Number n) || !Double.isFinite(n.doubleValue())) {
                return List.of();
            }
            numbers.add(n.doubleValue());
        }
        return numbers;
    }

    private static List<String> texts(TrialEvent event, String key) {
        return event.attributes().get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
