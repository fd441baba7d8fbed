package org.robograde.robots.messages;

/**
 * One constant of a message definition, such as {@code uint8 ACTIVE=1}.
 *
 * @param name as written
 * @param type primitive name as written, aliases kept, because the MD5 is taken over it
 * @param text the value as written, trimmed; a string constant keeps everything after the equals sign, {@code #} included
 * @param value the text as a {@link Boolean}, {@link Long}, {@link Double} or {@link String}
 */
public record ConstantSchema(String name, String type, String text, Object value) {}
