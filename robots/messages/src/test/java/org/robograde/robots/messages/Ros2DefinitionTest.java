package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ros2DefinitionTest {
    private static MessageSchema parse(String text) {
        return MessageSchema.parse(WireEncoding.CDR, "my_msgs/msg/Thing", text, MessageRegistry.shipped());
    }

    @Test
    void bounds_defaults_and_constants_are_read() {
        MessageSchema schema = parse("""
                # a comment
                string<=10 name "a = b # c"   # said
                int32[<=5] few [1, -2, 0x10]
                string<=4[<=2] texts ["x,y", 'z']
                float64[3] point
                wstring wide
                bool on true
                uint8 LEVEL=3
                string WORD='it''s'
                int64 BIG = -9223372036854775808
                """);
        Message fresh = schema.newMessage().build();
        assertThat(fresh.text("name")).isEqualTo("a = b # c");
        assertThat(fresh.integers("few")).containsExactly(1, -2, 16);
        assertThat(fresh.texts("texts")).containsExactly("x,y", "z");
        assertThat(fresh.flag("on")).isTrue();
        assertThat(schema.field("few").orElseThrow().arrayBound()).isEqualTo(5);
        assertThat(schema.field("name").orElseThrow().textBound()).isEqualTo(10);
        assertThat(schema.constant("LEVEL")).contains(3L);
        assertThat(schema.constant("BIG")).contains(Long.MIN_VALUE);
        assertThat(schema.md5()).isEmpty();
    }

    @Test
    void names_with_and_without_their_middle_part_mean_the_same_type_and_times_are_times() {
        String separator = "=".repeat(80) + "\n";
        String tail = separator + "MSG: my_msgs/Part\nint8 a\n" + separator + "MSG: std_msgs/msg/Header\n"
                + "builtin_interfaces/Time stamp\nstring frame_id\n" + separator
                + "MSG: builtin_interfaces/msg/Time\nint32 sec\nuint32 nanosec\n";
        MessageSchema schema = parse("Part one\nmy_msgs/Part two\nmy_msgs/msg/Part three\nstd_msgs/Header header\n"
                + "builtin_interfaces/msg/Duration wait\n" + tail);
        assertThat(schema.fields().stream().map(FieldSchema::type))
                .containsExactly(
                        "my_msgs/msg/Part", "my_msgs/msg/Part", "my_msgs/msg/Part", "std_msgs/msg/Header", "duration");
        Message message =
                schema.newMessage().set("header.stamp", new RosTime(-1, 5)).build();
        assertThat(message.time("header.stamp").seconds()).isEqualTo(-1);
    }

    @Test
    void a_text_without_its_dependencies_is_completed_by_the_ros2_form_of_what_is_known() {
        MessageSchema schema = parse("geometry_msgs/PoseStamped pose\n");
        assertThat(schema.fullDefinition())
                .contains("MSG: std_msgs/Header\nbuiltin_interfaces/Time stamp\nstring frame_id\n")
                .contains("MSG: geometry_msgs/Quaternion\n");
        assertThatThrownBy(() -> parse("visualization_msgs/Marker marker\n"))
                .hasMessageContaining("neither in the definition nor known here");
    }

    @Test
    void a_service_has_the_names_that_ros2_gives_its_parts() {
        ServiceSchema service = ServiceSchema.parse(
                WireEncoding.CDR, "std_srvs/srv/SetBool", "bool data\n---\nbool success\n", MessageRegistry.empty());
        assertThat(service.request().type()).isEqualTo("std_srvs/srv/SetBool_Request");
        assertThat(service.response().type()).isEqualTo("std_srvs/srv/SetBool_Response");
        assertThat(Ros2Form.of(MessageRegistry.shipped().service("std_srvs/Trigger")).response().fields().stream()
                        .map(FieldSchema::name))
                .isEqualTo(List.of("success", "message"));
    }

    @Test
    void what_is_set_must_keep_the_bounds() {
        MessageSchema schema = parse("string<=3 name\nint32[<=2] few\n");
        assertThatThrownBy(() -> schema.newMessage().set("name", "four"))
                .hasMessageContaining("string<=3 cannot hold a text of 4");
        assertThatThrownBy(() -> schema.newMessage().set("few", new int[3]))
                .hasMessageContaining("int32[<=2] cannot hold 3 elements");
        assertThatThrownBy(() ->
                        schema.newMessage().set("few[0]", 1).set("few[1]", 2).set("few[2]", 3))
                .hasMessageContaining("few has 2 elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32|my_msgs/msg/Thing line 1: 'int32' is not a field",
                "int32<=3 a|only string and wstring have a bound",
                "int32[<=0] a|a array bound must be above 0",
                "int32[<=] a|array bound '' is missing or too large",
                "string<=99999999999 a|text bound '99999999999' is missing or too large",
                "time t|field 't' is of type my_msgs/msg/time, which is neither in the definition nor known",
                "uint8 A=256|A: '256' is no value for a uint8",
                "bool a yes|a: 'yes' is no value for a bool",
                "int32[2] a 5|a: '5' is no array in brackets for a int32",
                "std_msgs/Header h 5|cannot be given a value",
                "a/b/c/d e|'a/b/c/d' is not a type",
                "Thing t|types contain each other",
                "uint8[99999999] a|no message of this type could be smaller than 64 MiB",
            })
    void a_wrong_definition_is_refused_saying_what_is_wrong(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(expected);
    }
}
