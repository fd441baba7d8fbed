package org.robograde.reports.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a report must state and evidence cannot know, in the order it is printed. The bases are clauses of ISO/IEC 17025:2017
 * and item 2.12.6 of the 2023 review criteria for China's inspection body and laboratory mandatory approval (CMA).
 */
public enum StatedField {
    /** The laboratory's own number of this report; without one the report is numbered by its content. */
    NUMBER("7.8.2.1 d"),
    /** Number of the report that this one replaces. */
    AMENDS("7.8.8"),
    AMENDMENT_REASON("7.8.8"),
    LABORATORY("7.8.2.1 b"),
    ADDRESS("7.8.2.1 b"),
    /** Where the trials ran, when not at that address. */
    PLACE("7.8.2.1 c"),
    CLIENT("7.8.2.1 e"),
    CLIENT_ADDRESS("7.8.2.1 e; CMA 2.12.6"),
    /** The item as the client describes it: maker, model, serial number. */
    ITEM("7.8.2.1 g"),
    /** Condition of the item on receipt. */
    CONDITION("7.8.2.1 g"),
    RECEIVED("7.8.2.1 h"),
    SAMPLED("7.8.2.1 h"),
    /** Date of issue; never taken from a clock. */
    ISSUED("7.8.2.1 j"),
    SAMPLING("7.8.2.1 k"),
    /** Conditions of the test beyond what the evidence holds, e.g. temperature and floor. */
    CONDITIONS("7.8.3"),
    /** Additions to, deviations or exclusions from the method. */
    DEVIATIONS("7.8.2.1 n"),
    /** Results that came from outside, and from whom. */
    EXTERNAL("7.8.2.1 p"),
    SUBCONTRACTED("CMA 2.12.6"),
    OPINIONS("7.8.7"),
    /** Who authorises the report, with function. */
    AUTHORISED("7.8.2.1 o"),
    /** Number of the approval under which the CMA mark is used, where the method is in its scope. */
    CMA_MARK("CMA 2.12.6"),
    /** Which seal the laboratory puts on the report. */
    SEAL("CMA 2.12.6");

    private final String basis;

    StatedField(String basis) {
        this.basis = basis;
    }

    /** Clause that asks for it. */
    public String basis() {
        return basis;
    }

    /** Its name in a laboratory's statement, e.g. {@code client-address}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StatedField> of(String key) {
        return Arrays.stream(values()).filter(f -> f.key().equals(key)).findFirst();
    }
}
