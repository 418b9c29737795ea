package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.text.ParseException;

final class WordsTest {

    @Test
    void spacesSeparateWords() throws ParseException {
        assertThat(Words.split("  crm_resource\t-L \n")).containsExactly("crm_resource", "-L");
        assertThat(Words.split(" \t\r\n")).isEmpty();
        assertThat(Words.split("")).isEmpty();
    }

    @Test
    void quotesKeepSpacesAndMakeEmptyWords() throws ParseException {
        assertThat(Words.split("a 'b c'd\"e f\" '' \"\"")).containsExactly("a", "b cde f", "", "");
    }

    @Test
    void backslashesMeanWhatTheyMeanInAShell() throws ParseException {
        assertThat(Words.split("a\\ b '\\' \"\\\"\\\\\\$\\x\" \\'"))
                .containsExactly("a b", "\\", "\"\\$\\x", "'");
    }

    @Test
    void nothingIsExpanded() throws ParseException {
        assertThat(Words.split("$HOME `id` $(id) * ~ {a,b} a|b;c>d &"))
                .containsExactly("$HOME", "`id`", "$(id)", "*", "~", "{a,b}", "a|b;c>d", "&");
    }

    @Test
    void whatIsNotFinishedIsRefused() {
        assertThatThrownBy(() -> Words.split("a 'b")).hasMessage("a quote that is not closed");
        assertThatThrownBy(() -> Words.split("a \"b\\\"")).hasMessage("a quote that is not closed");
        assertThatThrownBy(() -> Words.split("a \\"))
                .hasMessage("a backslash with nothing behind it");
        assertThatThrownBy(() -> Words.split("a\0b")).hasMessage("a character no word can have");
        assertThatThrownBy(() -> Words.split("'a\0b'")).hasMessage("a character no word can have");
    }

    @Test
    void thereIsAnEndToWords() throws ParseException {
        assertThat(Words.split("x ".repeat(4096))).hasSize(4096);
        assertThatThrownBy(() -> Words.split("x ".repeat(4097))).hasMessage("more than 4096 words");
    }
}
