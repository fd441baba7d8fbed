package org.robograde.scenarios.play;

/** The time a trial lives in: simulated time that is granted, or the station's own. */
public interface TrialClock {
    /** Trial time now, nanoseconds on the recording's time base. Any thread may ask. */
    long nowNanos();

    /**
     * Lets time pass; called by the player alone. On return {@link #nowNanos} is at least {@code trialNanos}, and everything the unit published until
     * then can be polled.
     *
     * @throws org.robograde.robots.units.LinkException if time cannot be made to pass
     */
    void advanceTo(long trialNanos) throws InterruptedException;
}
