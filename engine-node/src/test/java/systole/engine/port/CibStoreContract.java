package systole.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import systole.model.cib.Cib;
import systole.model.xml.XmlException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What every {@link CibStore} keeps. */
public abstract class CibStoreContract {
    /** A place where documents stay, whoever opens it. */
    public interface Setting {
        /** Where it runs. */
        Stage stage();

        /** A store on that place, as an engine that starts there gets it. */
        CibStore store();
    }

    private final List<CibStore.Saved> answers = new CopyOnWriteArrayList<>();
    private Setting setting;

    /** A fresh, empty setting. */
    protected abstract Setting open();

    @BeforeEach
    void openSetting() {
        setting = open();
    }

    @AfterEach
    void closeSetting() {
        setting.stage().close();
    }

    @Test
    void nothingIsFoundWhereNothingWasSaved() {
        CibStore.Loaded found = setting.store().load();

        assertThat(found.cib()).isEmpty();
        assertThat(found.remarks()).isEmpty();
    }

    @Test
    void whatIsAcknowledgedIsFoundByTheNext() throws XmlException {
        Cib saved = cib(7);

        save(setting.store(), saved);
        untilAnswered(1);

        CibStore.Loaded found = setting.store().load();
        assertThat(found.cib()).contains(saved);
        assertThat(found.remarks()).isEmpty();
    }

    @Test
    void everySaveIsAnsweredOnceAndTheLastOneHolds() throws XmlException {
        CibStore store = setting.store();

        for (int epoch = 1; epoch <= 20; epoch++) {
            save(store, cib(epoch));
        }
        untilAnswered(20);
        save(store, cib(21));
        untilAnswered(21);

        assertThat(answers).hasSize(21).allMatch(CibStore.Saved.Done.class::isInstance);
        assertThat(setting.store().load().cib()).contains(cib(21));
    }

    private static Cib cib(int epoch) throws XmlException {
        return Cib.parse(
                "test",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- kept -->
                <cib admin_epoch="0" epoch="%d" num_updates="3" unknown="é &amp; &#10;">
                  <configuration>
                    <crm_config/>
                    <nodes/>
                    <resources/>
                    <constraints/>
                  </configuration>
                  <status/>
                </cib>
                """
                        .formatted(epoch));
    }

    private void save(CibStore store, Cib cib) {
        setting.stage().onLoop(() -> store.save(cib, answers::add));
    }

    private void untilAnswered(int count) {
        setting.stage().until(count + " answers", () -> answers.size() >= count);
    }
}
