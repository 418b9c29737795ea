package systole.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Reports.acts;
import static systole.app.cluster.Reports.idle;
import static systole.app.cluster.Reports.withLease;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;

import org.junit.jupiter.api.Test;

import systole.app.cluster.Console;
import systole.app.cluster.Reports;
import systole.app.cluster.Seed;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.NodeReport;

import java.util.List;
import java.util.Optional;

class NodeWordsTest {
    private final Console console = Console.on(Seed.running());

    private String words(NodeReport... reports) {
        List.of(reports).forEach(report -> console.link.say(new ClusterEvent.Seen(report)));
        return NodeWords.of(console.cluster.node(MYSQL1).orElseThrow(), console.messages);
    }

    @Test
    void nodeThatAgreesSaysNothingOfItsView() {
        assertThat(words(Reports.united(4).toArray(NodeReport[]::new))).startsWith("online");
    }

    @Test
    void nodeThatIsCutOffSaysSo() {
        console.link.members(List.of(MYSQL2, NODE3), true);

        assertThat(words(Reports.cut(5).toArray(NodeReport[]::new)))
                .isEqualTo("cut off · sees only itself");
    }

    @Test
    void nodeWithoutItsLeaseSaysThatItHasLetGo() {
        var withoutLease = withLease(acts(MYSQL1, 4, MYSQL1, MYSQL2, NODE3), Optional.empty());

        assertThat(words(acts(MYSQL2, 4, MYSQL1, MYSQL2, NODE3), withoutLease))
                .isEqualTo("lease lost · has let go");
    }

    @Test
    void nodeWithoutQuorumSaysThatItMayNotAct() {
        assertThat(words(idle(MYSQL1, 4, MYSQL1, MYSQL2))).isEqualTo("no quorum · may not act");
    }
}
