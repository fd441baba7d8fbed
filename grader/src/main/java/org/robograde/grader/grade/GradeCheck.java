package org.robograde.grader.grade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a stated grade is what its evidence and rulebook give.
 *
 * @param identical true only if every byte is the same
 * @param differences the first places where they differ, in order of the document; empty when identical
 */
public record GradeCheck(boolean identical, List<Difference> differences) {
    private static final int NAMED = 20;

    public GradeCheck {
        differences = List.copyOf(differences);
    }

    /**
     * @param path as a JSON pointer, e.g. {@code /findings/3/verdict}
     * @param stated in the grade that was checked; {@code (absent)} where it has nothing there
     * @param recomputed from the evidence
     */
    public record Difference(String path, String stated, String recomputed) {}

    /** Compares two grades as JSON. A stated grade that is no JSON differs as a whole. */
    public static GradeCheck compare(byte[] stated, byte[] recomputed) {
        if (Arrays.equals(stated, recomputed)) {
            return new GradeCheck(true, List.of());
        }
        List<Difference> differences = new ArrayList<>();
        try {
            ObjectMapper mapper = new ObjectMapper();
            compare("", mapper.readTree(stated), mapper.readTree(recomputed), differences);
        } catch (IOException e) {
            differences.add(new Difference("", "(not JSON)", "(a grade)"));
        }
        if (differences.isEmpty()) {
            differences.add(new Difference("", "the same values in another writing", "canonical JSON"));
        }
        return new GradeCheck(false, differences);
    }

    private static void compare(String path, JsonNode stated, JsonNode recomputed, List<Difference> found) {
        if (found.size() >= NAMED || stated.equals(recomputed)) {
            return;
        }
        if (stated.isObject() && recomputed.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            stated.fieldNames().forEachRemaining(names::add);
            recomputed.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path + "/" + escaped(name), stated.path(name), recomputed.path(name), found);
            }
        } else if (stated.isArray() && recomputed.isArray()) {
            for (int i = 0; i < Math.max(stated.size(), recomputed.size()); i++) {
                compare(path + "/" + i, stated.path(i), recomputed.path(i), found);
            }
        } else {
            found.add(new Difference(path, shown(stated), shown(recomputed)));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "(absent)";
        }
        String text = node.isValueNode() ? node.asText() : node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
