package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.patch.CibPatch;
import systole.remote.protocol.Author;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class JournalReaderTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Author ALICE = new Author("alice", "192.0.2.1", "because <it> is \"so\"");

    @TempDir private Path folder = Path.of("");
    private Instant now = NOON;

    private static Cib cib(int epoch) throws Exception {
        return Cib.parse(
                "test",
                "<cib admin_epoch=\"0\" epoch=\"%d\" num_updates=\"0\"><configuration/></cib>"
                        .formatted(epoch));
    }

    /** One change a minute, every third by alice. */
    private void write(int from, int to, long full) throws Exception {
        var journal = new Journal(folder, () -> now, full);
        for (int epoch = from; epoch < to; epoch++) {
            now = NOON.plusSeconds(60L * epoch);
            journal.add(
                    List.of(
                            new Journal.Step(
                                    CibPatch.diff(cib(epoch), cib(epoch + 1)),
                                    epoch % 3 == 0 ? Optional.of(ALICE) : Optional.empty())));
        }
    }

    private HistoryPage page(HistoryQuery query) throws IOException {
        return new JournalReader(folder).page(query);
    }

    private static List<Integer> epochs(List<Revision> revisions) {
        return revisions.stream().map(one -> one.patch().to().epoch()).toList();
    }

    @Test
    void newestComesFirstWithItsAuthor() throws Exception {
        write(0, 10, 1_000_000);

        HistoryPage page = page(HistoryQuery.latest(2));

        assertThat(page.revisions())
                .containsExactly(
                        new Revision(
                                NOON.plusSeconds(540),
                                Optional.of(ALICE),
                                CibPatch.diff(cib(9), cib(10))),
                        new Revision(
                                NOON.plusSeconds(480),
                                Optional.empty(),
                                CibPatch.diff(cib(8), cib(9))));
        assertThat(page.more()).isTrue();
    }

    @Test
    void pagesLeadThroughAllFiles() throws Exception {
        write(0, 20, 800);
        assertThat(folder.resolve("journal.1")).exists();

        var all = new ArrayList<Integer>();
        Optional<HistoryQuery> query = Optional.of(HistoryQuery.latest(3));
        while (query.isPresent()) {
            HistoryPage page = page(query.get());
            all.addAll(epochs(page.revisions()));
            query = query.get().next(page);
        }

        assertThat(all)
                .isEqualTo(
                        IntStream.iterate(20, epoch -> epoch - 1)
                                .limit(all.size())
                                .boxed()
                                .toList())
                .hasSizeGreaterThan(10);
    }

    @Test
    void spanOfTimeLimitsIt() throws Exception {
        write(0, 10, 1_000_000);

        HistoryPage page =
                page(
                        new HistoryQuery(
                                Optional.of(NOON.plusSeconds(120)),
                                Optional.of(NOON.plusSeconds(240)),
                                Optional.empty(),
                                100));

        assertThat(epochs(page.revisions())).containsExactly(5, 4, 3);
        assertThat(page.more()).isFalse();
    }

    @Test
    void goesOnBeforeAVersion() throws Exception {
        write(0, 10, 1_000_000);

        HistoryPage page =
                page(
                        new HistoryQuery(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new CibVersion(0, 3, 0)),
                                100));

        assertThat(epochs(page.revisions())).containsExactly(2, 1);
    }

    @Test
    void tornLineCostsOnlyItself() throws Exception {
        write(0, 3, 1_000_000);
        Files.writeString(
                folder.resolve("journal"),
                "2026-01-31T12:09:00Z {\"type\":\"upd",
                StandardOpenOption.APPEND);
        write(3, 5, 1_000_000);

        assertThat(epochs(page(HistoryQuery.latest(10)).revisions()))
                .containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void thereMayBeNoJournalYet() throws Exception {
        assertThat(page(HistoryQuery.latest(10))).isEqualTo(HistoryPage.EMPTY);
    }
}
