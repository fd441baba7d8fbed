package org.robograde.grader.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The ten levels of automation of Endsley and Kaber (1999) as a look-up over who monitored, generated, selected and executed.
 * The record shows shares; a row is reached when the unit's part is at least the row's in every function, and the highest
 * such row is taken. A field always has someone watching, so that row 10 cannot be shown.
 */
final class EndsleyKaber {
    private static final double ALL = 0.95;
    private static final double NONE = 0.05;
    private static final List<String> FUNCTIONS = List.of("monitor", "generate", "select", "execute");

    private static final List<Row> ROWS = List.of(
            new Row(1, "HHHH", "Manual control", "手动控制"),
            new Row(2, "BHHB", "Action support", "动作支持"),
            new Row(3, "BHHA", "Batch processing", "批处理"),
            new Row(4, "BBHB", "Shared control", "共享控制"),
            new Row(5, "BBHA", "Decision support", "决策支持"),
            new Row(6, "BBBA", "Blended decision making", "混合决策"),
            new Row(7, "BAHA", "Rigid system", "刚性系统"),
            new Row(8, "BBAA", "Automated decision making", "自动决策"),
            new Row(9, "BAAA", "Supervisory control", "监督控制"),
            new Row(10, "AAAA", "Full automation", "完全自动"));

    private EndsleyKaber() {}

    /** H person, B both, A automation, in the order of {@link #FUNCTIONS}. */
    private record Row(int level, String cells, String en, String zh) {}

    record Level(int number, LocalizedText name) {}

    static List<String> functions() {
        return FUNCTIONS;
    }

    /** @param shares function to the unit's share; the level is absent unless all four are there */
    static Optional<Level> of(Map<String, Double> shares) {
        if (!shares.keySet().containsAll(FUNCTIONS)) {
            return Optional.empty();
        }
        StringBuilder cells = new StringBuilder();
        for (String function : FUNCTIONS) {
            cells.append(cell(function, shares.getOrDefault(function, 0.0)));
        }
        return ROWS.stream()
                .filter(row -> covers(cells.toString(), row.cells()))
                .reduce((lower, higher) -> higher)
                .map(row -> new Level(row.level(), new LocalizedText(row.en(), row.zh())));
    }

    private static char cell(String function, double share) {
        if (share <= NONE) {
            return 'H';
        }
        return share >= ALL && !function.equals("monitor") ? 'A' : 'B';
    }

    private static boolean covers(String recorded, String row) {
        for (int i = 0; i < row.length(); i++) {
            if ("HBA".indexOf(recorded.charAt(i)) < "HBA".indexOf(row.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
