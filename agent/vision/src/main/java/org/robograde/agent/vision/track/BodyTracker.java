package org.robograde.agent.vision.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.robograde.agent.vision.fiducial.CornerNoise;
import org.robograde.agent.vision.geometry.NormalMatrix;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * One body's pose over time from its markers in several cameras: a Kalman filter on the corners themselves, smoothed backwards (Rauch,
 * Tung and Striebel), so that a pose rests on what was seen before and after it and lags behind neither.
 *
 * <p>The unknowns are the body's pose, its velocities, and each camera's own error of place and orientation. Those errors are the
 * same in every frame: kept among the unknowns, they do not average away, and two cameras that disagree correct each other by as
 * much as each is uncertain. A sighting that its prediction makes unlikely (one in a thousand) is left out and told.
 *
 * <p>Sightings come in order of their stamps. Memory is bounded: the smoothing looks {@link #AHEAD} sightings ahead.
 */
public final class BodyTracker {
    /** Spectral density of the body's acceleration: about 1 m/s^2 that changes five times a second. */
    static final double ACCELERATION_DENSITY = 0.2;
    /** The same for turning: about 2 rad/s^2. */
    static final double TURN_DENSITY = 0.8;
    /** Chi-squared, 8 degrees of freedom, 99.9 %. */
    static final double GATE = 26.12;
    /** So many refusals in a row from every camera: the track is lost and begins again. */
    static final int REFUSALS_MAX = 12;
    /** A track does not reach over a longer gap. */
    static final double GAP_SECONDS_MAX = 2;

    private static final int AHEAD = 200;
    private static final int BLOCK = 600;
    private static final int BODY = 12;
    private static final int ITERATIONS = 3;
    private static final double STEP = 1e-5;
    private static final double LEAST = 1e-6;

    private final List<TrackCamera> cameras;
    private final List<BodyMarker> markers;
    private final boolean upright;
    private final Consumer<TrackPose> out;
    private final int size;
    private final List<FilterStep> steps = new ArrayList<>();
    private final List<MarkerSighting> waiting = new ArrayList<>();
    private int refusals;

    /**
     * @param upright whether of two poses that explain a first sight the one that stands is meant
     * @param out takes the smoothed poses in order
     */
    public BodyTracker(List<TrackCamera> cameras, List<BodyMarker> markers, boolean upright, Consumer<TrackPose> out) {
        this.cameras = List.copyOf(cameras);
        this.markers = List.copyOf(markers);
        this.upright = upright;
        this.out = out;
        size = BODY + 6 * cameras.size();
    }

    /** @param sighting not earlier than the one before */
    public void see(MarkerSighting sighting) {
        if (!steps.isEmpty() && (seconds(steps.get(steps.size() - 1), sighting) > GAP_SECONDS_MAX || lost())) {
            finish();
        }
        if (steps.isEmpty()) {
            begin(sighting);
            return;
        }
        FilterStep last = steps.get(steps.size() - 1);
        FilterStep step = predicted(last, sighting);
        update(step);
        refusals = step.accepted ? 0 : refusals + 1;
        steps.add(step);
        if (steps.size() >= BLOCK + AHEAD) {
            smooth(BLOCK);
        }
    }

    /** The rest of the track. */
    public void finish() {
        if (!steps.isEmpty()) {
            smooth(steps.size());
        }
        waiting.clear();
        steps.clear();
        refusals = 0;
    }

    private boolean lost() {
        return refusals >= REFUSALS_MAX;
    }

    private static double seconds(FilterStep from, MarkerSighting to) {
        return (to.stampNanos() - from.sighting.stampNanos()) / 1e9;
    }

    private void begin(MarkerSighting first) {
        waiting.add(first);
        FirstPose.of(cameras, markers, waiting, upright).ifPresent(pose -> {
            waiting.clear();
            BodyState state = new BodyState(pose, new double[6], new double[6 * cameras.size()]);
            FilterStep step =
                    new FilterStep(first, state, startCovariance(), MatrixUtils.createRealIdentityMatrix(size));
            update(step);
            steps.add(step);
        });
    }

    private RealMatrix startCovariance() {
        RealMatrix covariance = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < 3; i++) {
            covariance.setEntry(i, i, 1);
            covariance.setEntry(3 + i, 3 + i, 0.25);
            covariance.setEntry(6 + i, 6 + i, 4);
            covariance.setEntry(9 + i, 9 + i, 4);
        }
        for (int c = 0; c < cameras.size(); c++) {
            double place = Math.max(LEAST, cameras.get(c).positionStandardUncertaintyMeters());
            double turn = Math.max(LEAST, cameras.get(c).angleStandardUncertaintyRadians());
            for (int i = 0; i < 3; i++) {
                covariance.setEntry(BODY + 6 * c + i, BODY + 6 * c + i, place * place);
                covariance.setEntry(BODY + 6 * c + 3 + i, BODY + 6 * c + 3 + i, turn * turn);
            }
        }
        return covariance;
    }

    private FilterStep predicted(FilterStep last, MarkerSighting sighting) {
        double dt = Math.max(0, seconds(last, sighting));
        RealMatrix transition = last.state.transition(dt, size);
        RealMatrix covariance = transition.multiply(last.covariance).multiply(transition.transpose());
        for (int i = 0; i < 6; i++) {
            double density = i < 3 ? ACCELERATION_DENSITY : TURN_DENSITY;
            covariance.addToEntry(i, i, density * dt * dt * dt / 3);
            covariance.addToEntry(i, 6 + i, density * dt * dt / 2);
            covariance.addToEntry(6 + i, i, density * dt * dt / 2);
            covariance.addToEntry(6 + i, 6 + i, density * dt);
        }
        return new FilterStep(sighting, last.state.after(dt), covariance, transition);
    }

    /** The filter's measurement step, iterated, since perspective bends; leaves the prediction where the sighting is refused. */
    private void update(FilterStep step) {
        MarkerSighting sighting = step.sighting;
        BodyState state = step.predictedState;
        double[] change = new double[size];
        RealMatrix gain = new Array2DRowRealMatrix(size, 8);
        RealMatrix derivative = derivative(state, sighting);
        for (int i = 0; i < ITERATIONS; i++) {
            BodyState at = state.changed(change);
            double[] predicted = pixels(at, sighting);
            derivative = i == 0 ? derivative : derivative(at, sighting);
            RealMatrix noise = noise(at, sighting, derivative);
            RealMatrix cross = step.predictedCovariance.multiply(derivative.transpose());
            RealMatrix spread = derivative.multiply(cross).add(noise);
            RealMatrix inverse;
            try {
                inverse = NormalMatrix.inverse(spread);
            } catch (ArithmeticException e) {
                return;
            }
            double[] innovation = innovation(sighting, predicted, derivative, change);
            if (i == 0 && !(distance(innovation, inverse) <= GATE)) {
                return;
            }
            gain = cross.multiply(inverse);
            change = gain.operate(innovation);
            if (!Double.isFinite(change[0] + change[3])) {
                return;
            }
        }
        RealMatrix kept = MatrixUtils.createRealIdentityMatrix(size).subtract(gain.multiply(derivative));
        RealMatrix noise = noise(state.changed(change), sighting, derivative);
        // Joseph's form stays symmetric and positive over hours of updates.
        step.covariance = kept.multiply(step.predictedCovariance)
                .multiply(kept.transpose())
                .add(gain.multiply(noise).multiply(gain.transpose()));
        step.state = state.changed(change);
        step.accepted = true;
    }

    private static double[] innovation(
            MarkerSighting sighting, double[] predicted, RealMatrix derivative, double[] change) {
        double[] innovation = sighting.corners().flat();
        double[] already = derivative.operate(change);
        for (int i = 0; i < 8; i++) {
            innovation[i] += already[i] - predicted[i];
        }
        return innovation;
    }

    private static double distance(double[] innovation, RealMatrix inverse) {
        double[] weighted = inverse.operate(innovation);
        double sum = 0;
        for (int i = 0; i < innovation.length; i++) {
            sum += innovation[i] * weighted[i];
        }
        return sum;
    }

    /** Corner noise, and how far the corners move within the uncertainty of the stamp. */
    private RealMatrix noise(BodyState state, MarkerSighting sighting, RealMatrix derivative) {
        double pixels = CornerNoise.pixels(sighting.corners());
        double time = cameras.get(sighting.camera()).timeStandardUncertaintySeconds();
        double[] velocity = state.velocity();
        double[] motion = new double[8];
        for (int i = 0; i < 8; i++) {
            for (int k = 0; k < 6; k++) {
                motion[i] += derivative.getEntry(i, k) * velocity[k] * time;
            }
        }
        RealMatrix noise = new Array2DRowRealMatrix(8, 8);
        for (int i = 0; i < 8; i++) {
            noise.addToEntry(i, i, pixels * pixels);
            for (int j = 0; j < 8; j++) {
                noise.addToEntry(i, j, motion[i] * motion[j]);
            }
        }
        return noise;
    }

    private double[] pixels(BodyState state, MarkerSighting sighting) {
        TrackCamera camera = cameras.get(sighting.camera());
        RigidTransform toCamera = camera.inMap()
                .changed(state.cameraError(sighting.camera()))
                .inverse()
                .then(state.pose());
        BodyMarker marker = markers.get(sighting.marker());
        double[] pixels = new double[8];
        for (int i = 0; i < 4; i++) {
            double[] corner = marker.corner(i);
            double[] pixel = camera.lens().pixel(toCamera.apply(corner[0], corner[1], corner[2]));
            pixels[2 * i] = pixel[0];
            pixels[2 * i + 1] = pixel[1];
        }
        return pixels;
    }

    private RealMatrix derivative(BodyState state, MarkerSighting sighting) {
        RealMatrix derivative = new Array2DRowRealMatrix(8, size);
        int ofCamera = BODY + 6 * sighting.camera();
        for (int k = 0; k < 12; k++) {
            int column = k < 6 ? k : ofCamera + k - 6;
            double[] change = new double[size];
            change[column] = STEP;
            double[] ahead = pixels(state.changed(change), sighting);
            change[column] = -STEP;
            double[] behind = pixels(state.changed(change), sighting);
            for (int i = 0; i < 8; i++) {
                derivative.setEntry(i, column, (ahead[i] - behind[i]) / (2 * STEP));
            }
        }
        return derivative;
    }

    /** Smooths all that is held and gives out the first of it. */
    private void smooth(int give) {
        int last = steps.size() - 1;
        BodyState state = steps.get(last).state;
        RealMatrix covariance = steps.get(last).covariance;
        List<TrackPose> poses = new ArrayList<>();
        for (int i = last; i >= 0; i--) {
            FilterStep step = steps.get(i);
            if (i < last) {
                FilterStep next = steps.get(i + 1);
                RealMatrix back = step.covariance
                        .multiply(next.transition.transpose())
                        .multiply(NormalMatrix.inverse(next.predictedCovariance));
                state = step.state.changed(back.operate(state.changeFrom(next.predictedState)));
                covariance = step.covariance.add(back.multiply(covariance.subtract(next.predictedCovariance))
                        .multiply(back.transpose()));
            }
            if (i < give) {
                poses.add(pose(step, state, covariance));
            }
        }
        for (int i = poses.size() - 1; i >= 0; i--) {
            out.accept(poses.get(i));
        }
        steps.subList(0, give).clear();
    }

    /** A stamp that is wrong in every frame by the same does not average away: it is added once more, whole. */
    private TrackPose pose(FilterStep step, BodyState state, RealMatrix covariance) {
        RealMatrix own = covariance.getSubMatrix(0, 5, 0, 5).copy();
        double time = cameras.get(step.sighting.camera()).timeStandardUncertaintySeconds();
        double[] velocity = state.velocity();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                own.addToEntry(i, j, velocity[i] * velocity[j] * time * time);
            }
        }
        return new TrackPose(step.sighting, state.pose(), own, step.accepted);
    }

    /** The filter at one sighting. */
    private static final class FilterStep {
        private final MarkerSighting sighting;
        private final BodyState predictedState;
        private final RealMatrix predictedCovariance;
        private final RealMatrix transition;
        private BodyState state;
        private RealMatrix covariance;
        private boolean accepted;

        FilterStep(MarkerSighting sighting, BodyState predicted, RealMatrix covariance, RealMatrix transition) {
            this.sighting = sighting;
            this.predictedState = predicted;
            this.predictedCovariance = covariance;
            this.transition = transition;
            this.state = predicted;
            this.covariance = covariance;
        }
    }
}
