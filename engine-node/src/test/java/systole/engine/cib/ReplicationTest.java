package systole.engine.cib;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.cib.CibVersion;
import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.List;

class ReplicationTest {
    private static final NodeName ANNA = NodeName.of("anna");
    private static final NodeName BERTA = NodeName.of("berta");
    private static final CibVersion FIRST = new CibVersion(0, 1, 0);
    private static final CibVersion SECOND = new CibVersion(0, 2, 0);

    private final Replication replication = new Replication();
    private final List<String> told = new ArrayList<>();

    @Test
    void writerWaitsForEveryMember() {
        replication.members(List.of(ANNA, BERTA));
        replication.whenStored(SECOND, () -> told.add("second"));

        replication.stored(ANNA, SECOND);
        replication.stored(BERTA, FIRST);
        assertThat(told).isEmpty();

        replication.stored(BERTA, SECOND);
        assertThat(told).containsExactly("second");
    }

    @Test
    void writerOfWhatEverybodyHasIsToldAtOnce() {
        replication.members(List.of(ANNA));
        replication.stored(ANNA, SECOND);

        replication.whenStored(SECOND, () -> told.add("second"));

        assertThat(told).containsExactly("second");
    }

    @Test
    void newViewStartsFromNothing() {
        replication.members(List.of(ANNA));
        replication.stored(ANNA, SECOND);
        replication.members(List.of(ANNA, BERTA));

        replication.whenStored(SECOND, () -> told.add("second"));
        replication.stored(BERTA, SECOND);

        assertThat(told).isEmpty();
    }
}
