package org.robograde.robots.sim.camera;

import org.robograde.robots.sim.world.Segment;

/** Draws an upright board on a segment: its two sides and its top edge, cut into pieces so that they bend with the lens. Sides of all boards come first, since a top covers the sides it meets. */
final class Partition {
    private static final double PIECE_METERS = 0.25;

    private final Segment segment;
    private final double heightMeters;
    private final double thicknessMeters;
    private final int pieces;

    Partition(Segment segment, double heightMeters, double thicknessMeters) {
        this.segment = segment;
        this.heightMeters = heightMeters;
        this.thicknessMeters = thicknessMeters;
        this.pieces = (int) Math.max(1, Math.round(segment.lengthMeters() / PIECE_METERS));
    }

    /** The colours are taken in turn along the board. */
    void drawSides(Brush brush, Colour... colours) {
        for (int i = 0; i < pieces; i++) {
            face(brush, colours[i % colours.length], i, -1);
            face(brush, colours[i % colours.length], i, 1);
        }
    }

    void drawTop(Brush brush, Colour... colours) {
        for (int i = 0; i < pieces; i++) {
            brush.fill(
                    colours[i % colours.length],
                    corner(i, -1, heightMeters),
                    corner(i + 1, -1, heightMeters),
                    corner(i + 1, 1, heightMeters),
                    corner(i, 1, heightMeters));
        }
    }

    private void face(Brush brush, Colour colour, int piece, int side) {
        brush.fill(
                colour,
                corner(piece, side, 0),
                corner(piece + 1, side, 0),
                corner(piece + 1, side, heightMeters),
                corner(piece, side, heightMeters));
    }

    private double[] corner(int piece, int side, double z) {
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
