package systole.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.model.cib.Cib;
import systole.model.patch.CibPatch;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ten consoles, one of which has stopped reading. */
@Timeout(120)
class ManyConsolesTest {
    private static final int CHANGES = 200;

    @Test
    void oneFrozenConsoleCostsNobodyAnything() throws Exception {
        var thaw = new CountDownLatch(1);
        try (var cluster =
                EmbeddedCluster.start(
                        Cibs.seed("mysql1", "mysql2", "node3"),
                        EmbeddedCluster.Settings.temporary("many"))) {
            var frozen =
                    cluster.subscribe(
                            _ -> {
                                try {
                                    thaw.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            var consoles = new ArrayList<Console>();
            for (int i = 0; i < 9; i++) {
                consoles.add(new Console(cluster));
            }
            consoles.getFirst().await("first start", c -> c.settledOn("mysql_db", "mysql1"));

            for (int i = 1; i <= CHANGES; i++) {
                change(cluster, consoles.getFirst().cib(), "mark " + i);
                String mark = "mark " + i;
                consoles.getFirst().await(mark, c -> c.cib().toXml().contains(mark));
            }
            Cib end = consoles.getFirst().cib();

            for (Console console : consoles) {
                console.await("the same", c -> c.cib().version().epoch() == end.version().epoch());
                console.close();
            }
            HistoryPage page = cluster.history(HistoryQuery.latest(10)).get(10, TimeUnit.SECONDS);
            assertThat(page.revisions())
                    .anySatisfy(
                            revision ->
                                    assertThat(revision.author())
                                            .hasValueSatisfying(
                                                    author ->
                                                            assertThat(author.reason())
                                                                    .startsWith("mark")));
            thaw.countDown();
            frozen.cancel();
        }
    }

    private static void change(EmbeddedCluster cluster, Cib before, String mark) throws Exception {
        Cib after =
                before.withRoot(
                        before.version()
                                .nextEpoch()
                                .mark(
                                        before.root()
                                                .update(
                                                        "configuration",
                                                        all -> all.with("mark", mark))));
        assertThat(
                        cluster.submit(new Command.Change(CibPatch.diff(before, after)), mark)
                                .get(30, TimeUnit.SECONDS))
                .isInstanceOf(Reply.Done.class);
    }
}
