package systole.app.l10n;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleIntegerProperty;

import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages messages = new Messages(Language.ENGLISH);

    @Test
    void textFollowsTheLanguage() {
        var text = messages.text("look.state.failed");

        assertThat(text.get()).isEqualTo("failed");
        messages.languageProperty().set(Language.CHINESE);
        assertThat(text.get()).isEqualTo("失败");
    }

    @Test
    void textFollowsItsObservableArguments() {
        var count = new SimpleIntegerProperty(1);
        var text = messages.text("shell.failures", count);

        assertThat(text.get()).isEqualTo("failure");
        count.set(2);
        assertThat(text.get()).isEqualTo("failures");
    }

    @Test
    void unknownKeyReadsAsItself() {
        assertThat(messages.now("shell.no.such.key")).isEqualTo("shell.no.such.key");
        assertThat(messages.now("nosucharea.title")).isEqualTo("nosucharea.title");
    }

    @Test
    void languagesTakeTurns() {
        assertThat(Language.ENGLISH.next()).isEqualTo(Language.CHINESE);
        assertThat(Language.CHINESE.next()).isEqualTo(Language.ENGLISH);
    }
}
