package org.robograde.robots.sim.surgical;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.robograde.robots.sim.arm.Point3;

/** What a unit can tell when it is asked. */
final class Recollection {
    private final SurgicalTable table;
    private final Skills skills;
    private int ringsPlaced;
    private String last = "";
    private String change = "";

    Recollection(SurgicalTable table, Skills skills) {
        this.table = table;
        this.skills = skills;
    }

    void done(Task task) {
        last = task.words();
        if (task instanceof Task.Transfer) {
            ringsPlaced++;
        }
    }

    void changedPlan(String why) {
        change = why;
    }

    String answer(String question, Map<String, Point3> seen) {
        String asked = question.toLowerCase(Locale.ROOT);
        if (asked.startsWith("where") && skills.plans()) {
            return where(question, seen);
        }
        if (asked.startsWith("how many") && skills.goesOnAlone()) {
            return "I have put " + ringsPlaced + " rings where they belong.";
        }
        if (asked.startsWith("why") && skills.goesOnAlone() && !change.isEmpty()) {
            return "Because " + change + ".";
        }
        if (asked.startsWith("what") && !last.isEmpty() && skills.plans()) {
            return "I did this last: " + last + ".";
        }
        return "I do not know.";
    }

    private String where(String question, Map<String, Point3> seen) {
        Optional<String> thing = SurgicalTable.named(question, seen.keySet());
        Point3 at = thing.map(seen::get).orElse(null);
        if (thing.isEmpty() || at == null) {
            return "I do not see it.";
        }
        for (Map.Entry<String, Point3> peg : table.pegs().entrySet()) {
            if (peg.getValue().planeDistanceTo(at) < 0.006) {
                return "It is on " + peg.getKey() + ".";
            }
        }
        return String.format(Locale.ROOT, "It lies at x %.0f mm, y %.0f mm.", 1000 * at.x(), 1000 * at.y());
    }
}
