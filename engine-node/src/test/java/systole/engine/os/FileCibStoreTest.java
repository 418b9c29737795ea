package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.loop.RealStage;
import systole.engine.port.CibStore;
import systole.engine.port.CibStoreContract;
import systole.engine.port.Stage;
import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Real files, as a crash or an editor leaves them. */
@Timeout(60)
class FileCibStoreTest extends CibStoreContract {
    @TempDir Path folder;
    @TempDir Path elsewhere;
    private final RealStage stage = new RealStage();
    private final List<CibStore.Saved> answers = new CopyOnWriteArrayList<>();

    @Override
    protected Setting open() {
        return new Setting() {
            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public CibStore store() {
                return FileCibStoreTest.this.store();
            }
        };
    }

    @Test
    void documentEditedByHandIsKeptAsideAndTheBackupUsed() throws Exception {
        save(cib(1), cib(2));
        Files.writeString(document(), cib(9).toXml());

        CibStore.Loaded loaded = store().load();

        assertThat(loaded.cib()).contains(cib(1));
        assertThat(loaded.remarks()).anyMatch(remark -> remark.contains("edited by hand"));
        assertThat(folder.resolve("cib.xml.bad-1")).hasContent(cib(9).toXml());
    }

    @Test
    void tornDocumentIsKeptAsideAndTheBackupUsed() throws Exception {
        save(cib(1));
        save(cib(2));
        save(cib(3));
        String text = Files.readString(document());
        Files.writeString(document(), text.substring(0, text.length() / 2));

        CibStore.Loaded loaded = store().load();

        assertThat(loaded.cib()).contains(cib(2));
        assertThat(loaded.remarks()).anyMatch(remark -> remark.contains("bad-1"));
    }

    @Test
    void tornDocumentWithoutBackupIsNoDocument() throws Exception {
        save(cib(1));
        Files.writeString(document(), "<cib");

        CibStore.Loaded loaded = store().load();

        assertThat(loaded.cib()).isEmpty();
        assertThat(loaded.remarks()).isNotEmpty();
    }

    @Test
    void powerCutBetweenDigestAndDocumentLeavesTheOldOne() throws Exception {
        save(cib(1));
        String old = Files.readString(document());
        save(cib(2));
        // The digest file names both; the document's own renaming has not reached the disk.
        Files.writeString(document(), old);

        CibStore.Loaded loaded = store().load();

        assertThat(loaded.cib()).contains(cib(1));
        assertThat(loaded.remarks()).isEmpty();
    }

    @Test
    void remainsOfAnUnfinishedWriteDoNotMatter() throws Exception {
        save(cib(1));
        Files.writeString(folder.resolve("cib.xml.new"), "<cib epo");

        CibStore.Loaded loaded = store().load();

        assertThat(loaded.cib()).contains(cib(1));
        assertThat(loaded.remarks()).isEmpty();
    }

    @Test
    void backupsAreBounded() throws Exception {
        for (int epoch = 1; epoch <= 30; epoch++) {
            save(cib(epoch));
        }

        try (Stream<Path> files = Files.list(folder.resolve("backup"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".xml"))).hasSize(10);
        }
    }

    @Test
    void lastDocumentOfTheRunBeforeIsBackedUpToo() throws Exception {
        save(cib(1));
        CibStore next = store();
        next.load();
        save(next, cib(2));
        close(next);
        Files.writeString(document(), "torn");

        assertThat(store().load().cib()).contains(cib(1));
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        CibStore store = store();
        Files.createDirectories(folder.resolve("cib.xml.new/occupied"));

        save(store, cib(1));

        assertThat(answers).singleElement().isInstanceOf(CibStore.Saved.Failed.class);
    }

    @Test
    void whatIsOnlyInTheLogSurvivesAKill() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        save(store, cib(2));
        save(store, cib(3));

        CibStore.Loaded loaded = storeIn(killed()).load();

        assertThat(loaded.cib()).contains(cib(3));
        assertThat(loaded.remarks()).isEmpty();
    }

    @Test
    void whatWasTornOffTheLogWasNeverAcknowledged() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        save(store, cib(2));
        save(store, cib(3));
        Path copy = killed();
        byte[] log = Files.readAllBytes(copy.resolve("cib.log"));
        Files.write(copy.resolve("cib.log"), Arrays.copyOf(log, log.length - 7));

        assertThat(storeIn(copy).load().cib()).contains(cib(2));
        assertKeepsWhatItAcknowledgesNext(copy);
    }

    @Test
    void damageInTheLogEndsItThereAndIsSaid() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        save(store, cib(2));
        save(store, cib(3));
        Path copy = killed();
        byte[] log = Files.readAllBytes(copy.resolve("cib.log"));
        log[20] ^= 1;
        Files.write(copy.resolve("cib.log"), log);

        CibStore.Loaded loaded = storeIn(copy).load();

        assertThat(loaded.cib()).contains(cib(1));
        assertThat(loaded.remarks()).singleElement().asString().contains("cib.log", "checksum");
        assertKeepsWhatItAcknowledgesNext(copy);
    }

    @Test
    void aLogTheDocumentHasCaughtUpWithIsPassedOver() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        save(store, cib(2));
        byte[] log = Files.readAllBytes(folder.resolve("cib.log"));
        close(store);
        Files.write(folder.resolve("cib.log"), log);

        CibStore.Loaded loaded = store().load();

        assertThat(loaded.cib()).contains(cib(2));
        assertThat(loaded.remarks()).isEmpty();
    }

    @Test
    void aDocumentPutThereByHandIsNotChangedByAnOlderLog() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        save(store, cib(2));
        Path copy = killed();
        Files.writeString(copy.resolve("cib.xml"), cib(1).toXml());
        Files.delete(copy.resolve("cib.xml.sig"));

        assertThat(storeIn(copy).load().cib()).contains(cib(1));

        Path placed = Files.createTempDirectory(elsewhere, "placed");
        Files.writeString(placed.resolve("cib.xml"), cib(1).toXml());
        assertKeepsWhatItAcknowledgesNext(placed);
    }

    /** Whatever was found there: what is acknowledged from now on is found after the next crash. */
    private void assertKeepsWhatItAcknowledgesNext(Path place) throws Exception {
        CibStore store = storeIn(place);
        store.load();
        save(store, cib(7));
        save(store, cib(8));

        assertThat(storeIn(killed(place)).load().cib()).contains(cib(8));
    }

    @Test
    void aLogThatCannotBeWrittenIsSaid() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        Files.createDirectories(folder.resolve("cib.log/occupied"));

        save(store, cib(2));
        assertThat(answers.getLast()).isInstanceOf(CibStore.Saved.Failed.class);
    }

    @Test
    void anOlderDocumentReplacesWhatWasDiscarded() throws Exception {
        CibStore store = store();
        save(store, cib(1));
        save(store, cib(3));
        save(store, cib(2));

        assertThat(storeIn(killed()).load().cib()).contains(cib(2));
    }

    /** What a power cut would leave of the folder. */
    private Path killed() throws IOException {
        return killed(folder);
    }

    private Path killed(Path place) throws IOException {
        Path copy = Files.createTempDirectory(elsewhere, "killed");
        for (String file : List.of("cib.xml", "cib.xml.sig", "cib.log")) {
            if (Files.exists(place.resolve(file))) {
                Files.copy(place.resolve(file), copy.resolve(file));
            }
        }
        return copy;
    }

    /** Saves as an engine does that is stopped afterwards. */
    private void save(Cib... cibs) {
        CibStore store = store();
        store.load();
        for (Cib cib : cibs) {
            save(store, cib);
        }
        close(store);
    }

    private static void close(CibStore store) {
        ((FileCibStore) store).close();
    }

    private void save(CibStore store, Cib cib) {
        int before = answers.size();
        stage.onLoop(() -> store.save(cib, answers::add));
        stage.until("saved", () -> answers.size() > before);
    }

    private CibStore store() {
        return storeIn(folder);
    }

    private CibStore storeIn(Path place) {
        try {
            return new FileCibStore(place, stage.loop()::put);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path document() {
        return folder.resolve("cib.xml");
    }

    private static Cib cib(int epoch) throws XmlException {
        return Cib.parse(
                "test",
                "<cib admin_epoch=\"0\" epoch=\"%d\" num_updates=\"1\"><configuration/><status/></cib>"
                        .formatted(epoch));
    }
}
