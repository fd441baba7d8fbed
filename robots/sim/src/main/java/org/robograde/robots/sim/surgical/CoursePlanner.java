package org.robograde.robots.sim.surgical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robograde.robots.sim.arm.Point3;

/** Makes a task into acts, from where the tip is and where things are seen: up, over everything, and down. Pure. */
final class CoursePlanner {
    static final double OPEN_RADIANS = 1.0;
    static final double CLOSED_RADIANS = 0.0;
    private static final double TRANSIT_SPEED = 0.12;
    private static final double CLOSE_SPEED = 0.04;
    private static final double TRACE_SPEED = 0.03;

    private final SurgicalTable table;

    CoursePlanner(SurgicalTable table) {
        this.table = table;
    }

    /** @param seen must have the ring or target that the task names */
    List<Act> plan(Task task, Point3 here, Map<String, Point3> seen) {
        List<Act> acts = new ArrayList<>();
        if (task instanceof Task.Transfer transfer) {
            transfer(acts, here, place(seen, transfer.ring()), place(table.pegs(), transfer.peg()));
        } else if (task instanceof Task.Insert insert) {
            down(acts, here, place(seen, insert.target()));
            acts.add(new Act.Rest(1.0));
            up(acts, place(seen, insert.target()));
        } else if (task instanceof Task.Trace trace) {
            trace(acts, here, table.lines().getOrDefault(trace.line(), List.of(here)));
        } else if (task instanceof Task.Hold hold) {
            acts.add(new Act.Go(List.of(here, place(table.views(), hold.view())), TRANSIT_SPEED));
            acts.add(new Act.Rest(hold.seconds()));
        }
        return acts;
    }

    private static Point3 place(Map<String, Point3> among, String id) {
        Point3 at = among.get(id);
        if (at == null) {
            throw new IllegalStateException("planned for \"" + id + "\", which is not known");
        }
        return at;
    }

    private static void transfer(List<Act> acts, Point3 here, Point3 ring, Point3 peg) {
        acts.add(new Act.Jaw(OPEN_RADIANS));
        down(acts, here, ring);
        acts.add(new Act.Jaw(CLOSED_RADIANS));
        acts.add(new Act.Rest(0.3));
        down(acts, ring, peg);
        acts.add(new Act.Jaw(OPEN_RADIANS));
        acts.add(new Act.Rest(0.2));
        up(acts, peg);
    }

    private static void trace(List<Act> acts, Point3 here, List<Point3> line) {
        down(acts, here, line.get(0));
        acts.add(new Act.Rest(0.5));
        acts.add(new Act.Go(line, TRACE_SPEED));
        acts.add(new Act.Rest(0.5));
        up(acts, line.get(line.size() - 1));
    }

    private static void down(List<Act> acts, Point3 here, Point3 to) {
        Point3 above = to.atHeight(SurgicalTable.TRANSIT_METERS);
        acts.add(new Act.Go(List.of(here, here.atHeight(SurgicalTable.TRANSIT_METERS), above), TRANSIT_SPEED));
        acts.add(new Act.Go(List.of(above, to), CLOSE_SPEED));
    }

    private static void up(List<Act> acts, Point3 from) {
        acts.add(new Act.Go(List.of(from, from.atHeight(SurgicalTable.TRANSIT_METERS)), CLOSE_SPEED));
    }

    /** The course of all of it, to be shown to people. */
    static List<Point3> course(List<Act> acts) {
        List<Point3> points = new ArrayList<>();
        for (Act act : acts) {
            if (act instanceof Act.Go go) {
                points.addAll(go.course());
            }
        }
        return points;
    }
}
