package org.robograde.robots.sim.unit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.robograde.robots.sim.world.PlanePose;

/**
 * What the unit remembers of its trial, in its own words: the orders it heard, where it set out to, where it came, what it met. A place's
 * name is learned from the order before the goal. An order that can be taken in more than one way is asked back on, as far as its depth lets it see that.
 */
final class Recollection {
    private static final Pattern ROOM = Pattern.compile("room[\\s-]*(\\d+)");
    private static final Pattern ROOM_NUMBER = Pattern.compile("\\b(\\d{3})\\b");
    private static final Pattern PLACE =
            Pattern.compile("(?:\\bto|\\bby way of|\\bvia)\\s+(?:the\\s+)?([\\w -]+?)\\s*[.!]?$");
    private static final Pattern LOAD = Pattern.compile("\\b(?:take|bring|carry)\\s+(?:the\\s+)?([\\w ]+?)\\s+to\\b");

    /** How much it makes of what it hears. */
    enum Depth {
        /** The words of the moment: where it goes and has been. */
        WORDS,
        /** Also what happened, and which orders cannot be right. */
        MEANING
    }

    private static final Pattern ANY_ROOM = Pattern.compile("\\broom\\b");

    private final Depth depth;
    /** Rooms there are, as its maker put them on its map; empty if nobody did. */
    private final Set<String> rooms;

    private final Map<PlanePose, String> namesByTarget = new LinkedHashMap<>();
    private Optional<String> orderedPlace = Optional.empty();
    private Optional<String> load = Optional.empty();
    private Optional<String> lastRoom = Optional.empty();
    private Optional<String> lastPlace = Optional.empty();
    private Optional<String> onTheWayTo = Optional.empty();
    private boolean blocked;
    private int waits;
    private boolean laserWasDead;

    /** @param places names on the unit's own map, such as {@code room-203} */
    Recollection(Depth depth, Set<String> places) {
        this.depth = depth;
        this.rooms = places.stream()
                .map(ROOM::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Notes an order and acknowledges it, or answers a question. */
    String reply(String text, PlanePose pose) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        return words.endsWith("?") ? answer(words, pose) : acknowledge(words);
    }

    void setOut(Goal goal) {
        orderedPlace.ifPresent(place -> namesByTarget.put(goal.target(), place));
        orderedPlace = Optional.empty();
        onTheWayTo = Optional.ofNullable(namesByTarget.get(goal.target()));
    }

    /** What to say on arrival. */
    String arrived(Goal goal) {
        Optional<String> place = Optional.ofNullable(namesByTarget.get(goal.target()));
        onTheWayTo = Optional.empty();
        lastPlace = place;
        if (place.filter(name -> name.startsWith("room")).isPresent()) {
            lastRoom = place;
        }
        if (place.filter(name -> name.contains("dock")).isPresent()) {
            return "I am back at the dock.";
        }
        return place.map(name -> "I have arrived at " + name + ".").orElse("I have arrived.");
    }

    void wayWasBlocked() {
        blocked = true;
    }

    void waited() {
        waits++;
    }

    void laserDied() {
        laserWasDead = true;
    }

    /** What to ask back, if the order can be taken in more than one way or in none. */
    private Optional<String> doubt(String words) {
        Matcher numbers = ROOM_NUMBER.matcher(words);
        Set<String> named = new LinkedHashSet<>();
        while (numbers.find()) {
            named.add(numbers.group(1));
        }
        if (named.isEmpty() && ANY_ROOM.matcher(words).find()) {
            return Optional.of("Which room do you mean?");
        }
        if (depth == Depth.MEANING && named.size() > 1 && words.contains(" or ")) {
            return Optional.of("Which one: room " + String.join(" or room ", named) + "?");
        }
        boolean unknown = named.stream().anyMatch(room -> !rooms.isEmpty() && !rooms.contains(room));
        return depth == Depth.MEANING && unknown
                ? Optional.of("I know no room " + String.join(", ", named) + ". Which room do you mean?")
                : Optional.empty();
    }

    private String acknowledge(String words) {
        Optional<String> doubt = doubt(words);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        Matcher room = ROOM.matcher(words);
        Matcher place = PLACE.matcher(words);
        orderedPlace = room.find()
                ? Optional.of("room " + room.group(1))
                : place.find() ? Optional.of("the " + place.group(1)) : Optional.empty();
        Matcher carried = LOAD.matcher(words);
        if (carried.find()) {
            load = Optional.of(carried.group(1));
        }
        return orderedPlace.map(name -> "I go to " + name + ".").orElse("I have heard: " + words);
    }

    private String answer(String words, PlanePose pose) {
        if (words.contains("what do you take")) {
            return load.map(thing -> "I take the " + thing + ".").orElse("I do not know that.");
        }
        if (depth == Depth.WORDS && !words.contains("room") && !words.contains("where") && !words.contains("free")) {
            return "I do not know that.";
        }
        if (words.contains("why") || words.contains("other way") || words.contains("another way")) {
            return blocked ? "My way was blocked, so I took another way." : "I took the way I had planned.";
        }
        if (words.contains("room") || words.contains("where did you go")) {
            return lastRoom.map(room -> "I went to " + room + ".").orElse(whereItIsGoing());
        }
        if (words.contains("way") && (words.contains("free") || words.contains("blocked") || words.contains("clear"))) {
            return blocked ? "No, a way I wanted to take was blocked." : "Yes, the way is free.";
        }
        if (words.contains("where")) {
            return whereItIs(pose);
        }
        if (words.contains("what did you") || words.contains("deliver") || words.contains("bring")) {
            return whatItDid();
        }
        if (words.contains("meet") || words.contains("anyone") || words.contains("people") || words.contains("wait")) {
            return waits == 0 ? "I had to wait for nobody." : "I let people pass, " + waits + " times.";
        }
        if (words.contains("laser") || words.contains("sensor")) {
            return laserWasDead
                    ? "My laser gave nothing for a while; I stood still."
                    : "My laser has worked all the time.";
        }
        return "I do not know that.";
    }

    private String whereItIsGoing() {
        return onTheWayTo.map(place -> "I am on my way to " + place + ".").orElse("I have been to no room yet.");
    }

    private String whereItIs(PlanePose pose) {
        String place = onTheWayTo
                .map(name -> "on my way to " + name)
                .or(() -> lastPlace.map(name -> "at " + name))
                .orElse("where you see me");
        return String.format(Locale.ROOT, "I am %s, at %.1f, %.1f on my map.", place, pose.x(), pose.y());
    }

    private String whatItDid() {
        String carried = load.map(thing -> "the " + thing).orElse("nothing");
        return lastRoom.map(room -> "I took " + carried + " to " + room + ".").orElse(whereItIsGoing());
    }
}
