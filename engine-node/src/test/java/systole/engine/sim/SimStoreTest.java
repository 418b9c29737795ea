package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.port.CibStore;
import systole.engine.port.CibStoreContract;
import systole.engine.port.Stage;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.util.ArrayList;

class SimStoreTest extends CibStoreContract {
    private static final NodeName NODE = NodeName.of("node1");

    private final SimStage stage = SimStage.open(5);
    private final Disk disk = new Disk(stage.world().random("disk"));

    @Override
    protected Setting open() {
        return new Setting() {
            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public CibStore store() {
                return new SimStore(NODE, stage.loop(), disk);
            }
        };
    }

    @Test
    void powerCutLosesOnlyWhatWasNotAcknowledged() throws XmlException {
        int torn = 0;
        for (int seed = 1; seed <= 50; seed++) {
            SimStage here = SimStage.open(seed);
            var itsDisk = new Disk(here.world().random("disk"));
            var store = new SimStore(NODE, here.loop(), itsDisk);
            var answers = new ArrayList<CibStore.Saved>();
            store.save(cib(1), answers::add);
            here.until("saved", () -> answers.size() == 1);

            store.save(cib(2), answers::add);
            here.loop().end();
            itsDisk.cut();
            here.world().run(Duration.ofSeconds(1));

            assertThat(answers).hasSize(1);
            var next = new SimStore(NODE, new SimLoop(here.world(), "next"), itsDisk);
            CibStore.Loaded found = next.load();
            assertThat(found.cib()).contains(cib(1));
            torn += found.remarks().size();
        }
        assertThat(torn).as("torn writes in fifty power cuts").isBetween(10, 40);
    }

    @Test
    void failedWriteLeavesThePreviousDocument() throws XmlException {
        var store = new SimStore(NODE, stage.loop(), disk);
        var answers = new ArrayList<CibStore.Saved>();
        store.save(cib(1), answers::add);
        stage.until("saved", () -> answers.size() == 1);

        disk.behave(new Disk.Manner(Duration.ofMillis(5), 1_000));
        store.save(cib(2), answers::add);
        stage.until("failed", () -> answers.size() == 2);

        assertThat(answers.getLast()).isInstanceOf(CibStore.Saved.Failed.class);
        assertThat(store.load().cib()).contains(cib(1));
    }

    private static Cib cib(int epoch) throws XmlException {
        return Cib.parse(
                "test", "<cib epoch=\"%d\"><configuration/><status/></cib>".formatted(epoch));
    }
}
