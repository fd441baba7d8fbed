package org.robograde.grader.motion.iso9283;

import java.util.List;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * The test cube of ISO 9283 (clause 6) and the five poses on one of its diagonal planes. Its edges are parallel to the axes of the
 * orientation given. The corners C1 to C4 go round one face and C5 to C8 round the opposite one, each behind the corner four
 * below it; which face is up is not settled by this.
 */
public record TestCube(Vector3 centre, double edge, Orientation orientation) {
    /** The poses P2 to P5 lie this share of the diagonal's length in from the corners; the standard allows 2 % of it more or less. */
    private static final double INSET = 0.1;

    private static final List<Vector3> SIGNS = List.of(
            new Vector3(-1, -1, 1),
            new Vector3(1, -1, 1),
            new Vector3(1, 1, 1),
            new Vector3(-1, 1, 1),
            new Vector3(-1, -1, -1),
            new Vector3(1, -1, -1),
            new Vector3(1, 1, -1),
            new Vector3(-1, 1, -1));

    /** A diagonal plane, named by the corners it goes through. */
    public enum Plane {
        C1_C2_C7_C8(1, 2, 7, 8),
        C2_C3_C8_C5(2, 3, 8, 5),
        C3_C4_C5_C6(3, 4, 5, 6),
        C4_C1_C6_C7(4, 1, 6, 7);

        private final int first;
        private final int second;
        private final int third;
        private final int fourth;

        Plane(int first, int second, int third, int fourth) {
            this.first = first;
            this.second = second;
            this.third = third;
            this.fourth = fourth;
        }
    }

    public TestCube {
        if (!(edge > 0) || Double.isInfinite(edge) || !centre.isFinite()) {
            throw new IllegalArgumentException("a test cube needs a finite centre and an edge above 0, not " + edge);
        }
    }

    /** @param number from 1 to 8 */
    public Vector3 corner(int number) {
        return centre.plus(orientation.turn(SIGNS.get(number - 1).times(edge / 2)));
    }

    /** P1 in the middle, then P2 to P5 in front of the plane's four corners, in their order round the plane. */
    public List<Vector3> poses(Plane plane) {
        return List.of(centre, inside(plane.first), inside(plane.second), inside(plane.third), inside(plane.fourth));
    }

    /** The diagonal through a corner is twice its distance from the centre long. */
    private Vector3 inside(int corner) {
        return centre.plus(corner(corner).minus(centre).times(1 - 2 * INSET));
    }
}
