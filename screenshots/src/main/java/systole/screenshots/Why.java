package systole.screenshots;

import javafx.scene.input.KeyCode;

/** Why the database runs where it runs, term by term. */
final class Why implements Shot {
    @Override
    public String name() {
        return "why";
    }

    @Override
    public Look look() {
        return Look.LIGHT;
    }

    @Override
    public void pose(Studio studio) {
        studio.press("#chip-mysql_db", KeyCode.SPACE);
        studio.until(
                "the question is there", now -> now.why().questionProperty().get().isPresent());
    }
}
