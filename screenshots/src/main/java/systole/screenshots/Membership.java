package systole.screenshots;

import systole.app.cluster.NodeCard;
import systole.app.cluster.Standing;
import systole.app.l10n.Language;
import systole.app.launch.ConsoleWindow;
import systole.model.node.NodeName;
import systole.styles.Theme;

/** The cable of the node that led is pulled: it has let go, and the others lead on without it. */
record Membership(String name, Look look) implements Shot {
    static final Membership LIGHT = new Membership("membership", Look.LIGHT);
    static final Membership DARK_CHINESE =
            new Membership(
                    "membership-zh",
                    Look.LIGHT.in(Theme.DARK).in(Language.CHINESE).sized(1280, 800));

    private static final NodeName CUT = NodeName.of("mysql1");

    @Override
    public void pose(Studio studio) {
        studio.until("all agree", now -> now.cluster().membershipProperty().get().united());
        studio.run("demo.unplug." + CUT);
        studio.until("the node is cut off", Membership::divided);
        studio.untilRuns("mysql_db", "mysql2");
        studio.open("membership");
    }

    private static boolean divided(ConsoleWindow window) {
        return window.cluster().nodes().stream()
                .map(NodeCard::sight)
                .allMatch(
                        sight ->
                                sight.standing()
                                        == (sight.node().equals(CUT)
                                                ? Standing.CUT_OFF
                                                : Standing.AGREES));
    }
}
