package org.robograde.scenarios.play;

/** A step being played. */
interface Running {
    /** How far it is. */
    enum Progress {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** Called once per tick until it has ended; the first call starts it. Never waits. */
    Progress tick();

    /** Ends it early, wherever it is; records what it leaves open. Nothing happens if it has ended or never started. */
    void cancel();
}
