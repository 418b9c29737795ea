package systole.app.look;

import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The product's mark: one beat of a pulse. */
public final class Logo extends StackPane {
    /** The beat in a box of 24 by 24, to be stroked. */
    public static final String BEAT = "M1.5 12.5H5.6L8.4 5.2L12.2 19L15.2 8.6L17 12.5H22.5";

    public Logo() {
        var mark = new SVGPath();
        mark.setContent(BEAT);
        mark.getStyleClass().add("beat");
        getStyleClass().add("logo");
        getChildren().add(mark);
    }

    /** The window's icons from 16 to 256 pixels, smallest first. */
    public static List<Image> windowIcons() {
        return Stream.of(16, 32, 48, 128, 256)
                .map(size -> "/systole/app/icon/systole-" + size + ".png")
                .map(name -> Objects.requireNonNull(Logo.class.getResourceAsStream(name), name))
                .map(Image::new)
                .toList();
    }
}
