package org.robograde.agent.station.instruments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.server.resources.CoapExchange;

/** The resource of one simulated instrument. */
final class SimulatedInstrument extends CoapResource {
    /** How long a state holds without another word; the link asks far more often. */
    private static final long MAX_AGE_SECONDS = 60;

    private final Instrument instrument;
    private volatile InstrumentValue value;
    private volatile byte[] pack;

    SimulatedInstrument(Instrument instrument) {
        super(instrument.id());
        this.instrument = instrument;
        value = instrument.isSwitch() ? new InstrumentValue.Flag(false) : new InstrumentValue.Quantity(0);
        pack = Senml.encode(instrument.id(), instrument.unit(), value);
        setObservable(true);
        // Confirmable: a lost notification is repeated.
        setObserveType(CoAP.Type.CON);
        getAttributes().setObservable();
        getAttributes().setTitle(instrument.quantity());
        getAttributes().addResourceType("robograde.instrument");
        getAttributes().addContentTypes(Senml.CONTENT_FORMAT, SenmlCbor.CONTENT_FORMAT);
    }

    InstrumentValue value() {
        return value;
    }

    void change(InstrumentValue next) {
        value = next;
        pack = Senml.encode(instrument.id(), instrument.unit(), next);
        changed();
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        int accept = exchange.getRequestOptions().getAccept();
        exchange.setMaxAge(MAX_AGE_SECONDS);
        if (accept == SenmlCbor.CONTENT_FORMAT) {
            exchange.respond(ResponseCode.CONTENT, cbor(pack), SenmlCbor.CONTENT_FORMAT);
        } else if (accept == MediaTypeRegistry.UNDEFINED || accept == Senml.CONTENT_FORMAT) {
            exchange.respond(ResponseCode.CONTENT, pack, Senml.CONTENT_FORMAT);
        } else {
            exchange.respond(
                    ResponseCode.NOT_ACCEPTABLE,
                    "content formats " + Senml.CONTENT_FORMAT + " and " + SenmlCbor.CONTENT_FORMAT + " are served");
        }
    }

    private static byte[] cbor(byte[] json) {
        try {
            return Senml.cbor(json);
        } catch (SenmlException e) {
            throw new IllegalStateException("what is served was checked before: " + e.getMessage(), e);
        }
    }

    @Override
    public void handlePUT(CoapExchange exchange) {
        int format = exchange.getRequestOptions().getContentFormat();
        try {
            if (format == Senml.CONTENT_FORMAT || format == SenmlCbor.CONTENT_FORMAT) {
                changeTo(Senml.json(exchange.getRequestPayload(), format));
            } else {
                change(ofText(exchange));
            }
            exchange.respond(ResponseCode.CHANGED);
        } catch (SenmlException e) {
            exchange.respond(ResponseCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** One record changes the value; several, such as the positions of people, are served as they came. */
    private void changeTo(byte[] payload) throws SenmlException {
        List<SenmlRecord> records = Senml.parse(payload);
        Optional<InstrumentValue> first =
                records.isEmpty() ? Optional.empty() : records.get(0).value();
        InstrumentValue next = first.orElseThrow(() -> new SenmlException("a record with a value is needed"));
        if (records.size() == 1) {
            change(next);
            return;
        }
        value = next;
        pack = payload.clone();
        changed();
    }

    private static InstrumentValue ofText(CoapExchange exchange) throws SenmlException {
        String text = new String(exchange.getRequestPayload(), StandardCharsets.UTF_8).strip();
        if (text.equals("true") || text.equals("false")) {
            return new InstrumentValue.Flag(text.equals("true"));
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return new InstrumentValue.Quantity(number);
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is not finite.
        }
        throw new SenmlException("neither SenML (content format 110 or 112) nor true, false or a number");
    }
}
