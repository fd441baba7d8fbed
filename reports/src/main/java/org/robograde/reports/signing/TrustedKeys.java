package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys a reader trusts, each in one role and for a span of days. Whoever checks keeps this list; the program trusts nobody
 * by itself. A key that was rotated stays listed with its last day, so what it signed before still verifies.
 */
public record TrustedKeys(List<Key> keys) {
    public static final String FORMAT = "robograde-trusted-keys/1";

    public TrustedKeys {
        keys = List.copyOf(keys);
    }

    /**
     * @param fingerprint of the role's Ed25519 key
     * @param holder who it is, for people
     * @param from first day it is trusted
     * @param until last day; absent while the key is in use
     */
    public record Key(String fingerprint, Role role, String holder, LocalDate from, Optional<LocalDate> until) {
        public Key {
            if (!fingerprint.matches("[0-9a-f]{16}")) {
                throw new IllegalArgumentException("a key's fingerprint is 16 hex digits, not \"" + fingerprint + "\"");
            }
            if (until.isPresent() && until.get().isBefore(from)) {
                throw new IllegalArgumentException("key " + fingerprint + " would be trusted until " + until.get()
                        + ", before it begins on " + from);
            }
        }

        String span() {
            return "from " + from + until.map(day -> " to " + day).orElse(" on");
        }

        boolean on(LocalDate day) {
            return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
        }
    }

    public static TrustedKeys none() {
        return new TrustedKeys(List.of());
    }

    public Optional<Key> of(String fingerprint) {
        return keys.stream().filter(k -> k.fingerprint().equals(fingerprint)).findFirst();
    }

    /**
     * The list with one key more.
     *
     * @throws IllegalArgumentException if the key is listed already: one key has one role
     */
    public TrustedKeys with(Key key) {
        of(key.fingerprint()).ifPresent(known -> {
            throw new IllegalArgumentException("key " + key.fingerprint() + " is listed already, as "
                    + known.role().word() + "; a key has one role");
        });
        List<Key> more = new ArrayList<>(keys);
        more.add(key);
        return new TrustedKeys(more);
    }

    /** The list after a rotation: the old key is trusted up to that day, the new one in its role from that day on. */
    public TrustedKeys rotated(String old, String fresh, LocalDate on) {
        Key before = of(old).orElseThrow(() ->
                new IllegalArgumentException("key " + old + " is not on the list, so its successor gets no place"));
        List<Key> next = new ArrayList<>(keys);
        next.set(keys.indexOf(before), new Key(old, before.role(), before.holder(), before.from(), Optional.of(on)));
        return new TrustedKeys(next).with(new Key(fresh, before.role(), before.holder(), on, Optional.empty()));
    }

    public byte[] json() {
        ObjectNode json = Json.object();
        json.put("format", FORMAT);
        ArrayNode list = json.putArray("keys");
        for (Key key : keys) {
            list.addObject()
                    .put("fingerprint", key.fingerprint())
                    .put("role", key.role().word())
                    .put("holder", key.holder())
                    .put("from", key.from().toString())
                    .put("until", key.until().map(LocalDate::toString).orElse(null));
        }
        return Json.bytes(json);
    }

    /** @throws IllegalArgumentException if this is no such list */
    public static TrustedKeys read(byte[] content) {
        ObjectNode json = Json.parse(content);
        if (!json.path("format").asText().equals(FORMAT)) {
            throw new IllegalArgumentException("is no list of format " + FORMAT);
        }
        TrustedKeys list = none();
        for (JsonNode key : json.path("keys")) {
            list = list.with(read(key));
        }
        return list;
    }

    private static Key read(JsonNode key) {
        String fingerprint = key.path("fingerprint").asText();
        Role role = Role.of(key.path("role").asText())
                .orElseThrow(() -> new IllegalArgumentException("key " + fingerprint + " has no known role: \""
                        + key.path("role").asText() + "\""));
        try {
            return new Key(
                    fingerprint,
                    role,
                    key.path("holder").asText(),
                    LocalDate.parse(key.path("from").asText()),
                    key.path("until").isTextual()
                            ? Optional.of(LocalDate.parse(key.path("until").asText()))
                            : Optional.empty());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "key " + fingerprint + " is trusted from a day and until a day or null, like 2026-11-30", e);
        }
    }

    /**
     * @param signer who signed
     * @param needed in which role
     * @param day when, as the signed file states; absent when it states no day
     * @param name of the file, for the finding
     */
    void check(String signer, Role needed, Optional<LocalDate> day, String name, Findings findings) {
        Optional<Key> listed = of(signer);
        if (listed.isEmpty()) {
            findings.fails(name, "was signed by key " + signer + ", which is not on the list of trusted keys");
            return;
        }
        Key key = listed.get();
        String who = "key " + signer + " (" + key.holder() + ", " + key.role().word() + ")";
        if (key.role() != needed) {
            findings.fails(name, "was signed by " + who + ", but only a " + needed.word() + " may");
        } else if (day.isEmpty()) {
            findings.say(
                    key.until().isEmpty(),
                    name,
                    "was signed by a trusted key: " + who,
                    "was signed by " + who + ", trusted " + key.span() + ", and states no day on which it was signed");
        } else {
            findings.say(
                    key.on(day.get()),
                    name,
                    "was signed by a trusted key: " + who + " on " + day.get(),
                    "states to be signed on " + day.get() + ", but " + who + " is trusted " + key.span());
        }
    }
}
