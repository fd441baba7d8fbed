package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.robograde.scenarios.language.Step;

/** A round through several places. The unit is asked which it wants next, and has a moment to say so; a place that is not reached does not end the round. */
final class RunningRound implements Running {
    private static final long CHOICE_NANOS = 2_000_000_000L;

    private final Stage stage;
    private final List<String> left;
    private final double timeoutSeconds;
    private final BiFunction<Destination, Double, Running> navigation;
    private Optional<Running> driving = Optional.empty();
    private long askedNanos = Long.MIN_VALUE;
    private boolean failed;

    RunningRound(Stage stage, Step.Round step, BiFunction<Destination, Double, Running> navigation) {
        this.stage = stage;
        this.left = new ArrayList<>(step.places());
        this.timeoutSeconds = step.timeoutSeconds();
        this.navigation = navigation;
    }

    @Override
    public Progress tick() {
        if (driving.isPresent()) {
            Progress progress = driving.get().tick();
            if (progress == Progress.RUNNING) return Progress.RUNNING;
            failed |= progress == Progress.FAILED;
            driving = Optional.empty();
        }
        if (left.isEmpty()) return failed ? Progress.FAILED : Progress.SUCCEEDED;
        choose().ifPresent(this::driveTo);
        return Progress.RUNNING;
    }

    /** Empty while there is still time to say it. */
    private Optional<String> choose() {
        if (left.size() == 1 || !stage.hears()) return Optional.of(left.get(0));
        if (askedNanos == Long.MIN_VALUE) {
            askedNanos = stage.nowNanos;
            stage.driver.say(
                    String.join(", ", left.stream().map(RunningRound::spoken).toList())
                            + " are left. Where do you go next?");
            return Optional.empty();
        }
        Optional<String> said =
                stage.said.stream().flatMap(text -> named(text).stream()).findFirst();
        if (said.isPresent()) return said;
        return stage.nowNanos - askedNanos < CHOICE_NANOS ? Optional.empty() : Optional.of(left.get(0));
    }

    private Optional<String> named(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return words.startsWith("next")
                ? left.stream().filter(place -> words.contains(spoken(place))).findFirst()
                : Optional.empty();
    }

    private static String spoken(String place) {
        return place.replace('-', ' ');
    }

    private void driveTo(String place) {
        askedNanos = Long.MIN_VALUE;
        left.remove(place);
        driving = Optional.of(navigation.apply(Destination.of(stage.place(place)), timeoutSeconds));
    }

    @Override
    public void cancel() {
        driving.ifPresent(Running::cancel);
        driving = Optional.empty();
    }
}
