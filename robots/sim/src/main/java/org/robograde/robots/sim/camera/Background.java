package org.robograde.robots.sim.camera;

import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.robograde.robots.sim.world.Bounds;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.Segment;

/** Everything that does not move: floor, walls, closed barriers. Painted once and kept until a barrier or the light changes. */
final class Background implements AutoCloseable {
    private static final double WALL_HEIGHT_METERS = 0.30;
    private static final double WALL_THICKNESS_METERS = 0.05;
    private static final double BARRIER_HEIGHT_METERS = 0.40;
    private static final double BARRIER_THICKNESS_METERS = 0.06;
    private static final double TILE_METERS = 0.5;

    private final CameraGeometry geometry;
    private final FloorPlan plan;
    private final Mat image;
    private List<Segment> barriers = List.of();
    private double light = Double.NaN;

    Background(CameraGeometry geometry, FloorPlan plan) {
        this.geometry = geometry;
        this.plan = plan;
        image = new Mat(geometry.height(), geometry.width(), CvType.CV_8UC3);
    }

    /** The picture for this scene; owned by this object. */
    Mat of(Scene scene) {
        if (scene.light() != light || !scene.barriers().equals(barriers)) {
            light = scene.light();
            barriers = scene.barriers();
            paint(new Lighting(geometry.width(), geometry.height(), light));
        }
        return image;
    }

    @Override
    public void close() {
        image.release();
    }

    private void paint(Lighting lighting) {
        byte[] pixels = new byte[geometry.width() * geometry.height() * 3];
        for (int i = 0; i < pixels.length / 3; i++) {
            int row = i / geometry.width();
            double gain = lighting.gain(i % geometry.width(), row);
            double[] floor = floor(geometry.mapX(i, 0), geometry.mapY(i, 0));
            for (int part = 0; part < 3; part++) {
                pixels[3 * i + part] = (byte) Math.round(Lighting.counts(floor[part] * gain));
            }
        }
        image.put(0, 0, pixels);
        Brush brush = new Brush(geometry, image, lighting);
        List<Partition> walls = plan.walls().stream()
                .map(wall -> new Partition(wall, WALL_HEIGHT_METERS, WALL_THICKNESS_METERS))
                .toList();
        walls.forEach(wall -> wall.drawSides(brush, Colour.WALL_SIDE));
        walls.forEach(wall -> wall.drawTop(brush, Colour.WALL_TOP));
        for (Segment segment : barriers) {
            Partition barrier = new Partition(segment, BARRIER_HEIGHT_METERS, BARRIER_THICKNESS_METERS);
            barrier.drawSides(brush, Colour.BARRIER_RED, Colour.BARRIER_WHITE);
            barrier.drawTop(brush, Colour.BARRIER_RED, Colour.BARRIER_WHITE);
        }
    }

    /** Blue, green and red of the floor: speckled tiles with joints, and bare concrete outside the field. */
    private double[] floor(double x, double y) {
        Bounds bounds = plan.bounds();
        if (!bounds.contains(x, y)) {
            double grey = 92 + 6 * speckle(x, y, 0.2);
            return new double[] {grey, grey, grey};
        }
        double inTileX = x / TILE_METERS - Math.floor(x / TILE_METERS);
        double inTileY = y / TILE_METERS - Math.floor(y / TILE_METERS);
        double toJoint = Math.min(Math.min(inTileX, 1 - inTileX), Math.min(inTileY, 1 - inTileY)) * TILE_METERS;
        double joint = Math.max(0, 1 - toJoint / 0.012);
        double ownShade = 7 * (speckle(Math.floor(x / TILE_METERS), Math.floor(y / TILE_METERS), 1) - 0.5);
        double shade = ownShade + 9 * (speckle(x, y, 0.03) - 0.5) + 8 * (speckle(x, y, 0.11) - 0.5) - 34 * joint;
        return new double[] {132 + shade, 146 + shade, 154 + shade};
    }

    /** A fixed, patternless number in 0..1 for each cell of the given size. */
    private static double speckle(double x, double y, double cell) {
        long word =
                (long) Math.floor(x / cell) * 0x9E3779B97F4A7C15L ^ (long) Math.floor(y / cell) * 0xC2B2AE3D27D4EB4FL;
        word = (word ^ (word >>> 29)) * 0xBF58476D1CE4E5B9L;
        word ^= word >>> 32;
        return (word & 0xFFFF) / 65535.0;
    }
}
