package org.robograde.robots.messages;

/**
 * A service type of ROS 1 or ROS 2.
 *
 * @param type {@code package/Name}, in ROS 2 {@code package/srv/Name}
 * @param md5 hash over request text then response text; empty for ROS 2
 */
public record ServiceSchema(String type, String md5, MessageSchema request, MessageSchema response) {
    /**
     * Parses the text of a {@code .srv} file: request, a line starting with {@code ---}, response.
     *
     * @throws DefinitionException naming type, line and what is wrong
     */
    public static ServiceSchema parse(String type, String text, MessageRegistry registry) {
        return parse(WireEncoding.ROS1, type, text, registry);
    }

    /**
     * The same in the language that goes with an encoding; ROS 2 names the parts {@code package/srv/Name_Request} and {@code
     * package/srv/Name_Response}.
     *
     * @throws DefinitionException naming type, line and what is wrong
     */
    public static ServiceSchema parse(WireEncoding encoding, String type, String text, MessageRegistry registry) {
        StringBuilder request = new StringBuilder();
        StringBuilder response = new StringBuilder();
        StringBuilder current = request;
        for (String line : text.split("\\r\\n?|\\n", -1)) {
            if (line.startsWith("---")) {
                current = response;
            } else {
                current.append(line).append('\n');
            }
        }
        String joint = encoding == WireEncoding.CDR ? "_" : "";
        MessageSchema in = MessageSchema.parse(encoding, type + joint + "Request", request.toString(), registry);
        MessageSchema out = MessageSchema.parse(encoding, type + joint + "Response", response.toString(), registry);
        String md5 = encoding == WireEncoding.CDR ? "" : Identity.serviceMd5(in, out);
        return new ServiceSchema(type, md5, in, out);
    }
}
