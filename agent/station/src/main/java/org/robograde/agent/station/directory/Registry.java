package org.robograde.agent.station.directory;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.californium.core.WebLink;
import org.eclipse.californium.core.coap.LinkFormat;

/** Who is registered. Bounded, because anybody on the field's network may register. Thread-safe. */
final class Registry {
    static final int ENTRIES_MAX = 1000;
    static final int LINKS_MAX = 200;

    /** RFC 9176 section 5: 25 hours unless said otherwise. */
    static final long LIFETIME_SECONDS = 90_000;

    private static final long LIFETIME_SECONDS_MAX = 0xFFFF_FFFFL;
    private static final int NAME_LENGTH_MAX = 63;

    private final LongSupplier monotonicNanos;
    private final Map<String, Registration> entries = new LinkedHashMap<>();
    private long nextId;

    Registry(LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
    }

    /** What was wrong with a registration, in words for whoever sent it. */
    static final class RefusedException extends Exception {
        RefusedException(String message) {
            super(message);
        }
    }

    /** The same endpoint and sector again replace the entry and keep its address. */
    synchronized Registration register(
            String endpoint, String sector, URI base, Optional<String> lifetime, String linkFormat)
            throws RefusedException {
        if (endpoint.isBlank() || endpoint.length() > NAME_LENGTH_MAX || sector.length() > NAME_LENGTH_MAX) {
            throw new RefusedException("ep names the endpoint, in 1 to " + NAME_LENGTH_MAX + " characters");
        }
        List<WebLink> links = links(linkFormat);
        long seconds = seconds(lifetime, LIFETIME_SECONDS);
        forgetExpired();
        Optional<Registration> before = entries.values().stream()
                .filter(each ->
                        each.endpoint().equals(endpoint) && each.sector().equals(sector))
                .findFirst();
        if (before.isEmpty() && entries.size() >= ENTRIES_MAX) {
            throw new RefusedException("the directory holds " + ENTRIES_MAX + " endpoints already");
        }
        String id = before.map(Registration::id).orElseGet(() -> String.valueOf(++nextId));
        Registration entry = new Registration(id, endpoint, sector, base, seconds, monotonicNanos.getAsLong(), links);
        for (WebLink link : links) {
            resolvable(entry, link);
        }
        entries.put(id, entry);
        return entry;
    }

    private static void resolvable(Registration entry, WebLink link) throws RefusedException {
        try {
            if (entry.resolve(link).getScheme() == null) {
                throw new RefusedException("<" + link.getURI() + "> has no address");
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException("<" + link.getURI() + "> is no address");
        }
    }

    private static List<WebLink> links(String linkFormat) throws RefusedException {
        List<WebLink> links;
        try {
            links = List.copyOf(LinkFormat.parse(linkFormat));
        } catch (RuntimeException e) {
            throw new RefusedException("the payload is no link format (RFC 6690)");
        }
        if (links.size() > LINKS_MAX) {
            throw new RefusedException("at most " + LINKS_MAX + " links of one endpoint are kept");
        }
        return links;
    }

    private static long seconds(Optional<String> lifetime, long otherwise) throws RefusedException {
        if (lifetime.isEmpty()) {
            return otherwise;
        }
        String text = lifetime.get();
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > LIFETIME_SECONDS_MAX) {
            throw new RefusedException("lt is 1 to " + LIFETIME_SECONDS_MAX + " seconds");
        }
        return Long.parseLong(text);
    }

    /** Whether there was such an entry to renew. */
    synchronized boolean renew(String id, Optional<URI> base, Optional<String> lifetime) throws RefusedException {
        forgetExpired();
        Registration entry = entries.get(id);
        if (entry == null) {
            return false;
        }
        long seconds = seconds(lifetime, entry.lifetimeSeconds());
        entries.put(id, entry.renewed(base.orElse(entry.base()), seconds, monotonicNanos.getAsLong()));
        return true;
    }

    synchronized boolean remove(String id) {
        forgetExpired();
        return entries.remove(id) != null;
    }

    synchronized Optional<Registration> entry(String id) {
        forgetExpired();
        return Optional.ofNullable(entries.get(id));
    }

    /** Links with complete addresses that meet a query (RFC 9176 section 6): by {@code ep}, {@code d} or an attribute. */
    synchronized List<WebLink> resources(List<String> query) {
        forgetExpired();
        List<WebLink> found = new ArrayList<>();
        for (Registration entry : entries.values()) {
            for (WebLink link : entry.links()) {
                WebLink complete = new WebLink(entry.resolve(link).toString());
                complete.getAttributes().copy(link.getAttributes());
                if (!complete.getAttributes().containsAttribute("anchor")) {
                    complete.getAttributes().setAttribute("anchor", entry.base().toString());
                }
                if (meets(entry, complete, query)) {
                    found.add(complete);
                }
            }
        }
        return found;
    }

    synchronized List<WebLink> endpoints(List<String> query) {
        forgetExpired();
        List<WebLink> found = new ArrayList<>();
        for (Registration entry : entries.values()) {
            WebLink link = new WebLink(ResourceDirectory.REGISTRATIONS + "/" + entry.id());
            link.getAttributes().setAttribute("ep", entry.endpoint());
            if (!entry.sector().isEmpty()) {
                link.getAttributes().setAttribute("d", entry.sector());
            }
            link.getAttributes().setAttribute("base", entry.base().toString());
            link.getAttributes().addResourceType("core.rd-ep");
            if (meets(entry, link, query)) {
                found.add(link);
            }
        }
        return found;
    }

    private static boolean meets(Registration entry, WebLink link, List<String> query) {
        List<String> ofLink = new ArrayList<>();
        for (String condition : query) {
            if (condition.startsWith("page=") || condition.startsWith("count=")) {
                continue;
            }
            if (condition.startsWith("ep=")) {
                if (!matches(condition.substring(3)).test(entry.endpoint())) {
                    return false;
                }
            } else if (condition.startsWith("d=")) {
                if (!matches(condition.substring(2)).test(entry.sector())) {
                    return false;
                }
            } else {
                ofLink.add(condition);
            }
        }
        return LinkFormat.matches(link, ofLink);
    }

    private static Predicate<String> matches(String pattern) {
        return pattern.endsWith("*")
                ? text -> text.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern::equals;
    }

    private void forgetExpired() {
        long now = monotonicNanos.getAsLong();
        entries.values().removeIf(entry -> !entry.holdsAt(now));
    }
}
