package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.scenarios.language.Happening;
import org.robograde.scenarios.language.Meanwhile;

/** Something beside the steps: waits for its trigger, makes it happen once, and records its beginning and end. */
final class RunningHappening {
    private enum State {
        WAITING,
        GOING_ON,
        OVER
    }

    private final Stage stage;
    private final Meanwhile meanwhile;
    private final long trialStartNanos;
    private State state = State.WAITING;
    private Optional<Long> endsNanos = Optional.empty();

    RunningHappening(Stage stage, Meanwhile meanwhile, long trialStartNanos) {
        this.stage = stage;
        this.meanwhile = meanwhile;
        this.trialStartNanos = trialStartNanos;
    }

    /** Called as the trial begins: whoever will send a command again has to have heard it first. */
    void prepare() {
        if (meanwhile.happening() instanceof Happening.Fault fault
                && fault.kind().equals("replayed_commands")) {
            // Where it cannot be done, that is recorded when it should happen.
            stage.field.stimulate("listen_in", Map.of("role", fault.role(), "topic", fault.topic()));
        }
    }

    void tick() {
        if (state == State.WAITING && Conditions.holds(meanwhile.trigger(), stage, trialStartNanos)) begin();
        if (state == State.GOING_ON && endsNanos.isPresent() && stage.nowNanos >= endsNanos.get()) end();
    }

    private void begin() {
        state = State.OVER;
        Happening happening = meanwhile.happening();
        if (happening instanceof Happening.Press press) report(stage.field.press(press.instrument()));
        else if (happening instanceof Happening.Fault fault) begin(fault);
        else if (happening instanceof Happening.Stimulus stimulus) begin(stimulus);
    }

    private boolean report(FieldControl.Outcome outcome) {
        if (!outcome.accepted())
            stage.events.record("stimulus_unavailable", "stimulus", meanwhile.id(), "reason", outcome.reason());
        return outcome.accepted();
    }

    private void begin(Happening.Stimulus stimulus) {
        Map<String, Object> asked = new TreeMap<>(stimulus.arguments());
        asked.put("stimulus", meanwhile.id());
        if (!stimulus.kind().equals("person_crosses")) stimulus.seconds().ifPresent(s -> asked.put("seconds", s));
        if (!report(stage.field.stimulate(stimulus.kind(), asked))) return;
        state = State.GOING_ON;
        endsNanos = stimulus.seconds().map(s -> stage.nowNanos + Stage.nanos(s));
        barrier(stimulus).ifPresent(stage.closedBarriers::add);
        asked.put("kind", stimulus.kind());
        stage.events.record("stimulus_started", asked);
    }

    private static Optional<String> barrier(Happening.Stimulus stimulus) {
        return stimulus.kind().equals("block")
                ? Optional.ofNullable((String) stimulus.arguments().get("barrier"))
                : Optional.empty();
    }

    private void begin(Happening.Fault fault) {
        Map<String, Object> asked = new TreeMap<>(fault.details());
        asked.put("fault", meanwhile.id());
        asked.put("topic", fault.topic());
        asked.put("role", fault.role());
        asked.put("seconds", fault.seconds());
        if (!report(stage.field.stimulate(fault.kind(), asked))) return;
        state = State.GOING_ON;
        endsNanos = Optional.of(stage.nowNanos + Stage.nanos(fault.seconds()));
        Map<String, Object> attributes = new TreeMap<>(asked);
        attributes.put("kind", fault.kind());
        stage.events.record("fault_started", attributes);
    }

    /** Also called at the end of the trial, for what lasts until then. */
    void end() {
        if (state != State.GOING_ON) return;
        state = State.OVER;
        if (meanwhile.happening() instanceof Happening.Stimulus stimulus) {
            barrier(stimulus).ifPresent(stage.closedBarriers::remove);
            stage.events.record("stimulus_ended", "stimulus", meanwhile.id(), "kind", stimulus.kind());
        } else if (meanwhile.happening() instanceof Happening.Fault fault) {
            stage.events.record(
                    "fault_ended",
                    "fault",
                    meanwhile.id(),
                    "kind",
                    fault.kind(),
                    "topic",
                    fault.topic(),
                    "role",
                    fault.role());
        }
    }
}
