package org.robograde.agent.station.instruments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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
    static final BigDecimal ABSOLUTE_FROM_SECONDS = BigDecimal.valueOf(1L << 28);

    private static final Logger LOG = LoggerFactory.getLogger(WatchedInstrument.class);

    private final Instrument instrument;
    private final InstrumentLink.Options options;
    private final InstrumentListener listener;
    private final CoapClient client;
    private final boolean overTcp;
    private final Supplier<Optional<ClockOffset>> clock;
    private final ReadingDoubts doubts;
    private final FloodGate gate;
    private int accepted = Senml.CONTENT_FORMAT;
    private final Question question;
    private boolean renewing;
    private boolean renewed;
    private boolean toldByAnswer;
    private long lastToldNanos = Long.MIN_VALUE;
    private String lastMalformed = "";
    private Optional<ClockOffset> toldClock = Optional.empty();

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
            Supplier<Optional<ClockOffset>> clock,
            InstrumentListener listener) {
        this.instrument = instrument;
        this.clock = clock;
        overTcp = server.getScheme().endsWith("+tcp");
        doubts = new ReadingDoubts(instrument);
        this.options = options;
        gate = new FloodGate(options.packsPerSecondMax());
        this.listener = listener;
        client = new CoapClient(server.resolve(instrument.path()));
        client.setEndpoint(endpoint);
        question = new Question(client, server.resolve(instrument.path()), this::answered);
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
            tellDropped();
            tellClock();
        } catch (RuntimeException e) {
            LOG.error("instrument {} could not be checked", instrument.id(), e);
        }
    }

    /**
     * Asks once what it reads, as long as it is heard: one that guards each time, the others after a renewal, because a server that is taking us on anew may tell a
     * change to nobody. Returns at once and throws nothing.
     */
    synchronized void ask() {
        if (ended || !live || !(instrument.guards() || renewed)) {
            return;
        }
        renewed = false;
        try {
            question.ask(accepted, options.monotonicNanos().getAsLong());
        } catch (RuntimeException e) {
            LOG.error("instrument {} could not be asked", instrument.id(), e);
        }
    }

    private void register() {
        if (relation.isEmpty() || relation.get().isCanceled()) {
            registrations++;
            relation = Optional.of(client.observe(this, accepted));
        } else {
            renew(relation.get());
        }
    }

    private void tellDropped() {
        FloodGate.Dropped dropped = gate.take();
        if (dropped.count() > 0) {
            listener.onDropped(instrument.id(), dropped.count(), dropped.fromNanos(), dropped.toNanos());
        }
    }

    private void tellClock() {
        Optional<ClockOffset> known = clock.get();
        if (known.isPresent() && !known.equals(toldClock)) {
            toldClock = known;
            listener.onClock(instrument.id(), known.get());
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
            renewing = true;
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
        heard(monotonic);
        Long maxAge = response.getOptions().getMaxAge();
        maxAgeSeconds = maxAge == null ? 60 : maxAge;
        if (speaksNoJson(response)) {
            return;
        }
        // An acknowledgement carries the answer to our own renewal; what the instrument tells by itself comes in a
        // message of its own. TCP has no
        // acknowledgements.
        boolean renewal = overTcp ? renewing : response.advanced().getType() == CoAP.Type.ACK;
        renewing = false;
        renewed = renewed || renewal;
        lastToldNanos = monotonic;
        try {
            List<SenmlRecord> records = records(response);
            boolean same = last.filter(records::equals).isPresent();
            // What an answer told is not told again by the notification that comes after it.
            boolean known = same && (renewal || toldByAnswer);
            toldByAnswer = toldByAnswer && renewal;
            if (!known) {
                tell(response, records, same, monotonic);
            }
        } catch (SenmlException e) {
            malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The answer to a question: tells only what is not known yet, and nothing that a notification has overtaken. */
    private synchronized void answered(long askedNanos, CoapResponse response) {
        if (ended) {
            return;
        }
        long monotonic = options.monotonicNanos().getAsLong();
        heard(monotonic);
        if (askedNanos - lastToldNanos <= 0 || speaksNoJson(response)) {
            return;
        }
        try {
            List<SenmlRecord> records = records(response);
            if (!last.map(WatchedInstrument::states).equals(Optional.of(states(records)))) {
                toldByAnswer = true;
                tell(response, records, false, monotonic);
            }
        } catch (SenmlException e) {
            if (!lastMalformed.equals(e.getMessage())) {
                malformed(String.valueOf(e.getMessage()));
            }
        }
    }

    /** What was read, whenever that was. */
    private static List<List<Object>> states(List<SenmlRecord> records) {
        return records.stream()
                .map(record -> List.<Object>of(record.name(), record.value(), record.unit()))
                .toList();
    }

    private void malformed(String message) {
        malformed++;
        lastMalformed = message;
        listener.onMalformed(instrument.id(), client.getURI() + ": " + message);
    }

    /** The next registration asks for CBOR. */
    private boolean speaksNoJson(CoapResponse response) {
        if (response.getCode() != CoAP.ResponseCode.NOT_ACCEPTABLE || accepted != Senml.CONTENT_FORMAT) {
            return false;
        }
        accepted = SenmlCbor.CONTENT_FORMAT;
        relation.ifPresent(CoapObserveRelation::reactiveCancel);
        relation = Optional.empty();
        return true;
    }

    private static List<SenmlRecord> records(CoapResponse response) throws SenmlException {
        if (!response.isSuccess()) {
            throw new SenmlException(
                    "answered " + response.getCode() + " " + response.getCode().name());
        }
        int format = response.getOptions().getContentFormat();
        if (format != Senml.CONTENT_FORMAT
                && format != SenmlCbor.CONTENT_FORMAT
                && format != MediaTypeRegistry.UNDEFINED) {
            throw new SenmlException("content format " + format + ", expected 110 (senml+json) or 112 (senml+cbor)");
        }
        return Senml.parse(payload(response), format);
    }

    private static byte[] payload(CoapResponse response) {
        return response.getPayload() == null ? new byte[0] : response.getPayload();
    }

    private void tell(CoapResponse response, List<SenmlRecord> records, boolean same, long monotonic)
            throws SenmlException {
        // A switch that changes is never dropped: it may be the stop.
        if (!gate.lets(monotonic) && (same || !instrument.isSwitch())) {
            return;
        }
        last = Optional.of(records);
        lastMalformed = "";
        long wall = options.wallNanos().getAsLong();
        ByteBuffer bytes = ByteBuffer.wrap(
                        Senml.json(payload(response), response.getOptions().getContentFormat()))
                .asReadOnlyBuffer();
        for (SenmlRecord senml : records) {
            doubts.requireUnit(senml);
            hand(senml, monotonic, wall, bytes);
        }
    }

    private void hand(SenmlRecord senml, long monotonic, long wall, ByteBuffer bytes) {
        readings++;
        boolean absolute = senml.timeSeconds().compareTo(ABSOLUTE_FROM_SECONDS) >= 0;
        InstrumentReading reading = new InstrumentReading(
                instrument.id(),
                senml.name(),
                senml.value(),
                senml.unit(),
                measuredAt(senml.timeSeconds(), wall),
                absolute ? clock.get() : Optional.empty(),
                monotonic,
                wall,
                bytes);
        ReadingDoubts.Judged judged = doubts.judge(reading);
        listener.onReading(judged.reading());
        judged.doubt().ifPresent(doubt -> listener.onDoubtful(instrument.id(), client.getURI() + ": " + doubt));
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
