package systole.engine.hacf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class NewcomerFileTest {
    @Test
    void everyLineStaysAndTheNodeFollowsTheOthers() {
        String text = "# ours\nnode alpha beta # two\nbcast eth0\ncrm yes\n";

        assertThat(NewcomerFile.of(text, "gamma", List.of()))
                .isEqualTo("# ours\nnode alpha beta # two\nnode gamma\nbcast eth0\ncrm yes\n");
    }

    @Test
    void linksToSingleHostsGetItsAddress() {
        String text = "ucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nnode alpha beta\ncrm yes\n";

        assertThat(NewcomerFile.of(text, "gamma", List.of("eth0 10.0.0.3")))
                .isEqualTo(
                        "ucast eth0 10.0.0.1\nucast eth0 10.0.0.2\nucast eth0 10.0.0.3\n"
                                + "node alpha beta\nnode gamma\ncrm yes\n");
    }

    @Test
    void anAddressThatIsThereIsNotAddedAgain() {
        String text = "ucast eth0 10.0.0.1\nucast eth0 10.0.0.3\nnode alpha beta\ncrm yes\n";

        assertThat(NewcomerFile.of(text, "gamma", List.of("eth0 10.0.0.3")))
                .containsOnlyOnce("ucast eth0 10.0.0.3");
    }

    @Test
    void aFileTheNodeCouldNotStartWithIsRefused() {
        assertThatThrownBy(() -> NewcomerFile.of("node alpha\ncrm yes\n", "gamma", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No heartbeat media defined");
    }
}
