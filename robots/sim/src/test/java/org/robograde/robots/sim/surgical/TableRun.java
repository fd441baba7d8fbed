package org.robograde.robots.sim.surgical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.granted.StimulusAnswer;

/** A table with a unit of an ability, stepped by hand. */
final class TableRun {
    static final Point3 RED = new Point3(-0.05, 0.03, 0.008);
    static final Point3 PEG_D = new Point3(0.05, 0.03, 0.008);
    static final Point3 TARGET = new Point3(0.03, 0.05, -0.002);
    static final Point3 VIEW = new Point3(0, 0.03, 0.04);
    static final Point3 VESSEL = new Point3(0, 0.0185, 0.002);

    static final SurgicalTable TABLE = new SurgicalTable(
            new RemoteCentreArm(new Point3(0, 0, 0.17), JointLimits.INSTRUMENT),
            0.4,
            new Point3(0, 0, 0.05),
            Map.of("ring-red", RED, "ring-blue", new Point3(-0.05, -0.03, 0.008)),
            Map.of("peg-a", RED, "peg-d", PEG_D),
            Map.of("target-1", TARGET),
            Map.of("line-1", List.of(new Point3(-0.04, 0, 0.002), new Point3(0.04, 0, 0.002))),
            Map.of("view-middle", VIEW),
            List.of(new SurgicalTable.Ball(VESSEL, 0.01)),
            -0.007);

    final TableDiary diary = new TableDiary();
    final SteppedTable table;
    private final List<SurgicalCommand> waiting = new ArrayList<>();

    TableRun(Ability ability, long seed) {
        table = new SteppedTable(TABLE, ability, seed, diary, new TableStranger(waiting));
        pass(0.3);
    }

    void tell(SurgicalCommand command) {
        waiting.add(command);
    }

    void hear(String text) {
        tell(new SurgicalCommand.Hear(text));
    }

    StimulusAnswer stimulate(String kind, String arguments) {
        return table.stimulate(kind, arguments);
    }

    void pass(double seconds) {
        passUntil(() -> false, seconds);
    }

    /** @return whether it came about in time */
    boolean passUntil(BooleanSupplier what, double atMostSeconds) {
        for (int i = 0; i < Math.round(atMostSeconds / 0.02); i++) {
            List<SurgicalCommand> now = List.copyOf(waiting);
            waiting.clear();
            table.step(now);
            if (what.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    boolean heardSaying(String part) {
        return diary.said.stream().anyMatch(text -> text.contains(part));
    }

    double seconds() {
        return table.nowNanos() / 1e9;
    }
}
