package systole.app.membership;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.cluster.Membership.Concern;
import systole.app.l10n.Messages;
import systole.app.look.EmptyState;
import systole.app.look.HealthState;
import systole.app.look.ScreenHeader;
import systole.app.look.StateShape;

import java.util.List;
import java.util.Objects;

/**
 * The membership: a sentence on top, lasting concerns below it, then what each node sees and who
 * hears whom.
 */
public final class MembershipView extends VBox {
    private static final PseudoClass DIVIDED = PseudoClass.getPseudoClass("divided");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

    private final MembershipViewModel model;
    private final Messages messages;
    private final VBox concerns = new VBox();

    public MembershipView(MembershipViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStylesheets()
                .add(
                        Objects.requireNonNull(getClass().getResource("membership.css"))
                                .toExternalForm());
        getStyleClass().add("membership-screen");
        var nothing =
                new EmptyState(
                        "mdi2l-lan-disconnect",
                        messages.text("membership.empty.title"),
                        messages.text("membership.empty.words"));
        var something = something();
        nothing.visibleProperty().bind(model.toldProperty().map(told -> !told));
        something.visibleProperty().bind(model.toldProperty());
        var middle = new StackPane(nothing, something);
        setVgrow(middle, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new ScreenHeader(
                                messages.text("membership.title"), model.summaryProperty()),
                        middle);
    }

    private VBox something() {
        var tables = new MembershipTables(model, messages);
        concerns.getStyleClass().add("concerns");
        model.concernsProperty().subscribe(this::show);
        messages.languageProperty().subscribe(() -> show(model.concernsProperty().get()));
        var note = new Label();
        note.getStyleClass().add("note");
        note.textProperty().bind(messages.text("membership.links.note"));
        var links = new HBox(title("membership.links"), note);
        links.getStyleClass().add("section-head");
        links.setAlignment(Pos.BASELINE_LEFT);
        var all =
                new VBox(
                        headline(),
                        concerns,
                        title("membership.views"),
                        tables.sights(),
                        links,
                        tables.hearings());
        all.getStyleClass().add("membership");
        return all;
    }

    private HBox headline() {
        var shape = new StateShape(messages, HealthState.UNKNOWN);
        var words = new Label();
        words.setId("membership-headline");
        words.getStyleClass().add("strong");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty().bind(model.headlineProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        var strip = new HBox(shape, words);
        strip.getStyleClass().addAll("card", "headline");
        strip.setAlignment(Pos.CENTER_LEFT);
        model.stateProperty()
                .subscribe(
                        state -> {
                            shape.setState(state);
                            strip.pseudoClassStateChanged(DIVIDED, state == HealthState.BLOCKED);
                            strip.pseudoClassStateChanged(LOST, state == HealthState.FAILED);
                        });
        return strip;
    }

    private Label title(String key) {
        var title = new Label();
        title.getStyleClass().add("section-title");
        title.textProperty().bind(messages.text(key));
        return title;
    }

    private void show(List<Concern> all) {
        concerns.getChildren().setAll(all.stream().map(this::concern).toList());
        concerns.setVisible(!all.isEmpty());
        concerns.setManaged(!all.isEmpty());
    }

    private Node concern(Concern concern) {
        var words =
                new Label(
                        messages.now(
                                "membership.concern",
                                concern.text(),
                                new Headline(messages).names(concern.nodes())),
                        new FontIcon("mdi2a-alert-outline"));
        words.getStyleClass().add("concern");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }
}
