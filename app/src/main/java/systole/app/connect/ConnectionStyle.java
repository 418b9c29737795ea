package systole.app.connect;

import javafx.scene.Parent;

import java.util.Objects;

/** The look of this package's own parts. */
final class ConnectionStyle {
    private static final String SHEET =
            Objects.requireNonNull(ConnectionStyle.class.getResource("connect.css"))
                    .toExternalForm();

    private ConnectionStyle() {}

    static void on(Parent part) {
        part.getStylesheets().add(SHEET);
    }
}
