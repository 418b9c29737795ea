package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

final class DestinationTest {
    @Test
    void aHostAloneIsEnough() {
        Destination expected =
                new Destination("hacluster", List.of(new Address("node1", 5560)), Optional.empty());

        assertThat(Destination.parse("node1")).isEqualTo(expected);
        assertThat(Destination.parse("ssh://node1")).isEqualTo(expected);
        assertThat(Destination.parse(" ssh://hacluster@node1:5560/ ")).isEqualTo(expected);
    }

    @Test
    void everythingCanBeSaid() {
        Destination parsed =
                Destination.parse("ssh://ops@node1,[fe80::1]:7000,10.0.0.3?jump=me@gate:2222");

        assertThat(parsed)
                .isEqualTo(
                        new Destination(
                                "ops",
                                List.of(
                                        new Address("node1", 5560),
                                        new Address("fe80::1", 7000),
                                        new Address("10.0.0.3", 5560)),
                                Optional.of(
                                        new Destination.Jump("me", new Address("gate", 2222)))));
        assertThat(Destination.parse(parsed.toString())).isEqualTo(parsed);
    }

    @Test
    void aJumpHostHasTheUsualPortAndOurOwnName() {
        assertThat(Destination.parse("node1?jump=gate").jump())
                .hasValue(
                        new Destination.Jump(
                                System.getProperty("user.name"), new Address("gate", 22)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh://",
                "http://node1",
                "node1:0",
                "node1:65536",
                "node1:99999999",
                "node1:ssh",
                "node1,",
                "@node1",
                "-oProxyCommand=x@node1",
                "-node1",
                "a b@node1",
                "node1/path",
                "[fe80::1",
                "node1?proxy=x",
                "node1?jump="
            })
    void whatIsNoDestinationIsRefusedInOneLine(String text) {
        assertThatThrownBy(() -> Destination.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasLineCount(1);
    }
}
