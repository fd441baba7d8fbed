package org.robograde.robots.sim.granted;

/** What the field says to a request. */
public record StimulusAnswer(boolean accepted, String message) {
    public static StimulusAnswer done(String message) {
        return new StimulusAnswer(true, message);
    }

    public static StimulusAnswer refused(String message) {
        return new StimulusAnswer(false, message);
    }
}
