package systole.screenshots;

import javafx.scene.control.Hyperlink;

/**
 * The database's preference for its home turns into its opposite: it would move, and the CIB would
 * change.
 */
final class Constraints implements Shot {
    @Override
    public String name() {
        return "constraints";
    }

    @Override
    public Look look() {
        return Look.LIGHT;
    }

    @Override
    public void pose(Studio studio) {
        studio.open("constraints");
        studio.act(now -> now.constraints().open("mysql_db-prefers"));
        studio.find("#strength-avoid");
        studio.act(now -> ((Hyperlink) now.shell().lookup("#strength-avoid")).fire());
    }
}
