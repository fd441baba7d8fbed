package org.robograde.agent.evidence.db3;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** One {@code .db3} file, opened for reading; memory does not grow with its length. */
public final class Db3File implements Closeable {
    /** What every SQLite database starts with. */
    public static final String MAGIC = "SQLite format 3";

    private static final String ROWS = "SELECT id, topic_id, timestamp, data FROM messages WHERE id >= ? ORDER BY id";
    private static final long PROGRESS_EVERY = 1024;

    private final Connection connection;
    private final boolean copied;
    private final List<Db3Topic> topics;
    private final long lastId;

    private Db3File(Connection connection, boolean copied) throws SQLException {
        this.connection = connection;
        this.copied = copied;
        Db3Tables tables = Db3Tables.of(connection);
        topics = tables.topics();
        lastId = tables.lastMessageId();
    }

    /**
     * @param workFolder where a database with a write-ahead log beside it is copied to; made when needed
     * @throws Db3Exception if it is no ROS 2 recording in SQLite
     */
    public static Db3File open(Path file, Path workFolder) throws IOException {
        Optional<Path> log = ReadOnlyDatabase.log(file);
        Connection connection = null;
        try {
            connection = log.isPresent()
                    ? ReadOnlyDatabase.openCopy(file, log.get(), workFolder)
                    : ReadOnlyDatabase.open(file);
            return new Db3File(connection, log.isPresent());
        } catch (SQLException | RuntimeException e) {
            if (connection != null) {
                closeQuietly(connection);
            }
            throw e instanceof Db3Exception known
                    ? known
                    : new Db3Exception("cannot be read as an SQLite database: " + e.getMessage(), e);
        }
    }

    public List<Db3Topic> topics() {
        return topics;
    }

    /** Whether the file and the log beside it were copied, so that the two could be read together. */
    public boolean copied() {
        return copied;
    }

    /** Hands out every message that can be read, and states the others. */
    public void read(Db3Listener listener) {
        Rows rows = new Rows(listener);
        long from = Long.MIN_VALUE;
        while (true) {
            Optional<SQLException> damage = rows.readFrom(from);
            if (damage.isEmpty()) {
                rows.end();
                return;
            }
            Optional<Long> next = readableAfter(rows.lastId);
            if (next.isEmpty()) {
                rows.lost(lastId, "nothing behind it can be read", damage.get());
                rows.end();
                return;
            }
            rows.lost(next.get() - 1, "reading went on at row " + next.get(), damage.get());
            from = next.get();
        }
    }

    /** Hands out topic and payload of the messages until the visitor has seen enough, or one cannot be read. */
    public void readWhile(BiPredicate<Long, ByteBuffer> visitor) {
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, Long.MIN_VALUE);
            try (ResultSet row = statement.executeQuery()) {
                boolean goOn = true;
                while (goOn && row.next()) {
                    byte[] data = row.getBytes(4);
                    goOn = data == null || visitor.test(row.getLong(2), ByteBuffer.wrap(data));
                }
            }
        } catch (SQLException e) {
            // Reading the messages in earnest states what is damaged.
        }
    }

    /** Steps over damaged pages, in ever longer steps to a row that can be read, then back to the first such row. */
    private Optional<Long> readableAfter(long id) {
        long unreadable = Math.max(id, 0);
        for (long step = 1; step > 0 && unreadable + step > 0 && unreadable + step <= lastId; step *= 2) {
            Optional<Long> found = readableFrom(unreadable + step, id);
            if (found.isPresent()) {
                return Optional.of(firstReadable(unreadable, found.get(), id));
            }
            unreadable += step;
        }
        return Optional.empty();
    }

    private long firstReadable(long unreadable, long readable, long behind) {
        long low = unreadable;
        long high = readable;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            Optional<Long> found = readableFrom(middle, behind);
            if (found.isPresent() && found.get() <= high) {
                high = Math.min(middle, found.get());
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The first row with at least this number, if it is behind the other and can be read. */
    private Optional<Long> readableFrom(long id, long behind) {
        try (PreparedStatement statement = connection.prepareStatement(ROWS + " LIMIT 1")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getLong(1) > behind && row.getBytes(4) != null) {
                    return Optional.of(row.getLong(1));
                }
            }
        } catch (SQLException e) {
            // Still within the damage.
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The reason it could not be used is thrown already.
        }
    }

    /** One run over the messages, over all damage. */
    private final class Rows {
        private final Db3Listener listener;
        private long lastId;
        private long lastNanos;
        private long count;
        private Optional<Loss> open = Optional.empty();

        private record Loss(long messages, long fromNanos, String reason) {}

        Rows(Db3Listener listener) {
            this.listener = listener;
        }

        /** Reads on until the end, or until a row cannot be read. */
        Optional<SQLException> readFrom(long id) {
            try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
                statement.setLong(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        take(row);
                    }
                }
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(e);
            }
        }

        private void take(ResultSet row) throws SQLException {
            long id = row.getLong(1);
            byte[] data = row.getBytes(4);
            long topic = row.getLong(2);
            long nanos = row.getLong(3);
            close(nanos);
            lastId = id;
            lastNanos = nanos;
            if (data == null) {
                listener.damage(1, nanos, nanos, "row " + id + " of its messages has no data");
            } else {
                listener.message(topic, nanos, ByteBuffer.wrap(data));
            }
            if (++count % PROGRESS_EVERY == 0) {
                listener.progress(Math.min(1.0, (double) id / Math.max(1, Db3File.this.lastId)));
            }
        }

        /** Row numbers have no gaps in what a recorder writes, so they tell how many are lost. */
        void lost(long upToId, String then, SQLException cause) {
            long messages = upToId > lastId && upToId < Long.MAX_VALUE ? upToId - lastId : -1;
            open.ifPresent(before -> state(before, lastNanos));
            open = Optional.of(new Loss(
                    messages,
                    lastNanos,
                    "rows behind row " + lastId + " of its messages cannot be read (" + cause.getMessage() + "); "
                            + then));
            lastId = Math.max(lastId, upToId);
        }

        void end() {
            close(lastNanos);
        }

        private void close(long nanos) {
            open.ifPresent(loss -> state(loss, nanos));
            open = Optional.empty();
        }

        private void state(Loss loss, long toNanos) {
            long from = loss.fromNanos() == 0 ? toNanos : loss.fromNanos();
            listener.damage(loss.messages(), Math.min(from, toNanos), Math.max(from, toNanos), loss.reason());
        }
    }
}
