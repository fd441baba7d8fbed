package org.robograde.scenarios.play;

import java.util.Optional;
import java.util.function.Supplier;

/** The same steps several times, until one time fails. */
final class RunningRepeat implements Running {
    private final Supplier<Running> once;
    private int left;
    private Optional<Running> current = Optional.empty();

    RunningRepeat(int times, Supplier<Running> once) {
        this.left = times;
        this.once = once;
    }

    @Override
    public Progress tick() {
        while (true) {
            if (current.isEmpty()) {
                if (left-- == 0) return Progress.SUCCEEDED;
                current = Optional.of(once.get());
            }
            Progress progress = current.get().tick();
            if (progress != Progress.SUCCEEDED) return progress;
            current = Optional.empty();
        }
    }

    @Override
    public void cancel() {
        current.ifPresent(Running::cancel);
        current = Optional.empty();
    }
}
