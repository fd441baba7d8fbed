package org.robograde.robots.sim.industrial;

import java.util.Random;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.world.RandomStreams;

/** The wrench sensor between arm and tool: force with noise and a small offset of its own. */
final class ForceSensor {
    static final double NOISE_NEWTONS = 0.15;

    private final Random noise;
    private final Point3 offset;

    ForceSensor(RandomStreams streams) {
        noise = streams.stream("force");
        offset = draw(0.2);
    }

    Point3 read(Point3 newtons) {
        return newtons.plus(offset).plus(draw(NOISE_NEWTONS));
    }

    private Point3 draw(double size) {
        return new Point3(size * noise.nextGaussian(), size * noise.nextGaussian(), size * noise.nextGaussian());
    }
}
