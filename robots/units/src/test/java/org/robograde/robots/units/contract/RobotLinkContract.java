package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;

/**
 * What every link to a robot keeps: how it lists and listens ({@link ListeningContract}), how it sends
 * ({@link SendingContract}), and here how it calls and how it leaves. Each test has a graph, an other side and a link of
 * its own. Where a protocol cannot, the subclass says so in {@link #promises()}, and the link is held to what
 * {@link Promise} says for that case.
 */
public abstract class RobotLinkContract extends SendingContract {
    private Message ask(String name, boolean data, Duration timeout) {
        ServiceSchema setBool = service("std_srvs/SetBool");
        return link.call(
                name,
                setBool.type(),
                setBool.request().newMessage().set("data", data).build(),
                timeout);
    }

    @Test
    void a_service_answers_as_often_as_it_is_called() throws Exception {
        other.serve("/robot/brake");
        Wait.until("the service is there", () -> link.services().contains("/robot/brake"));
        for (int i = 0; i < 20; i++) {
            Message answer = ask("/robot/brake", true, SOON);
            assertThat(answer.flag("success")).isTrue();
            assertThat(answer.text("message")).isEqualTo(OtherSide.DONE);
        }
    }

    @Test
    void a_service_can_be_called_from_many_threads() throws Exception {
        other.serve("/robot/brake");
        Wait.until("the service is there", () -> link.services().contains("/robot/brake"));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            answers.add(CompletableFuture.supplyAsync(
                    () -> ask("/robot/brake", true, SOON).text("message")));
        for (CompletableFuture<String> answer : answers)
            assertThat(answer.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(OtherSide.DONE);
    }

    @Test
    void a_service_that_refuses_is_named_and_can_be_called_again() throws Exception {
        other.serve("/robot/brake");
        Wait.until("the service is there", () -> link.services().contains("/robot/brake"));
        assertThatThrownBy(() -> ask("/robot/brake", false, SOON))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("/robot/brake")
                .hasMessageContaining(promises(Promise.PASSES_ON_THE_REFUSAL) ? OtherSide.REFUSAL : "");
        assertThat(ask("/robot/brake", true, SOON).text("message")).isEqualTo(OtherSide.DONE);
    }

    @Test
    void a_service_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ask("/robot/nothing_here", true, SOON))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("/robot/nothing_here");
    }

    @Test
    void a_service_that_comes_back_is_called_again() throws Exception {
        AutoCloseable first = other.serve("/robot/brake");
        Wait.until("the service is there", () -> link.services().contains("/robot/brake"));
        assertThat(ask("/robot/brake", true, SOON).text("message")).isEqualTo(OtherSide.DONE);
        first.close();
        Wait.until("the service is gone", () -> !link.services().contains("/robot/brake"));
        assertThatThrownBy(() -> ask("/robot/brake", true, SOON))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("/robot/brake");
        other.serve("/robot/brake");
        Wait.until("the service is back", () -> link.services().contains("/robot/brake"));
        assertThat(ask("/robot/brake", true, SOON).text("message")).isEqualTo(OtherSide.DONE);
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_named_and_holds_nobody_up() throws Exception {
        AutoCloseable silent = other.serveInSilence("/robot/silent");
        other.serve("/robot/brake");
        Wait.until("both are there", () -> link.services().containsAll(Set.of("/robot/silent", "/robot/brake")));
        // It never answers by itself: that this call ends is the time-out's doing.
        assertThatThrownBy(() -> ask("/robot/silent", true, A_MOMENT))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("/robot/silent");
        assertThat(ask("/robot/brake", true, SOON).text("message")).isEqualTo(OtherSide.DONE);
        silent.close();
    }

    @Test
    void an_unknown_service_type_is_refused_with_a_sentence_that_names_it() {
        Message request = service("std_srvs/SetBool").request().newMessage().build();
        assertThatThrownBy(() -> link.call("/robot/brake", "std_srvs/SetBoo", request, SOON))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("std_srvs/SetBoo");
    }

    @Test
    void a_closed_link_has_left_the_graph_and_ended_its_threads() throws Exception {
        OtherSide.Speaker speaker = other.speak("/robot/said", textType(), false);
        other.serve("/robot/brake");
        OtherSide.Hearer hearer = other.hear("/station/orders", textType());
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        listen("/robot/said", speaker, heard);
        RobotLink.Sender sender = openSender("/station/orders", textType(), hearer);
        ask("/robot/brake", true, SOON);
        sender.send(text("last"));
        link.close();
        assertThat(next(hearer)).as("what was sent before the end arrives").isEqualTo(wireForm(text("last")));
        Wait.until("the speaker has lost its listener", () -> speaker.listenerCount() == 0);
        try (RobotLink observer = connect("/contract/observer")) {
            Wait.until("the topic is gone", () -> !observer.topics().containsKey("/station/orders"));
        }
        assertThatThrownBy(() -> sender.send(text("too late"))).isInstanceOf(LinkException.class);
        link.close();
        other.close();
        try {
            Wait.until("no thread is left", () -> threadsLeft().isEmpty());
        } catch (AssertionError left) {
            throw new AssertionError(left.getMessage() + ": " + threadsLeft(), left);
        }
    }
}
