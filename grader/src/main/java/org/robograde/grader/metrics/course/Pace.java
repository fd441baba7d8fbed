package org.robograde.grader.metrics.course;

import org.robograde.grader.metrics.trial.TrialEvidence;

/**
 * What counts as standing, moving and another way for the kind of unit under test, a house convention: an instrument in a patient moves a tenth as
 * fast as a courier. What moves is the base of a unit that drives, and the tool of an arm.
 *
 * @param still metres per second below which an emergency stop is over
 * @param standing metres per second, at most which it stands on its way
 * @param moving metres per second above which it moves on
 * @param anotherWayMeters how far a plan must lead from the one before to be another way
 * @param displacedMeters how far it must be from where it stood to have been moved
 */
public record Pace(double still, double standing, double moving, double anotherWayMeters, double displacedMeters) {
    private static final Pace DRIVING = new Pace(0.02, 0.05, 0.10, 0.5, 0.1);
    private static final Pace ARM = new Pace(0.01, 0.02, 0.04, 0.05, 0.01);
    private static final Pace INSTRUMENT = new Pace(0.002, 0.003, 0.006, 0.005, 0.002);

    /** By the class of the unit; a class that is not known moves as units that drive do. */
    public static Pace of(TrialEvidence evidence) {
        return switch (evidence.facts().identity().unitClass()) {
            case "industrial" -> ARM;
            case "surgical" -> INSTRUMENT;
            default -> DRIVING;
        };
    }
}
