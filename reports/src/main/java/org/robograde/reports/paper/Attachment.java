package org.robograde.reports.paper;

/**
 * A file that travels inside a document.
 *
 * @param name of the file, without a folder
 * @param type its media type
 * @param description what it is, for people
 */
public record Attachment(String name, String type, String description, byte[] content) {}
