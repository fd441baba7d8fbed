package org.robograde.scenarios.play;

import java.util.Collections;
import java.util.List;
import org.robograde.robots.units.TeleoperationDriver;
import org.robograde.scenarios.language.Step;
import org.robograde.scenarios.language.SurgicalStep;
import org.robograde.scenarios.site.OperatingTable;

/** Turns each kind of surgical step into its playing form. */
final class SurgicalStarter {
    private SurgicalStarter() {}

    static Running start(Stage stage, OperatorDesk desk, SurgicalStep step) {
        if (step instanceof SurgicalStep.Teleoperate one) return new RunningHandDrawing(stage, one);
        if (step instanceof SurgicalStep.Insert one && one.times() > 1)
            return repeated(stage, desk, one.times(), new SurgicalStep.Insert(one.target(), 1, one.timeoutSeconds()));
        if (step instanceof SurgicalStep.Trace one && one.times() > 1)
            return repeated(stage, desk, one.times(), new SurgicalStep.Trace(one.line(), 1, one.timeoutSeconds()));
        return new RunningOrderedTask(stage, desk, (SurgicalStep.Ordered) step);
    }

    private static Running repeated(Stage stage, OperatorDesk desk, int times, SurgicalStep.Ordered once) {
        List<Step> all = Collections.nCopies(times, once);
        return new RunningSerial(stage, all, step -> new RunningOrderedTask(stage, desk, once));
    }

    /** Scripts of the class are only played with units of the class. */
    static TeleoperationDriver driver(Stage stage) {
        if (stage.driver instanceof TeleoperationDriver driver) return driver;
        throw new IllegalStateException("a surgical step with a driver that cannot be led by hand");
    }

    static OperatingTable table(Stage stage) {
        return OperatingTable.of(stage.site)
                .orElseThrow(() -> new IllegalStateException("unchecked site without a table: " + stage.site.id()));
    }
}
