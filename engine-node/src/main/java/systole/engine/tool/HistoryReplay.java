package systole.engine.tool;

import systole.model.node.HistoryEntry;
import systole.model.node.HistoryEntry.Status;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;

import java.util.Comparator;

/** Replays what is known of one resource on one node, oldest first. */
final class HistoryReplay {
    private static final int NOT_RUNNING = 7;
    private static final int RUNNING_MASTER = 8;
    private static final int FAILED_MASTER = 9;
    private static final Comparator<HistoryEntry> BY_TIME =
            Comparator.comparingInt(
                    entry -> entry.callId() < 0 ? Integer.MAX_VALUE : entry.callId());

    private Role role = Role.STOPPED;
    private boolean failed;
    private boolean stuck;

    private HistoryReplay() {}

    /** What the resource does on that node. */
    static Place of(NodeName node, ResourceHistory history) {
        var replay = new HistoryReplay();
        history.entries().stream().sorted(BY_TIME).forEach(replay::replay);
        return new Place(node, replay.role, replay.failed, replay.stuck);
    }

    /** Tells whether a result belongs among the failed actions. */
    static boolean failed(HistoryEntry entry) {
        return switch (entry.status()) {
            case PENDING, CANCELLED -> false;
            case TIMED_OUT -> true;
            case DONE, NOT_SUPPORTED, ERROR -> !foundStopped(entry) && !succeeded(entry);
        };
    }

    private void replay(HistoryEntry entry) {
        if (entry.status() == Status.PENDING) {
            atLeast(entry.operation().equals("start") ? Role.STARTED : Role.STOPPED);
        } else if (foundStopped(entry) && entry.status() != Status.TIMED_OUT) {
            stopped();
        } else if (succeeded(entry)) {
            succeed(entry);
        } else if (entry.status() != Status.CANCELLED) {
            fail(entry);
        }
    }

    private static boolean foundStopped(HistoryEntry entry) {
        return entry.isProbe() && entry.exitCode() == NOT_RUNNING;
    }

    /** A probe that finds a master has found out something, and not failed. */
    private static boolean succeeded(HistoryEntry entry) {
        int code = entry.exitCode();
        return entry.status() == Status.DONE
                && (code == 0
                        || code == entry.expectedExitCode()
                        || code == RUNNING_MASTER && entry.isProbe());
    }

    private void succeed(HistoryEntry entry) {
        switch (entry.operation()) {
            case "stop", "migrate_to" -> stopped();
            case "promote" -> role = Role.MASTER;
            case "demote" -> role = Role.SLAVE;
            case "start", "migrate_from" -> atLeast(Role.STARTED);
            case "monitor", "status" -> {
                boolean master = entry.exitCode() == RUNNING_MASTER;
                if (master) {
                    role = Role.MASTER;
                } else if (role == Role.STOPPED) {
                    role = Role.STARTED;
                }
            }
            default -> {}
        }
    }

    private void stopped() {
        role = Role.STOPPED;
        failed = false;
        stuck = false;
    }

    private void atLeast(Role least) {
        role = role.compareTo(least) >= 0 ? role : least;
    }

    private void fail(HistoryEntry entry) {
        if (entry.isProbe() && hopeless(entry)) {
            return;
        }
        failed = true;
        stuck |= entry.operation().equals("stop");
        if (entry.exitCode() == FAILED_MASTER) {
            role = Role.MASTER;
        } else if (role == Role.STOPPED) {
            role = Role.STARTED;
        }
    }

    /** It cannot run there at all: no rights, not installed, wrongly set up. */
    private static boolean hopeless(HistoryEntry entry) {
        return entry.status() != Status.TIMED_OUT
                && switch (entry.exitCode()) {
                    case 2, 3, 4, 5, 6 -> true;
                    default -> false;
                };
    }
}
