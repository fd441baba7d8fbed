package org.robograde.robots.sim.camera;

import java.util.Random;
import org.opencv.core.Mat;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.FloorPlan;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;

/** Takes one picture per call. The same scenes in the same order under the same chance give the same bytes. Not thread-safe. */
public final class FieldCamera implements AutoCloseable {
    static {
        OpenCvLibrary.load();
    }

    private final CameraGeometry geometry;
    private final Background background;
    private final MarkerPlate plate;
    private final Fiducial fiducial;
    private final Mat frame = new Mat();
    private final JpegEncoder encoder;
    private NoiseTile noise;

    public FieldCamera(OverheadCamera camera, FloorPlan plan, Fiducial fiducial, Random chance) {
        this.geometry = new CameraGeometry(camera);
        this.background = new Background(geometry, plan);
        this.plate = new MarkerPlate(geometry, fiducial);
        this.fiducial = fiducial;
        this.encoder = new JpegEncoder(geometry.width(), geometry.height());
        this.noise = new NoiseTile(geometry.width(), geometry.height(), chance);
    }

    /** Starts the noise again from another chance, as a new trial does. */
    public void reseed(Random chance) {
        noise.close();
        noise = new NoiseTile(geometry.width(), geometry.height(), chance);
    }

    /** One exposure as JPEG bytes. */
    public byte[] expose(Scene scene) {
        background.of(scene).copyTo(frame);
        Lighting lighting = new Lighting(geometry.width(), geometry.height(), scene.light());
        Brush brush = new Brush(geometry, frame, lighting);
        drawUnit(brush, scene.unit());
        plate.draw(frame, scene.unit(), lighting);
        // People stand higher than the unit, so they cover it and it never covers them.
        scene.people().forEach(person -> drawPerson(brush, person));
        noise.addTo(frame);
        return encoder.encode(frame);
    }

    @Override
    public void close() {
        background.close();
        noise.close();
        frame.release();
        encoder.close();
    }

    private void drawUnit(Brush brush, PlanePose unit) {
        double top = fiducial.heightMeters() - 0.05;
        brush.drum(Colour.UNIT_BODY, unit.x(), unit.y(), 0, top, FieldWorld.UNIT_RADIUS_METERS);
        brush.disc(Colour.UNIT_RIM, unit.x(), unit.y(), top, FieldWorld.UNIT_RADIUS_METERS);
    }

    private static void drawPerson(Brush brush, Person person) {
        double radius = FieldWorld.PERSON_RADIUS_METERS;
        brush.drum(Colour.TROUSERS, person.x(), person.y(), 0, 0.9, radius * 0.7);
        brush.drum(Colour.VEST, person.x(), person.y(), 0.9, 1.4, radius);
        PlanePose facing = new PlanePose(person.x(), person.y(), person.headingRadians());
        for (int side : new int[] {-1, 1}) {
            stripe(brush, facing, side * 0.12);
        }
        brush.drum(Colour.HAIR, person.x(), person.y(), 1.5, 1.7, 0.11);
    }

    private static void stripe(Brush brush, PlanePose facing, double left) {
        double[][] corners = new double[4][];
        double[][] local = {{0.2, left - 0.02}, {0.2, left + 0.02}, {-0.2, left + 0.02}, {-0.2, left - 0.02}};
        for (int i = 0; i < 4; i++) {
            PlanePose at = facing.then(new PlanePose(local[i][0], local[i][1], 0));
            corners[i] = new double[] {at.x(), at.y(), 1.4};
        }
        brush.fill(Colour.VEST_STRIPE, corners);
    }
}
