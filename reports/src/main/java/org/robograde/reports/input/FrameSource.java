package org.robograde.reports.input;

import java.util.Optional;

/**
 * Where a report gets the video frame shown beside a deciding moment. Called once per clause that has a moment, while
 * rendering, on the caller's thread; it must give the same bytes each time, or the report is not reproducible.
 */
@FunctionalInterface
public interface FrameSource {
    /** For evidence without cameras, and for reports without pictures. */
    FrameSource NONE = (trialId, nanos) -> Optional.empty();

    /**
     * @param trialId the bundle's trial id
     * @param nanos the moment, on the trial's time base
     * @return a whole JPEG or PNG file showing the field at that moment, empty if no camera saw it
     */
    Optional<byte[]> frame(String trialId, long nanos);
}
