package org.robograde.reports.input;

import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * A camera or an instrument of the field, as the site's own document describes it.
 *
 * @param id as in the evidence
 * @param quantity what it measures; absent for a camera
 * @param calibratedOn as written; absent when the site states none
 * @param validUntil as written
 * @param uncertainty standard uncertainties as the site states them, name to value in its unit, e.g. {@code positionMeters 0.002}
 */
public record Equipment(
        String id,
        LocalizedText title,
        boolean camera,
        Optional<String> quantity,
        Optional<String> calibratedOn,
        Optional<String> validUntil,
        Optional<String> uncertainty) {}
