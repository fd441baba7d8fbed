package org.robograde.scenarios.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.UnitDriver;

/** Does things to a simulated field through its services. */
public final class SimulatedField implements FieldControl {
    private static final String STIMULATE = "/field/stimulate";
    private static final String STIMULATE_TYPE = "robograde_msgs/Stimulate";
    private static final String RESET = "/field/reset";
    private static final String RESET_TYPE = "robograde_msgs/ResetTrial";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RobotLink link;
    private final Function<String, Outcome> press;
    private final ObjectMapper json = new ObjectMapper();

    /** @param press presses an instrument; it belongs to whoever runs the field's instruments */
    public SimulatedField(RobotLink link, Function<String, Outcome> press) {
        this.link = link;
        this.press = press;
    }

    /** Before each trial: unit at its dock, nobody about, chance seeded, stop released. */
    public void prepare(long seed, UnitDriver driver) {
        Message request = MessageRegistry.shipped()
                .service(RESET_TYPE)
                .request()
                .newMessage()
                .set("seed", seed)
                .build();
        link.call(RESET, RESET_TYPE, request, PATIENCE);
        driver.emergencyStop(false);
    }

    @Override
    public Optional<String> report() {
        Message answer = ask("report", Map.of());
        return answer.flag("accepted") ? Optional.of(answer.text("message")) : Optional.empty();
    }

    @Override
    public Outcome stimulate(String kind, Map<String, Object> arguments) {
        Message answer = ask(kind, arguments);
        return new Outcome(answer.flag("accepted"), answer.flag("accepted") ? "" : answer.text("message"));
    }

    private Message ask(String kind, Map<String, Object> arguments) {
        Message request = MessageRegistry.shipped()
                .service(STIMULATE_TYPE)
                .request()
                .newMessage()
                .set("kind", kind)
                .set("arguments_json", asJson(arguments))
                .build();
        return link.call(STIMULATE, STIMULATE_TYPE, request, PATIENCE);
    }

    @Override
    public Optional<String> whereObjectsAre() {
        Message request = MessageRegistry.shipped()
                .service(STIMULATE_TYPE)
                .request()
                .newMessage()
                .set("kind", "where_objects_are")
                .build();
        Message answer = link.call(STIMULATE, STIMULATE_TYPE, request, PATIENCE);
        return answer.flag("accepted") ? Optional.of(answer.text("message")) : Optional.empty();
    }

    @Override
    public Outcome press(String instrument) {
        return press.apply(instrument);
    }

    /** Sorted keys: the same arguments are the same bytes. */
    private String asJson(Map<String, Object> arguments) {
        try {
            return json.writeValueAsString(new TreeMap<>(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments that JSON cannot hold: " + arguments, e);
        }
    }
}
