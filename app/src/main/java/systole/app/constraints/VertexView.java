package systole.app.constraints;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.constraints.GraphLayout.Box;

/** One vertex: a box with a name, and a handle at its right from which lines are drawn. */
final class VertexView extends StackPane {
    private static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");
    private static final PseudoClass ORIGIN = PseudoClass.getPseudoClass("origin");

    private final Vertex vertex;
    private final Region handle = new Region();

    VertexView(Vertex vertex, boolean holdsMembers) {
        this.vertex = vertex;
        setId("vertex-" + vertex.key().replace('/', '-'));
        getStyleClass().addAll("vertex", kind(vertex, holdsMembers));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(vertex.label());
        Tooltip.install(this, new Tooltip(vertex.label()));
        var content = content(vertex);
        setAlignment(content, holdsMembers ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        handle.getStyleClass().add("vertex-handle");
        handle.setId(getId() + "-handle");
        setAlignment(handle, holdsMembers ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
        getChildren().addAll(content, handle);
    }

    private static String kind(Vertex vertex, boolean holdsMembers) {
        return switch (vertex) {
            case Vertex.OfNode _ -> "vertex-node";
            case Vertex.OfResource(_, var group, _) ->
                    holdsMembers
                            ? "vertex-group"
                            : group.isPresent() ? "vertex-member" : "vertex-resource";
        };
    }

    private static Region content(Vertex vertex) {
        var name = new Label(vertex.label());
        name.getStyleClass().add("vertex-name");
        return switch (vertex) {
            case Vertex.OfNode _ -> row(new FontIcon("mdi2s-server"), name);
            case Vertex.OfResource(_, _, var agent) -> {
                if (agent.isEmpty()) {
                    yield row(new FontIcon("mdi2f-format-list-numbered"), name);
                }
                var words = new Label(agent);
                words.getStyleClass().add("muted");
                var lines = new VBox(name, words);
                lines.setAlignment(Pos.CENTER_LEFT);
                lines.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
                yield lines;
            }
        };
    }

    private static HBox row(FontIcon icon, Label name) {
        var row = new HBox(8, icon, name);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMaxHeight(USE_PREF_SIZE);
        return row;
    }

    /** What it stands for. */
    Vertex vertex() {
        return vertex;
    }

    /** Where lines begin. */
    Region handle() {
        return handle;
    }

    /** Puts it into its box. */
    void place(Box box) {
        setPrefSize(box.width(), box.height());
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }

    /** While a line is drawn: may it end here? */
    void offer(Offer offer) {
        pseudoClassStateChanged(LEGAL, offer == Offer.LEGAL);
        pseudoClassStateChanged(ILLEGAL, offer == Offer.ILLEGAL);
        pseudoClassStateChanged(ORIGIN, offer == Offer.ORIGIN);
    }

    /** What a vertex is to the line being drawn. */
    enum Offer {
        /** No line is drawn. */
        NONE,
        /** It begins here. */
        ORIGIN,
        /** It may end here. */
        LEGAL,
        /** It may not. */
        ILLEGAL
    }
}
