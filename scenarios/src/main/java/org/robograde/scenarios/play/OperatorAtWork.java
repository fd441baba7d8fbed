package org.robograde.scenarios.play;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.TablePoint;

/** An operator who goes through a task move by move, looking at the table before each. */
final class OperatorAtWork {
    private static final double MISSED_METERS = 0.008;
    private static final int CORRECTIONS = 4;

    private final Stage stage;
    private final OperatingTable table;
    private final OperatorChannel channel;
    private final List<OperatorMove> moves;
    private final Consumer<String> marks;
    private int next;
    private long restsUntilNanos;
    private Optional<FieldReport> report = Optional.empty();
    private Optional<TablePoint> aim = Optional.empty();
    private int corrections;

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
        aim = Optional.empty();
    }

    /** @return whether all is done */
    boolean tick(Optional<FieldReport> seen) {
        report = seen.or(() -> report);
        while (!channel.busy(seen) && stage.nowNanos >= restsUntilNanos) {
            if (missed()) {
                corrections++;
                aim.ifPresent(channel::reach);
                return false;
            }
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
        aim = Optional.empty();
        if (move instanceof OperatorMove.ReachThing thing) reach(where(thing));
        else if (move instanceof OperatorMove.ReachPoint point) reach(point.to());
        else if (move instanceof OperatorMove.Grip grip) channel.grip(grip.radians());
        else if (move instanceof OperatorMove.Rest rest) restsUntilNanos = stage.nowNanos + Stage.nanos(rest.seconds());
        return false;
    }

    private void reach(TablePoint to) {
        corrections = 0;
        aim = Optional.of(to);
        channel.reach(to);
    }

    /** Whether the tool is not where it was to go: a command that did not arrive, or a hand that was not followed. */
    private boolean missed() {
        if (aim.isEmpty() || stage.arm.tool().isEmpty() || corrections >= CORRECTIONS) return false;
        return stage.arm.tool().get().distanceTo(aim.get()) > MISSED_METERS;
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
