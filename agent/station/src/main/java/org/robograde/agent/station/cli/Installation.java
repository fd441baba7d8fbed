package org.robograde.agent.station.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shipped data stands: scripts, sites, profiles and rulebooks, beside the program. */
final class Installation {
    private Installation() {}

    /** The folder the launcher names; the working folder when the program was started without it. */
    static Path home() {
        return Path.of(System.getProperty("robograde.home", ""))
                .toAbsolutePath()
                .normalize();
    }

    static Path script(String name) {
        return home().resolve("scenarios/scripts/" + name + ".yaml");
    }

    static Path site(String id) {
        return home().resolve("scenarios/sites/" + id + ".yaml");
    }

    static Path profile(String id) {
        return home().resolve("robots/units/profiles/" + id + ".yaml");
    }

    static Path rulebook(String id) {
        return home().resolve("grader/rulebooks/" + id + ".yaml");
    }

    /** What the user named: a file of theirs, or the id of a shipped one. */
    static Path fileOrShipped(String given, Path shipped) {
        Path own = Path.of(given);
        if (Files.isRegularFile(own)) {
            return own;
        }
        if (Files.isRegularFile(shipped)) {
            return shipped;
        }
        throw new CommandException(
                ExitCode.BAD_INPUT,
                given + ": no such file, and nothing shipped has that name (looked for " + shipped + ")");
    }
}
