package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;
import org.robograde.scenarios.language.SurgicalStep;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.TablePoint;

/** One thing that an operator has the tool do when a unit cannot do a task by itself. */
sealed interface OperatorMove {
    /** High enough to pass over everything on a table. */
    double TRANSIT_METERS = 0.045;

    double OPEN_RADIANS = 1.0;
    double CLOSED_RADIANS = 0.0;

    /**
     * The tip to a thing or place as it is when the motion begins.
     *
     * @param atTransit high above it
     */
    record ReachThing(String id, boolean atTransit) implements OperatorMove {}

    record ReachPoint(TablePoint to) implements OperatorMove {}

    record Grip(double radians) implements OperatorMove {}

    record Rest(double seconds) implements OperatorMove {}

    /** Something to be recorded: that a pose is reached, that a path begins or ends. */
    record Mark(String kind) implements OperatorMove {}

    static List<OperatorMove> of(SurgicalStep.Ordered step, OperatingTable table) {
        List<OperatorMove> moves = new ArrayList<>();
        if (step instanceof SurgicalStep.Transfer one) transfer(moves, one.ring(), one.peg());
        else if (step instanceof SurgicalStep.Insert one) {
            down(moves, one.target());
            moves.add(new Mark("pose_reached"));
            moves.add(new Rest(0.9));
            moves.add(new ReachThing(one.target(), true));
        } else if (step instanceof SurgicalStep.Trace one) trace(moves, one.line(), table.line(one.line()));
        else if (step instanceof SurgicalStep.HoldCamera one) {
            moves.add(new ReachThing(one.view(), false));
            moves.add(new Mark("pose_reached"));
            moves.add(new Rest(one.seconds()));
        }
        return moves;
    }

    private static void transfer(List<OperatorMove> moves, String ring, String peg) {
        moves.add(new Grip(OPEN_RADIANS));
        down(moves, ring);
        moves.add(new Grip(CLOSED_RADIANS));
        moves.add(new ReachThing(ring, true));
        down(moves, peg);
        moves.add(new Grip(OPEN_RADIANS));
        moves.add(new ReachThing(peg, true));
    }

    private static void down(List<OperatorMove> moves, String id) {
        moves.add(new ReachThing(id, true));
        moves.add(new ReachThing(id, false));
    }

    private static void trace(List<OperatorMove> moves, String line, List<TablePoint> points) {
        down(moves, line);
        moves.add(new Rest(0.3));
        moves.add(new Mark("path_begun"));
        for (TablePoint point : points.subList(1, points.size())) moves.add(new ReachPoint(point));
        moves.add(new Mark("path_ended"));
        moves.add(new ReachPoint(points.get(points.size() - 1).atHeight(TRANSIT_METERS)));
    }
}
