package systole.app.cluster;

import javafx.beans.value.ObservableValue;

/**
 * How a command reads in the task log.
 *
 * @param title the effect in the reader's language
 * @param commandLine the same as it would be typed; empty if there is no such thing
 */
public record Asking(ObservableValue<String> title, String commandLine) {}
