package systole.engine.demo;

import java.util.List;

/**
 * One row of the seed's table: what the database scores after that many failures, and what the
 * cluster then does.
 *
 * @param trigger what leads to the row
 * @param runsOn where it runs when the cluster decides; empty if nowhere
 * @param action what the cluster then does
 */
record SeedRow(
        String step,
        Trigger trigger,
        int failures1,
        int failures2,
        int score1,
        int score2,
        String runsOn,
        String action) {

    /** What leads to a row. */
    enum Trigger {
        /** The cluster starts. */
        BEGIN,
        /** Nothing: the cluster rests. */
        REST,
        /** The real process is killed. */
        KILL,
        /** The failures are forgotten. */
        FORGET
    }

    /** What is done in a row at rest. */
    static final String LEAVE = "leave";

    /** What the seed's arithmetic says, row h, which the seed omits, and what follows from it. */
    static final List<SeedRow> TABLE =
            List.of(
                    new SeedRow("a0", Trigger.BEGIN, 0, 0, 200, 150, "", "start mysql1"),
                    new SeedRow("a1", Trigger.REST, 0, 0, 300, 150, "mysql1", LEAVE),
                    new SeedRow("b", Trigger.KILL, 1, 0, 200, 150, "mysql1", "recover on mysql1"),
                    new SeedRow("c", Trigger.KILL, 2, 0, 100, 150, "mysql1", "move to mysql2"),
                    new SeedRow("d", Trigger.REST, 2, 0, 0, 250, "mysql2", LEAVE),
                    new SeedRow("e1", Trigger.KILL, 2, 1, 0, 150, "mysql2", "recover on mysql2"),
                    new SeedRow("e2", Trigger.KILL, 2, 2, 0, 50, "mysql2", "recover on mysql2"),
                    new SeedRow("e3", Trigger.KILL, 2, 3, 0, -50, "mysql2", "move to mysql1"),
                    new SeedRow("f", Trigger.REST, 2, 3, 100, -150, "mysql1", LEAVE),
                    new SeedRow("g", Trigger.KILL, 3, 3, 0, -150, "mysql1", "recover on mysql1"),
                    new SeedRow("h", Trigger.KILL, 4, 3, -100, -150, "mysql1", "stop mysql1"),
                    new SeedRow("i", Trigger.REST, 4, 3, -200, -150, "", LEAVE),
                    new SeedRow("j", Trigger.FORGET, 0, 0, 200, 150, "", "start mysql1"));

    /** The row as the scenario prints it, below {@link #HEAD}. */
    String text() {
        return FORMAT.formatted(
                step,
                failures1 + "," + failures2,
                score1,
                score2,
                runsOn.isEmpty() ? "-" : runsOn,
                action);
    }

    private static final String FORMAT = "%-5s %-9s %7s %7s  %-8s %-18s";

    /** The names of the columns. */
    static final String HEAD =
            FORMAT.formatted("step", "failures", "mysql1", "mysql2", "runs on", "action");
}
