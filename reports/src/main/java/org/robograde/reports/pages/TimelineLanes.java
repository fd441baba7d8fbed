package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.reports.charts.Timeline.Item;
import org.robograde.reports.charts.Timeline.Lane;
import org.robograde.reports.charts.Timeline.Tone;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.TrialTracks;

/** Sorts a trial's events into lanes: a start and its end become a span, everything else a moment. */
final class TimelineLanes {
    private final Messages messages;
    private final TrialPicture picture;
    private final TrialTracks tracks;
    private final Map<Kind, List<Item>> items = new EnumMap<>(Kind.class);
    private final Map<String, TrialEvent> open = new LinkedHashMap<>();

    private enum Kind {
        PHASES(Tone.CALM),
        GOALS(Tone.WORK),
        STIMULI(Tone.TEST),
        FAULTS(Tone.ALARM),
        DIALOGUE(Tone.CALM),
        INTERVENTIONS(Tone.HUMAN),
        STOPS(Tone.ALARM),
        LOSSES(Tone.ALARM);

        private final Tone tone;

        Kind(Tone tone) {
            this.tone = tone;
        }

        String key() {
            return "lane." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A pair of events that bounds a span, and the attribute that says which end belongs to which start. */
    private record Span(Kind kind, String started, String ended, String identity) {}

    private static final List<Span> SPANS = List.of(
            new Span(Kind.PHASES, "phase_started", "phase_ended", "phase"),
            new Span(Kind.GOALS, "goal_sent", "goal_ended", "goalId"),
            new Span(Kind.STIMULI, "stimulus_started", "stimulus_ended", "stimulus"),
            new Span(Kind.FAULTS, "fault_started", "fault_ended", "fault"),
            new Span(Kind.DIALOGUE, "question_asked", "answer_heard", "questionId"),
            new Span(Kind.DIALOGUE, "question_asked", "answer_missing", "questionId"),
            new Span(Kind.INTERVENTIONS, "intervention_started", "intervention_ended", "intervention"));

    private TimelineLanes(Messages messages, TrialPicture picture) {
        this.picture = picture;
        this.messages = messages;
        this.tracks = picture.tracks();
    }

    /** Lanes in which something happened, each in order of time. */
    static List<Lane> of(TrialPicture picture, Messages messages) {
        TimelineLanes lanes = new TimelineLanes(messages, picture);
        lanes.tracks.events().forEach(lanes::take);
        lanes.open.values().forEach(start -> lanes.close(start, Optional.empty()));
        lanes.tracks.losses().forEach(lanes::loss);
        List<Lane> sorted = new ArrayList<>();
        lanes.items.forEach((kind, list) -> sorted.add(new Lane(
                messages.text(kind.key()),
                kind.tone,
                list.stream()
                        .sorted(java.util.Comparator.comparingDouble(Item::from))
                        .toList())));
        return sorted;
    }

    private void take(TrialEvent event) {
        for (Span span : SPANS) {
            String key = span.kind() + " " + text(event, span.identity());
            if (event.kind().equals(span.started())) {
                open.put(key, event);
                return;
            }
            if (event.kind().equals(span.ended()) && open.containsKey(key)) {
                TrialEvent start = open.remove(key);
                if (start != null) {
                    close(start, Optional.of(event));
                }
                return;
            }
        }
        moment(event);
    }

    private void moment(TrialEvent event) {
        switch (event.kind()) {
            case "order_given" -> point(Kind.DIALOGUE, event, messages.text("item.order", text(event, "text")));
            case "help_requested" -> point(Kind.DIALOGUE, event, messages.text("item.help", text(event, "text")));
            case "emergency_stop", "stop_sent", "unit_stopped", "link_lost" ->
                point(Kind.STOPS, event, messages.text("item." + event.kind()));
            case "stimulus_unavailable" ->
                point(Kind.STIMULI, event, messages.text("item.unavailable", text(event, "stimulus")));
            default -> {}
        }
    }

    private void close(TrialEvent start, Optional<TrialEvent> end) {
        Kind kind = SPANS.stream()
                .filter(s -> s.started().equals(start.kind()))
                .findFirst()
                .orElseThrow()
                .kind();
        double to = tracks.secondsAt(end.map(TrialEvent::atNanos).orElse(tracks.endNanos()));
        add(kind, new Item(label(kind, start, end), tracks.secondsAt(start.atNanos()), OptionalDouble.of(to)));
    }

    private String label(Kind kind, TrialEvent start, Optional<TrialEvent> end) {
        return switch (kind) {
            case PHASES -> outcome(messages.word("phase", text(start, "phase")), end, "outcome");
            case GOALS -> outcome(messages.of(picture.placeTitle(text(start, "place"))), end, "status");
            case STIMULI -> messages.word("stimulus", text(start, "kind"));
            case FAULTS -> messages.word("fault", text(start, "kind")) + " " + text(start, "topic");
            case INTERVENTIONS -> messages.word("intervention", text(start, "intervention"));
            default -> {
                boolean missing =
                        end.map(e -> e.kind().equals("answer_missing")).orElse(true);
                yield messages.text(missing ? "item.answer-missing" : "item.question", text(start, "text"));
            }
        };
    }

    /** Success is the rule and needs no word. */
    private String outcome(String name, Optional<TrialEvent> end, String attribute) {
        String outcome = end.map(e -> text(e, attribute)).orElse("");
        return outcome.isEmpty() || outcome.equals("succeeded")
                ? name
                : messages.text("item.outcome", name, messages.word("status", outcome));
    }

    private void loss(Evidence.Damage loss) {
        double from = Math.max(0, tracks.secondsAt(loss.fromNanos()));
        double to = Math.max(from, tracks.secondsAt(loss.toNanos()));
        String label = loss.count() >= 0
                ? messages.text("item.loss", loss.topic(), loss.count())
                : messages.text("item.loss.unknown", loss.topic());
        add(Kind.LOSSES, new Item(label, from, OptionalDouble.of(to)));
    }

    private void point(Kind kind, TrialEvent event, String label) {
        add(kind, new Item(label, tracks.secondsAt(event.atNanos()), OptionalDouble.empty()));
    }

    private void add(Kind kind, Item item) {
        items.computeIfAbsent(kind, k -> new ArrayList<>()).add(item);
    }

    private static String text(TrialEvent event, String attribute) {
        return String.valueOf(event.attributes().getOrDefault(attribute, ""));
    }
}
