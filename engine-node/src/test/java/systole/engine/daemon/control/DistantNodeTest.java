package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class DistantNodeTest {
    @Test
    void userAndPortMayBeLeftOut() {
        assertThat(DistantNode.of("db1")).contains(new DistantNode("hacluster", "db1", 5560));
        assertThat(DistantNode.of("root@10.0.0.1:22"))
                .contains(new DistantNode("root", "10.0.0.1", 22));
        assertThat(DistantNode.of("ssh://ops@[fe80::1%eth0]:5561"))
                .contains(new DistantNode("ops", "fe80::1%eth0", 5561));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-oProxyCommand=x",
                "a b",
                "a@",
                "a:0",
                "a:99999",
                "-l@b",
                "a;b",
                "a\nb"
            })
    void whatSshCouldMisunderstandIsRefused(String text) {
        assertThat(DistantNode.of(text)).isEqualTo(Optional.empty());
    }

    @Test
    void wordsArriveAsTheyWereTyped() {
        var node = new DistantNode("hacluster", "db1", 5560);

        assertThat(node.command("crm_resource", List.of("-r", "db", "-v", "it's $HOME; a b", "")))
                .containsExactly(
                        "ssh",
                        "-p",
                        "5560",
                        "-l",
                        "hacluster",
                        "--",
                        "db1",
                        "crm_resource -r db -v 'it'\\''s $HOME; a b' ''");
    }
}
