package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.robots.units.Heard;
import org.robograde.scenarios.site.TablePoint;

/** What an arm let be known: where its tool is, and whether it is at work. */
final class ArmEar {
    private Optional<TablePoint> tool = Optional.empty();
    private boolean busy;
    private final List<Flank> flanks = new ArrayList<>();

    /** A beginning or an end of work, and where the tool was then. */
    record Flank(boolean busy, Optional<TablePoint> tool) {}

    void nextTick() {
        flanks.clear();
    }

    void hear(Heard heard) {
        if (heard instanceof Heard.Tool at)
            tool = Optional.of(new TablePoint(at.xMeters(), at.yMeters(), at.zMeters()));
        else if (heard instanceof Heard.Operating state) {
            if (state.busy() != busy) flanks.add(new Flank(state.busy(), tool));
            busy = state.busy();
        }
    }

    Optional<TablePoint> tool() {
        return tool;
    }

    boolean busy() {
        return busy;
    }

    /** In this tick. */
    List<Flank> flanks() {
        return List.copyOf(flanks);
    }
}
