package org.robograde.robots.units.yaml;

/**
 * Where something stands in a file people wrote.
 *
 * @param file as the reader was told, for messages only
 * @param line from 1
 * @param column from 1, in code points
 * @param lineText the whole line, without its line break, so that a message can show it
 */
public record SourcePlace(String file, int line, int column, String lineText) implements Comparable<SourcePlace> {
    @Override
    public int compareTo(SourcePlace other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) return byFile;
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
