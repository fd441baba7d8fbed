package org.robograde.agent.evidence;

/** Whether anything in this program can decode a channel's messages. What cannot be decoded is kept, but measures nothing. */
final class Decodable {
    private Decodable() {}

    static boolean is(String messageEncoding, String schemaEncoding, String schemaName) {
        return switch (messageEncoding) {
            case "ros1" -> schemaEncoding.equals("ros1msg") || schemaEncoding.isEmpty();
            case "cdr" -> schemaEncoding.equals("ros2msg") || schemaEncoding.isEmpty();
            case "json" -> schemaName.equals(EventJson.SCHEMA_NAME);
            case "senml+json" -> true;
            default -> false;
        };
    }

    /** In words, what a channel is written in. */
    static String describe(String messageEncoding, String schemaEncoding, String schemaName) {
        String encoding = messageEncoding.isEmpty() ? "no stated encoding" : "'" + messageEncoding + "'";
        String definition = schemaEncoding.isEmpty() ? "" : " defined in '" + schemaEncoding + "'";
        String type = schemaName.isEmpty() ? "" : " (" + schemaName + ")";
        return encoding + definition + type;
    }
}
