package org.robograde.robots.messages;

/**
 * A ROS 1 service type.
 *
 * @param type {@code package/Name}
 * @param md5 hash over request text then response text
 */
public record ServiceSchema(String type, String md5, MessageSchema request, MessageSchema response) {
    /**
     * Parses the text of a {@code .srv} file: request, a line starting with {@code ---}, response.
     *
     * @throws DefinitionException naming type, line and what is wrong
     */
    public static ServiceSchema parse(String type, String text, MessageRegistry registry) {
        StringBuilder request = new StringBuilder();
        StringBuilder response = new StringBuilder();
        StringBuilder current = request;
        for (String line : text.split("\\r?\\n", -1)) {
            if (line.startsWith("---")) {
                current = response;
            } else {
                current.append(line).append('\n');
            }
        }
        MessageSchema in = MessageSchema.parse(type + "Request", request.toString(), registry);
        MessageSchema out = MessageSchema.parse(type + "Response", response.toString(), registry);
        return new ServiceSchema(type, Identity.serviceMd5(in, out), in, out);
    }
}
