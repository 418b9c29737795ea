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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Real files, as a crash or an editor leaves them. */
@Timeout(60)
class FileCibStoreTest extends CibStoreContract {
    @TempDir Path folder;
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
        save(cib(1), cib(2), cib(3));
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
        CibStore store = store();
        for (int epoch = 1; epoch <= 30; epoch++) {
            save(store, cib(epoch));
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

    private void save(Cib... cibs) {
        CibStore store = store();
        for (Cib cib : cibs) {
            save(store, cib);
        }
    }

    private void save(CibStore store, Cib cib) {
        int before = answers.size();
        stage.onLoop(() -> store.save(cib, answers::add));
        stage.until("saved", () -> answers.size() > before);
    }

    private CibStore store() {
        try {
            return new FileCibStore(folder, stage.loop()::put);
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
