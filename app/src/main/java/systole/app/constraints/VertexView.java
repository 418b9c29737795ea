package systole.app.constraints;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
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
import systole.app.l10n.Messages;

/** One vertex: a box with a name, and a handle at its right from which lines are drawn. */
final class VertexView extends StackPane {
    private static final double ROOM_FOR_HANDLE = 16;
    private static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");
    private static final PseudoClass ORIGIN = PseudoClass.getPseudoClass("origin");
    private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");

    private final Vertex vertex;
    private final boolean holder;
    private final Region handle = new Region();

    /**
     * @param holder it stands around members
     */
    VertexView(Vertex vertex, boolean holder, Messages messages) {
        this.vertex = vertex;
        this.holder = holder;
        String kind = kind(vertex, holder);
        setId("vertex-" + vertex.key().replace('/', '-'));
        getStyleClass().addAll("vertex", kind);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty()
                .bind(messages.text("constraints.spoken." + spoken(kind), vertex.label()));
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text("constraints.vertex.tip", vertex.label()));
        Tooltip.install(this, tip);
        var content = content(vertex);
        setMargin(content, new Insets(0, ROOM_FOR_HANDLE, 0, 0));
        setAlignment(content, holder ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        handle.getStyleClass().add("vertex-handle");
        handle.setId(getId() + "-handle");
        setAlignment(handle, holder ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
        getChildren().addAll(content, handle);
    }

    private static String spoken(String kind) {
        return kind.substring(kind.indexOf('-') + 1);
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

    /** Whether the line that is drawn points at it. */
    void aim(boolean aimed) {
        pseudoClassStateChanged(AIMED, aimed);
    }

    /** Whether it stands around members. */
    boolean holder() {
        return holder;
    }

    /** Steps back while something else is looked at. */
    void stepBack(boolean far) {
        pseudoClassStateChanged(FAR, far);
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
