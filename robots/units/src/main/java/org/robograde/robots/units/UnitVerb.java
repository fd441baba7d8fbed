package org.robograde.robots.units;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something a scenario may ask of a unit, and the roles the unit must offer for it. */
public enum UnitVerb {
    NAVIGATE("navigate", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    ORDER("order", List.of(Role.HEARD)),
    SAY("say", List.of(Role.HEARD)),
    ASK("ask", List.of(Role.HEARD, Role.SAID)),
    DELIVER("deliver", List.of()),
    ROUND("round", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    COVER("cover", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    LOAD("load", List.of(Role.HEARD, Role.SAID)),
    MOVE_TO("move_to", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    FOLLOW_PATH("follow_path", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    PICK("pick", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    PLACE("place", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT)),
    HAND_OVER("hand_over", List.of(Role.GOAL, Role.GOAL_CANCEL, Role.GOAL_RESULT));

    /** As written in profiles and scenarios, in the order above. */
    public static final Map<String, UnitVerb> BY_WORD = byWord();

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // always made by List.of
    private final List<String> roles;

    UnitVerb(String word, List<String> roles) {
        this.word = word;
        this.roles = roles;
    }

    public String word() {
        return word;
    }

    /** Without one of these the verb has no channel to travel on. */
    public List<String> roles() {
        return roles;
    }

    private static Map<String, UnitVerb> byWord() {
        Map<String, UnitVerb> words = new LinkedHashMap<>();
        for (UnitVerb verb : values()) words.put(verb.word, verb);
        return java.util.Collections.unmodifiableMap(words);
    }
}
