package org.robograde.agent.station.cli;

/** What a command's exit status means; the same for every command. */
final class ExitCode {
    /** Done. A low grade is a success. */
    static final int DONE = 0;
    /** It could not be done: a robot, a link, a file or a check failed. */
    static final int COULD_NOT = 1;
    /** Wrong arguments or bad input files. */
    static final int BAD_INPUT = 2;
    /** Graded, but evidence is incomplete: at least one clause is inconclusive. */
    static final int INCOMPLETE = 3;

    private ExitCode() {}
}
