package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedDefinitionsTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();

    /** As published in the ROS documentation of each package. */
    @ParameterizedTest
    @CsvSource({
        "std_msgs/String, 992ce8a1687cec8c8bd883ec73ca41d1",
        "std_msgs/Header, 2176decaecbce78abc3b96ef049fabed",
        "std_msgs/Empty, d41d8cd98f00b204e9800998ecf8427e",
        "geometry_msgs/Twist, 9f195f881246fdfa2798d1d3eebca84a",
        "geometry_msgs/PoseStamped, d3812c3cbc69362b77dc0b19b345f8f5",
        "sensor_msgs/Image, 060021388200f6f0f447d0fcd9c64743",
        "sensor_msgs/LaserScan, 90c7ef2dc6895d81024acba2ac42f369",
        "sensor_msgs/PointCloud2, 1158d486dd51d683ce2f1be655c3c181",
        "sensor_msgs/JointState, 3066dcd76a6cfaef579bd0f34173e9fd",
        "nav_msgs/Odometry, cd5e73d190d741a2f92e81eda573aca7",
        "tf2_msgs/TFMessage, 94810edda583a504dfda3829e70d7eec",
        "rosgraph_msgs/Clock, a9c97c1d230cfc112e270351a944ee47",
        "rosgraph_msgs/Log, acffd30cd6b6de30f120938c17c593fb",
        "actionlib_msgs/GoalStatusArray, 8b2b82f13216d0a8ea88bd3af735e619",
        "diagnostic_msgs/DiagnosticArray, 60810da900de1dd6ddd437c3503511da",
        "control_msgs/JointTolerance, f544fe9c16cf04547e135dd6063ff5be",
        "control_msgs/FollowJointTrajectoryAction, bc4f9b743838566551c0390c65f1a248",
        "control_msgs/GripperCommandAction, 950b2a6ebe831f5d4f4ceaba3d8be01e",
        "crtk_msgs/operating_state, b1bd4021639d9d9c5fbfff78d6ff3158",
        "control_msgs/FollowJointTrajectoryActionGoal, cff5c1d533bf2f82dd0138d57f4304bb",
        "control_msgs/FollowJointTrajectoryActionResult, c4fb3b000dc9da4fd99699380efcc5d9",
        "control_msgs/GripperCommandActionGoal, aa581f648a35ed681db2ec0bf7a82bea",
        "control_msgs/GripperCommandActionResult, 143702cb2df0f163c5283cedc5efc6b6",
    })
    void a_shipped_message_has_its_published_md5(String type, String md5) {
        assertThat(SHIPPED.get(type).md5()).isEqualTo(md5);
    }

    @ParameterizedTest
    @CsvSource({
        "std_srvs/Empty, d41d8cd98f00b204e9800998ecf8427e",
        "std_srvs/Trigger, 937c9679a518e3a18d831e57125ea522",
        "std_srvs/SetBool, 09fb03525b03e7ea1fd3992bafd87e16",
    })
    void a_shipped_service_has_its_published_md5(String type, String md5) {
        assertThat(SHIPPED.service(type).md5()).isEqualTo(md5);
    }

    @Test
    void our_own_services_are_there_with_the_fields_the_field_and_the_station_agreed_on() {
        ServiceSchema grant = SHIPPED.service("robograde_msgs/GrantTime");
        assertThat(grant.request().fields().stream().map(FieldSchema::name))
                .containsExactly("until", "command_topics", "command_counts");
        assertThat(grant.response().fields().stream().map(FieldSchema::name))
                .containsExactly("now", "topics", "published");
        assertThat(SHIPPED.serviceTypes()).contains("robograde_msgs/Stimulate", "robograde_msgs/ResetTrial");
    }

    @Test
    void the_index_names_exactly_the_files_that_are_shipped() throws Exception {
        Path index = Path.of(Objects.requireNonNull(ShippedDefinitionsTest.class.getResource("definitions/index.txt"))
                .toURI());
        Path folder = Objects.requireNonNull(index.getParent());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> present = files.filter(file -> file.toString().matches(".*\\.(msg|srv)"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(index)).isEqualTo(present);
        }
    }

    @Test
    void an_unknown_type_is_refused_with_the_name_that_was_probably_meant() {
        assertThatThrownBy(() -> SHIPPED.get("geometry_msgs/PoseStampt"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("did you mean geometry_msgs/PoseStamped?");
        assertThatThrownBy(() -> SHIPPED.get("nav_msgs/LaserScan")).hasMessageContaining("sensor_msgs/LaserScan");
        assertThatThrownBy(() -> SHIPPED.service("std_srvs/Triger")).hasMessageContaining("std_srvs/Trigger");
    }

    @Test
    void a_complete_definition_parses_to_the_same_identity_without_any_registry() {
        for (String type : SHIPPED.types()) {
            MessageSchema shipped = SHIPPED.get(type);
            MessageSchema parsed = MessageSchema.parse(type, shipped.fullDefinition(), MessageRegistry.empty());
            assertThat(parsed.md5()).as(type).isEqualTo(shipped.md5());
            assertThat(parsed.fullDefinition()).as(type).isEqualTo(shipped.fullDefinition());
        }
    }

    @Test
    void a_package_path_adds_the_types_of_a_users_own_packages(@TempDir Path path) throws Exception {
        Files.createDirectories(path.resolve("my_msgs/msg"));
        Files.createDirectories(path.resolve("my_msgs/srv"));
        Files.writeString(path.resolve("my_msgs/msg/Grip.msg"), "Header header\nFinger[] fingers\n");
        Files.writeString(path.resolve("my_msgs/msg/Finger.msg"), "float32 force # newton\n");
        Files.writeString(path.resolve("my_msgs/srv/Close.srv"), "Finger finger\n---\nbool done\n");
        MessageRegistry registry = SHIPPED.withPackagePath(List.of(path));
        assertThat(registry.get("my_msgs/Grip").fullDefinition()).contains("MSG: my_msgs/Finger");
        assertThat(registry.service("my_msgs/Close").request().field("finger")).isPresent();
        assertThat(SHIPPED.find("my_msgs/Grip")).isEmpty();
    }
}
