package org.robograde.robots.sim.camera;

import java.util.Arrays;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.objdetect.Dictionary;
import org.opencv.objdetect.Objdetect;
import org.robograde.robots.sim.world.PlanePose;

/**
 * The white plate with the marker on the unit's top. Each pixel looks along its own line of sight to the plate's true height and averages
 * what it meets there, so that perspective and lens are exact to the table, not approximated by a warp.
 */
final class MarkerPlate {
    private static final int SAMPLES = 5;

    private final CameraGeometry geometry;
    private final Fiducial fiducial;
    private final boolean[][] white;
    private final double moduleMeters;
    private final double plateMeters;

    MarkerPlate(CameraGeometry geometry, Fiducial fiducial) {
        this.geometry = geometry;
        this.fiducial = fiducial;
        white = modules(fiducial);
        moduleMeters = fiducial.sizeMeters() / white.length;
        plateMeters = fiducial.sizeMeters() + 2 * moduleMeters;
    }

    void draw(Mat image, PlanePose unit, Lighting lighting) {
        Rect area = area(unit);
        if (area.width <= 0 || area.height <= 0) {
            return;
        }
        Mat part = image.submat(area);
        byte[] pixels = new byte[area.width * area.height * 3];
        part.get(0, 0, pixels);
        double cos = Math.cos(unit.headingRadians());
        double sin = Math.sin(unit.headingRadians());
        for (int row = 0; row < area.height; row++) {
            for (int column = 0; column < area.width; column++) {
                int u = area.x + column;
                int v = area.y + row;
                double gain = lighting.gain(u, v);
                blend(pixels, 3 * (row * area.width + column), look(u, v, unit, cos, sin), gain);
            }
        }
        part.put(0, 0, pixels);
        part.release();
    }

    /** How much of the pixel the plate covers (0..1), then the plate's mean brightness there. */
    private double[] look(int u, int v, PlanePose unit, double cos, double sin) {
        int pixel = v * geometry.width() + u;
        double x = geometry.mapX(pixel, fiducial.heightMeters()) - unit.x();
        double y = geometry.mapY(pixel, fiducial.heightMeters()) - unit.y();
        int nextColumn = u + 1 < geometry.width() ? pixel + 1 : pixel - 1;
        int nextRow = v + 1 < geometry.height() ? pixel + geometry.width() : pixel - geometry.width();
        double flipU = nextColumn > pixel ? 1 : -1;
        double flipV = nextRow > pixel ? 1 : -1;
        double xu = flipU * (geometry.mapX(nextColumn, fiducial.heightMeters()) - unit.x() - x);
        double yu = flipU * (geometry.mapY(nextColumn, fiducial.heightMeters()) - unit.y() - y);
        double xv = flipV * (geometry.mapX(nextRow, fiducial.heightMeters()) - unit.x() - x);
        double yv = flipV * (geometry.mapY(nextRow, fiducial.heightMeters()) - unit.y() - y);
        int hits = 0;
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                double du = (i + 0.5) / SAMPLES - 0.5;
                double dv = (j + 0.5) / SAMPLES - 0.5;
                double px = x + du * xu + dv * xv;
                double py = y + du * yu + dv * yv;
                double forward = cos * px + sin * py;
                double left = -sin * px + cos * py;
                if (Math.abs(forward) <= plateMeters / 2 && Math.abs(left) <= plateMeters / 2) {
                    hits++;
                    sum += brightness(forward, left);
                }
            }
        }
        return new double[] {(double) hits / (SAMPLES * SAMPLES), hits == 0 ? 0 : sum / hits};
    }

    private double brightness(double forward, double left) {
        int column = (int) Math.floor((forward + fiducial.sizeMeters() / 2) / moduleMeters);
        int row = (int) Math.floor((fiducial.sizeMeters() / 2 - left) / moduleMeters);
        boolean outside = column < 0 || row < 0 || column >= white.length || row >= white.length;
        return outside || white[row][column] ? Colour.PLATE_WHITE : Colour.PLATE_BLACK;
    }

    private static void blend(byte[] pixels, int at, double[] seen, double gain) {
        if (seen[0] == 0) {
            return;
        }
        double plate = Lighting.counts(seen[1] * gain);
        for (int part = 0; part < 3; part++) {
            double behind = pixels[at + part] & 0xFF;
            pixels[at + part] = (byte) Math.round(seen[0] * plate + (1 - seen[0]) * behind);
        }
    }

    private Rect area(PlanePose unit) {
        double reach = plateMeters / 2;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (double[] corner : new double[][] {{reach, reach}, {reach, -reach}, {-reach, -reach}, {-reach, reach}}) {
            PlanePose at = unit.then(new PlanePose(corner[0], corner[1], 0));
            Pixel pixel = geometry.project(at.x(), at.y(), fiducial.heightMeters());
            left = Math.min(left, pixel.u());
            right = Math.max(right, pixel.u());
            top = Math.min(top, pixel.v());
            bottom = Math.max(bottom, pixel.v());
        }
        int x = (int) Math.max(0, Math.floor(left) - 1);
        int y = (int) Math.max(0, Math.floor(top) - 1);
        int endX = (int) Math.min(geometry.width(), Math.ceil(right) + 2);
        int endY = (int) Math.min(geometry.height(), Math.ceil(bottom) + 2);
        return new Rect(x, y, endX - x, endY - y);
    }

    /** The marker's modules with its black border, row by row from the top. */
    private static boolean[][] modules(Fiducial fiducial) {
        Dictionary dictionary = Objdetect.getPredefinedDictionary(dictionaryNumber(fiducial.dictionary()));
        int side = dictionary.get_markerSize() + 2;
        Mat drawn = new Mat();
        Objdetect.generateImageMarker(dictionary, fiducial.id(), side, drawn, 1);
        byte[] values = new byte[side * side];
        drawn.get(0, 0, values);
        drawn.release();
        boolean[][] white = new boolean[side][side];
        for (int i = 0; i < values.length; i++) {
            white[i / side][i % side] = values[i] != 0;
        }
        return white;
    }

    private static int dictionaryNumber(String name) {
        try {
            return Objdetect.class.getField(name).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "no ArUco dictionary '" + name + "'; OpenCV has "
                            + Arrays.stream(Objdetect.class.getFields())
                                    .map(java.lang.reflect.Field::getName)
                                    .filter(field -> field.startsWith("DICT_"))
                                    .toList(),
                    e);
        }
    }
}
