package org.robograde.agent.station.instruments;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.server.resources.CoapExchange;

/** What the clock of a station, or of a simulated instrument, shows. */
public final class ClockResource extends CoapResource {
    private final LongSupplier wallNanos;

    /** @param wallNanos UTC since 1970 */
    public ClockResource(LongSupplier wallNanos) {
        super(InstrumentClock.PATH.substring(1));
        this.wallNanos = wallNanos;
        getAttributes().addResourceType("robograde.clock");
        getAttributes().addContentType(Senml.CONTENT_FORMAT);
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        exchange.setMaxAge(0);
        String seconds = BigDecimal.valueOf(wallNanos.getAsLong(), 9).toPlainString();
        byte[] pack = ("[{\"n\":\"clock\",\"bt\":" + seconds + ",\"vb\":true}]").getBytes(StandardCharsets.UTF_8);
        exchange.respond(ResponseCode.CONTENT, pack, Senml.CONTENT_FORMAT);
    }
}
