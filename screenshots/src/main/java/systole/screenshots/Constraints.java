package systole.screenshots;

import javafx.scene.control.Slider;

/** The database's preference for its home is being weakened: it would move, and the CIB changes. */
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
        studio.find("#constraint-slider");
        studio.act(now -> ((Slider) now.shell().lookup("#constraint-slider")).setValue(-0.5));
    }
}
