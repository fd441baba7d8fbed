package org.robograde.robots.sim.industrial;

/** Two fingers that open and close at their own pace. Knows only its opening, and whether it holds against something. */
final class Gripper {
    static final double OPEN_METERS = 0.10;
    /** Every part is this wide. */
    private static final double PART_METERS = 0.05;

    private static final double METERS_PER_SECOND = 0.15;

    private final CellWorld world;
    private double opening = OPEN_METERS;
    private double wanted = OPEN_METERS;

    Gripper(CellWorld world) {
        this.world = world;
    }

    void goTo(double openingMeters) {
        wanted = Math.max(0, Math.min(OPEN_METERS, openingMeters));
    }

    void step(double seconds) {
        double before = opening;
        double by = METERS_PER_SECOND * seconds;
        opening = opening < wanted ? Math.min(wanted, opening + by) : Math.max(wanted, opening - by);
        boolean closing = opening < before;
        if (closing && before > PART_METERS && opening <= PART_METERS) {
            world.grip();
        }
        if (holds()) {
            opening = Math.max(opening, PART_METERS);
        }
        if (opening > PART_METERS && before <= PART_METERS) {
            world.release();
        }
    }

    /** Felt by the fingers' drive: they cannot close further. */
    boolean holds() {
        return wanted < PART_METERS && world.heldObject().isPresent();
    }

    boolean settled() {
        return holds() || opening == wanted;
    }

    boolean closed() {
        return wanted < PART_METERS;
    }

    double openingMeters() {
        return opening;
    }
}
