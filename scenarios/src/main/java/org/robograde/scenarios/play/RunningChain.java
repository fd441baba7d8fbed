package org.robograde.scenarios.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Parts of one step, one after the other; each is made when its turn comes; the first that fails ends it. */
final class RunningChain implements Running {
    private final Deque<Supplier<Running>> parts;
    private Optional<Running> current = Optional.empty();

    RunningChain(List<Supplier<Running>> parts) {
        this.parts = new ArrayDeque<>(parts);
    }

    @Override
    public Progress tick() {
        while (true) {
            if (current.isEmpty()) {
                Supplier<Running> next = parts.poll();
                if (next == null) return Progress.SUCCEEDED;
                current = Optional.of(next.get());
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
        parts.clear();
    }
}
