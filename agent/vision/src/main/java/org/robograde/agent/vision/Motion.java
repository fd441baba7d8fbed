package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an uncertain stamp means for where a moving unit was: {@code (dpose/dt)(dpose/dt)' u(t)^2}, the speed taken from the
 * observation before. The first observation after a gap adds nothing: how fast the unit moved is not known there.
 */
final class Motion {
    private final double timeStandardUncertaintySeconds;
    private Optional<UnitPose> before = Optional.empty();
    private long beforeNanos;

    Motion(double timeStandardUncertaintySeconds) {
        this.timeStandardUncertaintySeconds = timeStandardUncertaintySeconds;
    }

    /** The pose's covariance with the stamp's uncertainty in it. */
    List<Double> withTimeUncertainty(long atNanos, UnitPose pose) {
        double[] covariance =
                pose.covariance().stream().mapToDouble(Double::doubleValue).toArray();
        double seconds = (atNanos - beforeNanos) / 1e9;
        if (before.isPresent() && seconds > 0 && seconds <= VisionParameters.SPEED_GAP_SECONDS_MAX) {
            UnitPose last = before.get();
            double turned = StrictMath.IEEEremainder(pose.headingRadians() - last.headingRadians(), 2 * Math.PI);
            double[] speed = {
                (pose.xMeters() - last.xMeters()) / seconds,
                (pose.yMeters() - last.yMeters()) / seconds,
                turned / seconds
            };
            Symmetric3.addOuter(covariance, speed, timeStandardUncertaintySeconds * timeStandardUncertaintySeconds);
        }
        before = Optional.of(pose);
        beforeNanos = atNanos;
        List<Double> result = new ArrayList<>();
        for (double entry : covariance) {
            result.add(entry);
        }
        return result;
    }
}
