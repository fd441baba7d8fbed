package org.robograde.scenarios.site;

/**
 * What is known of an instrument as a measuring device, in its own unit (JCGM 200: measuring interval, instrumental uncertainty, calibration).
 *
 * @param lowest smallest value it can read
 * @param highest largest value it can read
 * @param standardUncertainty of one reading (k = 1)
 * @param calibratedOn ISO date
 * @param validUntil ISO date, the last day on which the calibration holds
 */
public record InstrumentProfile(
        double lowest, double highest, double standardUncertainty, String calibratedOn, String validUntil) {}
