package systole.screenshots;

import javafx.scene.control.TextField;

/** The palette, which finds whatever can be done. */
final class Palette implements Shot {
    @Override
    public String name() {
        return "palette";
    }

    @Override
    public Look look() {
        return Look.LIGHT;
    }

    @Override
    public void pose(Studio studio) {
        studio.run("shell.palette");
        studio.find("#palette-field");
        studio.act(
                now -> {
                    var field = (TextField) now.shell().lookup("#palette-field");
                    field.setText("mysql");
                    field.end();
                });
    }
}
