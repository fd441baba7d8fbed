package org.robograde.robots.sim.industrial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the unit has been told to take, in words. */
final class OrderBook {
    private final List<CellObject> objects;
    private List<CellObject> meant = List.of();
    private String placed = "";

    OrderBook(List<CellObject> objects) {
        this.objects = objects;
    }

    /** Takes a sentence in: an order, or the answer that makes one clear. What names no part changes nothing. */
    void hear(String sentence) {
        String words = " " + sentence.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ") + " ";
        List<CellObject> named = objects.stream()
                .filter(object -> words.contains(" " + object.spoken() + " "))
                .toList();
        List<CellObject> narrowed =
                meant.stream().filter(object -> describes(words, object)).toList();
        if (!named.isEmpty()) {
            meant = named;
        } else if (meant.size() > 1 && narrowed.size() == 1) {
            meant = narrowed;
        } else {
            List<CellObject> kinds =
                    objects.stream().filter(object -> ofKind(words, object)).toList();
            meant = kinds.isEmpty() ? meant : kinds;
        }
    }

    /** A word that tells it from others: red of the red gear. */
    private static boolean describes(String words, CellObject object) {
        int hyphen = object.id().indexOf('-');
        String first = hyphen < 0 ? object.id() : object.id().substring(0, hyphen);
        return words.contains(" " + first + " ");
    }

    private static boolean ofKind(String words, CellObject object) {
        String last = object.id().substring(object.id().lastIndexOf('-') + 1);
        return words.contains(" " + last + " ");
    }

    boolean ambiguous() {
        return meant.size() > 1;
    }

    Optional<CellObject> first() {
        return meant.stream().findFirst();
    }

    /** Which one? */
    String question() {
        return "Which one do you mean, the "
                + String.join(" or the ", meant.stream().map(CellObject::spoken).toList()) + "?";
    }

    void done() {
        meant = List.of();
    }

    void placed(String object, String place) {
        placed = "I put the " + object.replace('-', ' ') + " on " + place.replace('-', ' ') + ".";
    }

    /** What it answers to a question about its work. */
    String answer() {
        return placed.isEmpty() ? "I have not put anything down yet." : placed;
    }
}
