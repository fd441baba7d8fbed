package org.robograde.reports.paper;

/** A file that travels inside a document. */
public final class Attachment {
    private final String name;
    private final String type;
    private final String description;
    private final byte[] content;

    /**
     * @param name of the file, without a folder
     * @param type its media type
     * @param description what it is, for people
     */
    public Attachment(String name, String type, String description, byte[] content) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.content = content.clone();
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    String description() {
        return description;
    }

    byte[] content() {
        return content.clone();
    }
}
