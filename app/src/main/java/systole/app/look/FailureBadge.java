package systole.app.look;

import javafx.scene.control.Label;

import systole.app.l10n.Messages;

/**
 * How often a resource has failed here: {@code 2/3} with a limit, {@code 2} without one, nothing at
 * all when it never failed.
 */
public final class FailureBadge extends Label {
    private final Messages messages;

    public FailureBadge(Messages messages) {
        this.messages = messages;
        getStyleClass().add("failure-badge");
        setMinWidth(USE_PREF_SIZE);
        setCount(0);
    }

    /** Shows a count without a limit. */
    public void setCount(int failures) {
        show(failures, failures < ScoreText.INFINITY ? Integer.toString(failures) : "∞");
    }

    /** Shows a count and the failure on which the resource moves away. */
    public void setCount(int failures, int limit) {
        show(failures, ScoreText.format(failures) + "/" + ScoreText.format(limit));
    }

    private void show(int failures, String text) {
        setText(text);
        setVisible(failures > 0);
        setManaged(failures > 0);
        accessibleTextProperty().bind(messages.text("look.failures.spoken", text));
    }
}
