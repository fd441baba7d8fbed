package org.robograde.reports.input;

import java.util.Optional;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * One trial, ready to be drawn.
 *
 * @param trialId as in the grade
 * @param site the map it ran on; absent when the bundle has none or it cannot be read
 * @param unit who ran it, by its own profile; absent when the bundle has none or it cannot be read
 */
public record TrialPicture(String trialId, TrialTracks tracks, Optional<SiteMap> site, Optional<UnitDescription> unit) {

    /** A place's name on the map, or its id where no map names it. */
    public LocalizedText placeTitle(String id) {
        return site.flatMap(map -> map.places().stream()
                        .filter(place -> place.id().equals(id))
                        .findFirst())
                .map(SiteMap.Place::title)
                .orElseGet(() -> new LocalizedText(id, id));
    }

    /** Everything a report draws of one bundle. Reads its track topics once. */
    public static TrialPicture of(Evidence evidence) {
        return new TrialPicture(
                evidence.identity().trialId(),
                TrialTracks.of(evidence),
                evidence.document("site.yaml").flatMap(SiteMap::read),
                evidence.document("unit.yaml").flatMap(UnitDescription::read));
    }
}
