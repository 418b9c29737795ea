package systole.app.task;

import java.util.Locale;

/** Where a task is: on its way, or at one of its ends. */
public enum TaskState {
    RUNNING("mdi2p-progress-clock"),
    DONE("mdi2c-check"),
    FAILED("mdi2a-alert"),
    CANCELLED("mdi2c-cancel");

    private final String icon;

    TaskState(String icon) {
        this.icon = icon;
    }

    /** Icon beside the title. */
    public String icon() {
        return icon;
    }

    /** Key of the word for it. */
    public String wordKey() {
        return "task.state." + name().toLowerCase(Locale.ROOT);
    }

    /** Style class that colours the icon. */
    public String styleClass() {
        return "task-" + name().toLowerCase(Locale.ROOT);
    }
}
