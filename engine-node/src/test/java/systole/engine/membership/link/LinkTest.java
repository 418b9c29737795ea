package systole.engine.membership.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Media that share a socket, and keys that fit together. */
class LinkTest {
    private static final LinkKey ONE = new LinkKey(1, KeyMethod.MD5, new byte[] {1});

    @Test
    void mediaOfOneInterfaceAreOneLink() {
        var first = new LinkSpec.Unicast("eth0", "10.0.0.2", 694);
        var second = new LinkSpec.Unicast("eth0", "10.0.0.3", 694);
        var other = new LinkSpec.Broadcast("eth1");

        assertThat(Link.of(List.of(first, other, second), 694))
                .containsExactly(
                        new Link("eth0", "eth0", 694, List.of(first, second)),
                        new Link("eth1", "eth1", 694, List.of(other)));
    }

    @Test
    void furtherPortOfAnInterfaceIsALinkOfItsOwn() {
        var broadcast = new LinkSpec.Broadcast("eth0");
        var multicast = new LinkSpec.Multicast("eth0", "225.0.0.1", 695, 1, false);

        assertThat(Link.of(List.of(broadcast, multicast), 694))
                .extracting(Link::name)
                .containsExactly("eth0", "eth0:695");
    }

    @Test
    void keysThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new LinkKeys(ONE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new LinkKeys(
                                        ONE,
                                        List.of(
                                                ONE,
                                                new LinkKey(1, KeyMethod.SHA1, new byte[] {2}))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkKey(1, KeyMethod.SHA256, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkKey(1, KeyMethod.CRC32, new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretIsInNoText() {
        assertThat(LinkKeys.of(new LinkKey(1, KeyMethod.MD5, new byte[] {72, 101, 108})).toString())
                .doesNotContain("72")
                .contains("key 1");
    }
}
