package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;

/** Several steps at once: a parallel waits for all, a race for the first. */
final class RunningGroup implements Running {
    private final List<Running> running;
    private final boolean race;
    private boolean failed;

    RunningGroup(List<Running> members, boolean race) {
        this.running = new ArrayList<>(members);
        this.race = race;
    }

    @Override
    public Progress tick() {
        for (Running member : List.copyOf(running)) {
            Progress progress = member.tick();
            if (progress == Progress.RUNNING) continue;
            running.remove(member);
            failed |= progress == Progress.FAILED;
            if (race) {
                cancel();
                return progress;
            }
        }
        if (!running.isEmpty()) return Progress.RUNNING;
        return failed ? Progress.FAILED : Progress.SUCCEEDED;
    }

    @Override
    public void cancel() {
        running.forEach(Running::cancel);
        running.clear();
    }
}
