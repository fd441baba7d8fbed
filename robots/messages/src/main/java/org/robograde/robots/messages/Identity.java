package org.robograde.robots.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.robograde.robots.messages.Definition.Declaration;

/** What identifies a type to other ROS programs: its MD5 and its complete text, both by genmsg's rules. */
final class Identity {
    private static final String SEPARATOR = "=".repeat(80) + "\n";

    private Identity() {}

    static String md5(Definition definition, List<FieldSchema> fields) {
        return hex(md5Text(definition, fields));
    }

    /** A service hashes its request text, then its response text, as one. */
    static String serviceMd5(MessageSchema request, MessageSchema response) {
        return hex(md5Text(request.definition(), request.fields()) + md5Text(response.definition(), response.fields()));
    }

    /** Constants first, then fields in order, without comments; a nested type counts by its MD5, with its array brackets dropped. */
    private static String md5Text(Definition definition, List<FieldSchema> fields) {
        StringBuilder text = new StringBuilder();
        for (ConstantSchema constant : definition.constants()) {
            text.append(constant.type())
                    .append(' ')
                    .append(constant.name())
                    .append('=')
                    .append(constant.text())
                    .append('\n');
        }
        for (int i = 0; i < fields.size(); i++) {
            Declaration declared = definition.declarations().get(i);
            String shown = fields.get(i).nested().map(MessageSchema::identity).orElse(declared.writtenType());
            text.append(shown).append(' ').append(declared.name()).append('\n');
        }
        return text.toString().strip();
    }

    static String fullDefinition(MessageSchema schema) {
        StringBuilder text = new StringBuilder(schema.ownDefinition()).append('\n');
        schema.dependencies()
                .values()
                .forEach(part -> text.append(SEPARATOR)
                        .append("MSG: ")
                        .append(TypeNames.ros1(part.type()))
                        .append('\n')
                        .append(part.ownDefinition())
                        .append('\n'));
        return text.substring(0, text.length() - 1);
    }

    private static String hex(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
