package systole.engine.tool;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result of an operation, typed as {@code RSC_OPERATION_INTERVALms@NODE=EXITCODE}.
 *
 * @param text as it was typed
 */
record Injection(
        String text,
        ResourceId resource,
        String operation,
        Duration interval,
        NodeName node,
        int exitCode) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(.*\\S.*)_(start|stop|monitor|promote|demote|notify|migrate_to|migrate_from)"
                            + "_(\\d{1,9})@(.*\\S.*)=(\\d{1,3})");

    /** Reads one; refuses what is none. */
    static Injection of(String text, OptionTable options) throws Refusal {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw options.wrong("\"" + text + "\" is not of the form db_monitor_10000@node=7");
        }
        return new Injection(
                text,
                ResourceId.of(parts.group(1)),
                parts.group(2),
                Duration.ofMillis(Long.parseLong(parts.group(3))),
                NodeName.of(parts.group(4)),
                Integer.parseInt(parts.group(5)));
    }

    /** Tells whether it is about this operation. */
    boolean meets(ResourceId other, String name, Duration every, NodeName where) {
        return resource.equals(other)
                && operation.equals(name)
                && interval.equals(every)
                && node.equals(where);
    }
}
