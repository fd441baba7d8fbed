package org.robograde.reports.input;

import java.util.Optional;
import org.robograde.agent.evidence.Evidence;

/**
 * One trial, ready to be drawn.
 *
 * @param trialId as in the grade
 * @param site the map it ran on; absent when the bundle has none or it cannot be read
 */
public record TrialPicture(String trialId, TrialTracks tracks, Optional<SiteMap> site) {

    /** Everything a report draws of one bundle. Reads its track topics once. */
    public static TrialPicture of(Evidence evidence) {
        return new TrialPicture(
                evidence.identity().trialId(),
                TrialTracks.of(evidence),
                evidence.document("site.yaml").flatMap(SiteMap::read));
    }
}
