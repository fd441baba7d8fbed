package org.robograde.scenarios.play;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.TablePoint;

/** An operator who goes through a task move by move, looking at the table before each. */
final class OperatorAtWork {
    private final Stage stage;
    private final OperatingTable table;
    private final OperatorChannel channel;
    private final List<OperatorMove> moves;
    private final Consumer<String> marks;
    private int next;
    private long restsUntilNanos;
    private Optional<FieldReport> report = Optional.empty();

    /** @param marks told each {@link OperatorMove.Mark} when it comes */
    OperatorAtWork(
            Stage stage,
            OperatingTable table,
            OperatorChannel channel,
            List<OperatorMove> moves,
            Consumer<String> marks) {
        this.stage = stage;
        this.table = table;
        this.channel = channel;
        this.moves = moves;
        this.marks = marks;
    }

    OperatorChannel channel() {
        return channel;
    }

    void again() {
        next = 0;
        restsUntilNanos = 0;
    }

    /** @return whether all is done */
    boolean tick(Optional<FieldReport> seen) {
        report = seen.or(() -> report);
        while (!channel.busy(seen) && stage.nowNanos >= restsUntilNanos) {
            if (next == moves.size()) return true;
            if (!begin(moves.get(next++))) return false;
        }
        return false;
    }

    /** @return whether the next move may begin at once */
    private boolean begin(OperatorMove move) {
        if (move instanceof OperatorMove.Mark mark) {
            marks.accept(mark.kind());
            return true;
        }
        if (move instanceof OperatorMove.ReachThing thing) channel.reach(where(thing));
        else if (move instanceof OperatorMove.ReachPoint point) channel.reach(point.to());
        else if (move instanceof OperatorMove.Grip grip) channel.grip(grip.radians());
        else if (move instanceof OperatorMove.Rest rest) restsUntilNanos = stage.nowNanos + Stage.nanos(rest.seconds());
        return false;
    }

    private TablePoint where(OperatorMove.ReachThing thing) {
        TablePoint at = Optional.ofNullable(report.map(FieldReport::things)
                        .map(things -> things.get(thing.id()))
                        .orElse(null))
                .or(() -> table.point(thing.id()))
                .orElseThrow(() -> new IllegalStateException("unchecked thing " + thing.id()));
        return thing.atTransit() ? at.atHeight(OperatorMove.TRANSIT_METERS) : at;
    }
}
