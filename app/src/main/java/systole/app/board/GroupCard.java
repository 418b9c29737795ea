package systole.app.board;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import systole.app.cluster.ResourceItem;
import systole.app.cluster.ResourceView;
import systole.app.l10n.Messages;
import systole.app.look.ScoreText;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A group where it is: its name and score, and its members in their order. */
final class GroupCard extends BoardCard {
    private static final PseudoClass INSERT_ABOVE = PseudoClass.getPseudoClass("insert-above");
    private static final PseudoClass INSERT_BELOW = PseudoClass.getPseudoClass("insert-below");

    private final ResourceItem item;
    private final Messages messages;
    private final Label name = new Label();
    private final ScoreText score = new ScoreText();
    private final VBox members = new VBox();
    private final KeyedChildren<ResourceId, ResourceItem, ChipView> chips;

    GroupCard(
            ResourceItem item,
            Spot spot,
            Messages messages,
            BiFunction<ResourceItem, Spot, ChipView> chip) {
        super(spot, "card", "sunk", "board-group");
        this.item = item;
        this.messages = messages;
        chips =
                new KeyedChildren<>(
                        members.getChildren(),
                        ResourceItem::id,
                        member -> chip.apply(member, Spot.of(spot.node(), member.id())),
                        (view, member) -> {});
        name.setText(item.id().value());
        name.getStyleClass().add("group-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(item.id().value()));
        HBox.setHgrow(name, Priority.ALWAYS);
        var head = new HBox(name, score);
        head.getStyleClass().add("group-head");
        head.setAlignment(Pos.CENTER_LEFT);
        members.getStyleClass().add("group-members");
        var all = new VBox(head, members);
        all.setMinWidth(0);
        setHgrow(all, Priority.ALWAYS);
        getChildren().add(all);
        setId("group-" + item.id());
        WhileShown.listen(this, this::follow);
    }

    /** Shows these of its members. */
    void showMembers(List<ResourceItem> here) {
        chips.show(here);
    }

    /** Its chips, in their order. */
    Stream<ChipView> chips() {
        return chips.nodes();
    }

    /** Whether this is one of the members shown here. */
    boolean has(ResourceId member) {
        return chips.find(member).isPresent();
    }

    /** Between which members of the whole group a height lies: the index of the one below it. */
    int indexAt(double sceneY) {
        var all = item.members().stream().map(ResourceItem::id).toList();
        return chips().filter(chip -> sceneY < middle(chip))
                .findFirst()
                .flatMap(chip -> chip.spot().resource())
                .map(all::indexOf)
                .orElse(all.size());
    }

    private static double middle(ChipView chip) {
        var bounds = chip.localToScene(chip.getLayoutBounds());
        return bounds.getCenterY();
    }

    /** Shows where a member would go. */
    void mark(int index) {
        var below = item.members().stream().skip(index).map(ResourceItem::id).findFirst();
        chips().forEach(chip -> mark(chip, below));
        chips().reduce((_, last) -> last)
                .ifPresent(last -> last.pseudoClassStateChanged(INSERT_BELOW, below.isEmpty()));
    }

    private static void mark(ChipView chip, Optional<ResourceId> below) {
        var above = below.isPresent() && chip.spot().resource().equals(below);
        chip.pseudoClassStateChanged(INSERT_ABOVE, above);
    }

    /** Shows it no more. */
    void unmark() {
        chips().forEach(
                        chip -> {
                            chip.pseudoClassStateChanged(INSERT_ABOVE, false);
                            chip.pseudoClassStateChanged(INSERT_BELOW, false);
                        });
    }

    private Subscription follow() {
        return Subscription.combine(
                item.viewProperty().subscribe(this::show),
                messages.languageProperty().subscribe(() -> say(item.view())));
    }

    private void show(ResourceView view) {
        score.scoreProperty().set(ScoreWords.number(view));
        say(view);
    }

    private void say(ResourceView view) {
        setAccessibleText(
                messages.now(
                        "board.group.spoken",
                        item.id(),
                        messages.now(view.state().wordKey()),
                        ScoreWords.spoken(view),
                        item.members().size()));
    }
}
