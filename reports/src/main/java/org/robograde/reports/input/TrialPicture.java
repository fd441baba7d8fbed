package org.robograde.reports.input;

import java.util.Optional;

/**
 * One trial, ready to be drawn.
 *
 * @param trialId as in the grade
 * @param site the map it ran on; absent when the bundle has none or it cannot be read
 */
public record TrialPicture(String trialId, TrialTracks tracks, Optional<SiteMap> site) {}
