package systole.screenshots;

import javafx.scene.input.KeyCode;

/** The database's process has been killed once: it came back, and the failure counts. */
final class Failure implements Shot {
    @Override
    public String name() {
        return "failure";
    }

    @Override
    public Look look() {
        return Look.LIGHT;
    }

    @Override
    public void pose(Studio studio) {
        studio.run("demo.kill.mysql_db");
        studio.until(
                "the failure counts",
                now ->
                        now.cluster().nodes().stream().allMatch(node -> node.view().online())
                                && now.cluster().resources().getFirst().view().failures() == 1);
        studio.untilRuns("mysql_db", "mysql1");
        studio.untilRest();
        studio.run("shell.tasks");
        studio.press("#chip-mysql_db", KeyCode.SPACE);
        studio.until(
                "the question is there", now -> now.why().questionProperty().get().isPresent());
    }
}
