package org.robograde.grader.metrics.trial;

/**
 * Things on the field that the unit handles, seen from above.
 *
 * @param known where the field knows them to be; only a simulation can
 * @param stated where the unit says they are
 * @param seen where the field's cameras saw those with a marker
 */
public record ObjectTracks(PeopleTrack known, PeopleTrack stated, SeenObjects seen) {
    public static ObjectTracks none() {
        return new ObjectTracks(PeopleTrack.empty(), PeopleTrack.empty(), SeenObjects.none());
    }
}
