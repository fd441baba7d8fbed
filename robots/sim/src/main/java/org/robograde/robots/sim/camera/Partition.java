package org.robograde.robots.sim.camera;

import org.robograde.robots.sim.world.Segment;

/** Draws an upright board on a segment: its two sides, then its top edge, cut into pieces so that they bend with the lens. */
final class Partition {
    private static final double PIECE_METERS = 0.25;

    private final Segment segment;
    private final double heightMeters;
    private final double thicknessMeters;

    Partition(Segment segment, double heightMeters, double thicknessMeters) {
        this.segment = segment;
        this.heightMeters = heightMeters;
        this.thicknessMeters = thicknessMeters;
    }

    /** The colours are taken in turn along the board. */
    void draw(Brush brush, Colour[] sides, Colour[] tops) {
        int pieces = (int) Math.max(1, Math.round(segment.lengthMeters() / PIECE_METERS));
        for (int i = 0; i < pieces; i++) {
            Colour side = sides[i % sides.length];
            face(brush, side, i, pieces, -1);
            face(brush, side, i, pieces, 1);
        }
        for (int i = 0; i < pieces; i++) {
            brush.fill(
                    tops[i % tops.length],
                    corner(i, pieces, -1, heightMeters),
                    corner(i + 1, pieces, -1, heightMeters),
                    corner(i + 1, pieces, 1, heightMeters),
                    corner(i, pieces, 1, heightMeters));
        }
    }

    private void face(Brush brush, Colour colour, int piece, int pieces, int side) {
        brush.fill(
                colour,
                corner(piece, pieces, side, 0),
                corner(piece + 1, pieces, side, 0),
                corner(piece + 1, pieces, side, heightMeters),
                corner(piece, pieces, side, heightMeters));
    }

    private double[] corner(int piece, int pieces, int side, double z) {
        double along = (double) piece / pieces;
        double nx = -(segment.y2() - segment.y1()) / segment.lengthMeters() * side * thicknessMeters / 2;
        double ny = (segment.x2() - segment.x1()) / segment.lengthMeters() * side * thicknessMeters / 2;
        return new double[] {
            segment.x1() + along * (segment.x2() - segment.x1()) + nx,
            segment.y1() + along * (segment.y2() - segment.y1()) + ny,
            z
        };
    }
}
