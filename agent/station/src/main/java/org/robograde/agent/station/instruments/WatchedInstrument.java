package org.robograde.agent.station.instruments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapObserveRelation;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instrument's registration, kept alive: the state machine behind {@link InstrumentLink}. All state is guarded by this. */
final class WatchedInstrument implements CoapHandler {
    /** RFC 8428 section 4.5.3: smaller times are relative to now. */
    private static final BigDecimal ABSOLUTE_FROM_SECONDS = BigDecimal.valueOf(1L << 28);

    private static final Logger LOG = LoggerFactory.getLogger(WatchedInstrument.class);

    private final Instrument instrument;
    private final InstrumentLink.Options options;
    private final InstrumentListener listener;
    private final CoapClient client;

    private Optional<CoapObserveRelation> relation = Optional.empty();
    private Optional<List<SenmlRecord>> last = Optional.empty();
    private OptionalLong lastHeardNanos = OptionalLong.empty();
    private final long silentSinceNanos;

    /** Read without the lock: whoever watches heartbeats must not wait for a reading that is being handed on. */
    private volatile long lastSignNanos;

    private boolean live;
    private boolean lostTold;
    private boolean ended;
    private long maxAgeSeconds;
    private long readings;
    private long malformed;
    private long registrations;

    WatchedInstrument(
            URI server,
            Instrument instrument,
            Endpoint endpoint,
            InstrumentLink.Options options,
            InstrumentListener listener) {
        this.instrument = instrument;
        this.options = options;
        this.listener = listener;
        client = new CoapClient(server.resolve(instrument.path()));
        client.setEndpoint(endpoint);
        silentSinceNanos = options.monotonicNanos().getAsLong();
        lastSignNanos = silentSinceNanos;
    }

    /** Renews the registration, or asks for a new one, and notices silence. Throws nothing: the next check must come. */
    synchronized void check() {
        if (ended) {
            return;
        }
        try {
            register();
            tellSilence();
        } catch (RuntimeException e) {
            LOG.error("instrument {} could not be checked", instrument.id(), e);
        }
    }

    private void register() {
        if (relation.isEmpty() || relation.get().isCanceled()) {
            registrations++;
            relation = Optional.of(client.observe(this, Senml.CONTENT_FORMAT));
        } else {
            renew(relation.get());
        }
    }

    private void tellSilence() {
        long silent = options.monotonicNanos().getAsLong() - lastHeardNanos.orElse(silentSinceNanos);
        if (silent > options.silenceMax().toNanos() && !lostTold) {
            live = false;
            lostTold = true;
            listener.onLost(
                    instrument.id(),
                    client.getURI() + " was not heard for " + silent / 1_000_000 + " ms, allowed are "
                            + options.silenceMax().toMillis() + " ms");
        }
    }

    /** The same token again: an instrument that still knows us answers with its state, one that restarted takes us on anew. */
    private void renew(CoapObserveRelation current) {
        try {
            current.reregister();
        } catch (IllegalStateException e) {
            // Cancelled between the question and the request, e.g. by a reset from the instrument: the next check asks
            // anew.
            relation = Optional.empty();
        }
    }

    @Override
    public synchronized void onLoad(CoapResponse response) {
        if (ended) {
            return;
        }
        long monotonic = options.monotonicNanos().getAsLong();
        long wall = options.wallNanos().getAsLong();
        heard(monotonic);
        Long maxAge = response.getOptions().getMaxAge();
        maxAgeSeconds = maxAge == null ? 60 : maxAge;
        try {
            take(response, monotonic, wall);
        } catch (SenmlException e) {
            malformed++;
            listener.onMalformed(instrument.id(), client.getURI() + ": " + e.getMessage());
        }
    }

    private void take(CoapResponse response, long monotonic, long wall) throws SenmlException {
        if (!response.isSuccess()) {
            throw new SenmlException(
                    "answered " + response.getCode() + " " + response.getCode().name());
        }
        int format = response.getOptions().getContentFormat();
        if (format != Senml.CONTENT_FORMAT && format != MediaTypeRegistry.UNDEFINED) {
            throw new SenmlException("content format " + format + ", expected 110 (senml+json)");
        }
        byte[] payload = response.getPayload() == null ? new byte[0] : response.getPayload();
        List<SenmlRecord> records = Senml.parse(payload);
        // An acknowledgement carries the answer to our own renewal; what the instrument tells by itself comes in a
        // message of its own.
        boolean renewal = response.advanced().getType() == CoAP.Type.ACK;
        if (renewal && last.isPresent() && last.get().equals(records)) {
            return;
        }
        last = Optional.of(records);
        ByteBuffer bytes = ByteBuffer.wrap(payload).asReadOnlyBuffer();
        for (SenmlRecord senml : records) {
            readings++;
            listener.onReading(new InstrumentReading(
                    instrument.id(),
                    senml.name(),
                    senml.value(),
                    senml.unit(),
                    measuredAt(senml.timeSeconds(), wall),
                    monotonic,
                    wall,
                    bytes));
        }
    }

    private static Optional<Instant> measuredAt(BigDecimal seconds, long wallNanos) {
        if (seconds.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal wall = BigDecimal.valueOf(wallNanos, 9);
        BigDecimal at = seconds.compareTo(ABSOLUTE_FROM_SECONDS) >= 0 ? seconds : wall.add(seconds);
        BigDecimal nanos = at.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Optional.of(Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()));
    }

    private void heard(long monotonic) {
        lastHeardNanos = OptionalLong.of(monotonic);
        lastSignNanos = monotonic;
        if (!live) {
            live = true;
            lostTold = false;
            listener.onHeard(instrument.id());
        }
    }

    /** No answer to a registration after all repetitions, or it was refused. */
    @Override
    public synchronized void onError() {
        relation.ifPresent(CoapObserveRelation::reactiveCancel);
        relation = Optional.empty();
    }

    synchronized InstrumentHealth health() {
        return new InstrumentHealth(live, lastHeardNanos, maxAgeSeconds, readings, malformed, registrations);
    }

    long lastSignNanos() {
        return lastSignNanos;
    }

    synchronized void end() {
        ended = true;
        relation.filter(r -> !r.isCanceled()).ifPresent(CoapObserveRelation::proactiveCancel);
        client.shutdown();
    }
}
