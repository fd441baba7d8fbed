package org.robograde.grader.grade;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who does each of the four functions: H person, B both, A automation. Shares become cells: up to 5 % of the unit is none of its
 * own, from 95 % on it is all.
 *
 * @param initiative who began the changes of authority; absent where there was none
 */
record Allocation(Map<Function, Cell> cells, Optional<Initiative> initiative) {
    private static final double ALL = 0.95;
    private static final double NONE = 0.05;

    /** In the order of the published tables. */
    enum Function {
        MONITOR,
        GENERATE,
        SELECT,
        EXECUTE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return List.of("monitor", "generate", "select", "execute");
        }
    }

    /** Ordered: what has more of the unit covers what has less. */
    enum Cell {
        PERSON,
        BOTH,
        AUTOMATION;

        /** As the tables write it: H, B or A. */
        static Cell of(char letter) {
            return switch (letter) {
                case 'H' -> PERSON;
                case 'B' -> BOTH;
                case 'A' -> AUTOMATION;
                default -> throw new IllegalStateException("no cell is written " + letter);
            };
        }

        boolean covers(Cell asked) {
            return compareTo(asked) >= 0;
        }
    }

    /** Who began the changes of authority. */
    enum Initiative {
        PERSON,
        UNIT
    }

    /**
     * A field always has someone watching, so that monitoring is never the unit's alone.
     *
     * @param shares function to the unit's share; empty unless all four are there
     */
    static Optional<Allocation> of(Map<String, Double> shares, int calledByUnit, int begunByPerson) {
        Map<Function, Cell> cells = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            Double share = shares.get(function.word());
            if (share == null) {
                return Optional.empty();
            }
            cells.put(function, cell(function, share));
        }
        return Optional.of(new Allocation(cells, initiative(calledByUnit, begunByPerson)));
    }

    private static Cell cell(Function function, double share) {
        if (share <= NONE) {
            return Cell.PERSON;
        }
        return share >= ALL && function != Function.MONITOR ? Cell.AUTOMATION : Cell.BOTH;
    }

    /** The unit's if it asked for more than half of what persons did. */
    private static Optional<Initiative> initiative(int calledByUnit, int begunByPerson) {
        if (calledByUnit + begunByPerson == 0) {
            return Optional.empty();
        }
        return Optional.of(calledByUnit > begunByPerson ? Initiative.UNIT : Initiative.PERSON);
    }

    Cell cell(Function function) {
        Cell cell = cells.get(function);
        if (cell == null) {
            throw new IllegalStateException("no cell for " + function);
        }
        return cell;
    }

    /** Planning as one function, as LORA has it: generating and selecting together. */
    Cell plan() {
        Cell generate = cell(Function.GENERATE);
        return generate == cell(Function.SELECT) ? generate : Cell.BOTH;
    }
}
