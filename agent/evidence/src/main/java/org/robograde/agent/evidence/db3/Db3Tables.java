package org.robograde.agent.evidence.db3;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the small tables of a recording say. They grew over the years: {@code offered_qos_profiles} from version 2 on,
 * {@code message_definitions} and {@code type_description_hash} from version 4; so each is asked for only where it is.
 */
final class Db3Tables {
    private record Definition(String encoding, String text) {
        static final Definition NONE = new Definition("", "");
    }

    private static final int TOPICS_MAX = 100_000;

    private final Connection connection;

    private Db3Tables(Connection connection) {
        this.connection = connection;
    }

    /** @throws Db3Exception if the tables a recording has are not there */
    static Db3Tables of(Connection connection) throws SQLException {
        Db3Tables tables = new Db3Tables(connection);
        tables.insist("topics", Set.of("id", "name", "type", "serialization_format"));
        tables.insist("messages", Set.of("id", "topic_id", "timestamp", "data"));
        return tables;
    }

    private void insist(String table, Set<String> columns) throws SQLException {
        if (!columns(table).containsAll(columns)) {
            throw new Db3Exception("is an SQLite database, but no ROS 2 recording: it has no table '" + table
                    + "' as rosbag2 makes it");
        }
    }

    /** Columns of an ordinary table, none if there is no such table; a view could compute anything. */
    private Set<String> columns(String table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '" + table + "'")) {
                String sql = found.next() ? found.getString(1) : null;
                if (sql == null
                        || sql.stripLeading().toUpperCase(java.util.Locale.ROOT).startsWith("CREATE VIRTUAL")) {
                    return columns;
                }
            }
            try (ResultSet row = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
                while (row.next()) {
                    columns.add(row.getString("name"));
                }
            }
        }
        return columns;
    }

    List<Db3Topic> topics() throws SQLException {
        Map<String, Definition> definitions = definitions();
        Set<String> columns = columns("topics");
        String qos = columns.contains("offered_qos_profiles") ? "offered_qos_profiles" : "''";
        String hash = columns.contains("type_description_hash") ? "type_description_hash" : "''";
        List<Db3Topic> topics = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, name, type, serialization_format, " + qos + ", "
                        + hash + " FROM topics ORDER BY id")) {
            while (row.next()) {
                if (topics.size() == TOPICS_MAX) {
                    throw new Db3Exception("lists more than " + TOPICS_MAX + " topics, which no recording has");
                }
                String type = text(row, 3);
                Definition definition = definitions.getOrDefault(type, Definition.NONE);
                topics.add(new Db3Topic(
                        row.getLong(1),
                        text(row, 2),
                        type,
                        text(row, 4),
                        text(row, 5),
                        text(row, 6),
                        definition.encoding(),
                        definition.text()));
            }
        }
        return List.copyOf(topics);
    }

    private Map<String, Definition> definitions() throws SQLException {
        Map<String, Definition> definitions = new HashMap<>();
        if (columns("message_definitions")
                .containsAll(Set.of("topic_type", "encoding", "encoded_message_definition"))) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT topic_type, encoding, encoded_message_definition"
                            + " FROM message_definitions LIMIT " + TOPICS_MAX)) {
                while (row.next()) {
                    definitions.put(text(row, 1), new Definition(text(row, 2), text(row, 3)));
                }
            }
        }
        return definitions;
    }

    /** 0 if there is no message. A damaged table may refuse to say; then all is tried. */
    long lastMessageId() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM messages")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return Long.MAX_VALUE;
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
