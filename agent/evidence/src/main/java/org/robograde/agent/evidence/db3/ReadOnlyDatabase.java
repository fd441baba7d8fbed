package org.robograde.agent.evidence.db3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Opens a database that must stay as it is. SQLite writes beside a database that has a log to be played back, and beside any
 * in write-ahead mode, unless told that nothing ever changes; so a database with a log is copied first.
 */
final class ReadOnlyDatabase {
    /** No row may be larger; the largest pictures and point clouds stay far below. */
    private static final int ROW_MAX = 512 << 20;

    private static final List<String> LOGS = List.of("-wal", "-journal");

    private ReadOnlyDatabase() {}

    /** The log that stands beside a database and holds part of its content, if there is one. */
    static Optional<Path> log(Path file) throws IOException {
        for (String ending : LOGS) {
            Path log = beside(file, ending);
            if (Files.isRegularFile(log) && Files.size(log) > 0) {
                return Optional.of(log);
            }
        }
        return Optional.empty();
    }

    /** Opens the file itself; there is no log beside it. */
    static Connection open(Path file) throws SQLException {
        // Without "immutable", a database in write-ahead mode in a folder without write access cannot be opened at all.
        return connect("file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro&immutable=1", true);
    }

    /** Copies database and log to a folder where SQLite may put the two together. */
    static Connection openCopy(Path file, Path log, Path workFolder) throws IOException, SQLException {
        Files.createDirectories(workFolder);
        Path copy = workFolder.resolve("copy.db3");
        Path logCopy = workFolder.resolve(
                "copy.db3" + log.toString().substring(file.toString().length()));
        Files.copy(file, copy);
        Files.copy(log, logCopy);
        // Copies keep the original's permissions, and SQLite must write to these.
        if (!copy.toFile().setWritable(true) || !logCopy.toFile().setWritable(true)) {
            throw new IOException(copy + " cannot be made writable");
        }
        return connect(copy.toString(), false);
    }

    private static Connection connect(String place, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(ROW_MAX));
        Connection connection = config.createConnection("jdbc:sqlite:" + place);
        if (connection instanceof SQLiteConnection sqlite) {
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, ROW_MAX);
        }
        try (var statement = connection.createStatement()) {
            // Functions that a hostile file's own schema may call stay those that have no effect.
            statement.execute("PRAGMA trusted_schema=OFF");
        }
        return connection;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
