package systole.app.board;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.Map;
import java.util.Optional;

/**
 * Drag and drop on the board. While something is dragged every column says whether it would take
 * it; only a drop makes an intent, and a drop outside makes none.
 */
final class BoardDrag {
    private static final String MIME = "application/x-systole-resource";
    private static final DataFormat RESOURCE = format();

    private final BoardViewModel model;
    private final Hints hints;
    private Optional<ResourceId> dragged = Optional.empty();
    private Map<NodeName, DropHint> answers = Map.of();

    /** Where the answers of the columns and of the tray are shown. */
    interface Hints {
        void show(Map<NodeName, DropHint> columns, DropHint tray);
    }

    BoardDrag(BoardViewModel model, Hints hints) {
        this.model = model;
        this.hints = hints;
    }

    /** A format may be made only once in a process. */
    private static DataFormat format() {
        var known = DataFormat.lookupMimeType(MIME);
        return known == null ? new DataFormat(MIME) : known;
    }

    /** Lets a chip or group card be picked up. */
    void source(BoardCard card) {
        card.spot().resource().ifPresent(resource -> source(card, resource));
    }

    private void source(BoardCard card, ResourceId resource) {
        card.setOnDragDetected(event -> begin(card, resource, event));
        card.setOnDragDone(event -> end());
    }

    private void begin(BoardCard card, ResourceId resource, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var board = card.startDragAndDrop(TransferMode.MOVE);
        var content = new ClipboardContent();
        content.put(RESOURCE, resource.value());
        content.putString(resource.value());
        board.setContent(content);
        var picture = new SnapshotParameters();
        picture.setFill(Color.TRANSPARENT);
        board.setDragView(card.snapshot(picture, null), event.getX(), event.getY());
        dragged = Optional.of(resource);
        answers = model.hints(resource);
        hints.show(answers, model.trayHint(resource));
        event.consume();
    }

    private void end() {
        dragged = Optional.empty();
        answers = Map.of();
        hints.show(Map.of(), new DropHint.Quiet());
    }

    /** Lets a column, or without a node the tray, take what is dropped on it. */
    void target(Node place, Optional<NodeName> node) {
        place.setOnDragOver(
                event -> {
                    if (welcome(node)) {
                        event.acceptTransferModes(TransferMode.MOVE);
                    }
                });
        place.setOnDragDropped(event -> dropped(event, node));
    }

    private boolean welcome(Optional<NodeName> node) {
        return dragged.filter(
                        resource ->
                                node.map(answers::get).orElseGet(() -> model.trayHint(resource))
                                        instanceof DropHint.Welcome)
                .isPresent();
    }

    private void dropped(DragEvent event, Optional<NodeName> node) {
        dragged.ifPresent(resource -> model.drop(resource, node));
        event.setDropCompleted(dragged.isPresent());
        event.consume();
    }

    /** Lets the members of a group be put into another order. */
    void sorter(GroupCard group) {
        group.setOnDragOver(
                event -> {
                    if (dragged.filter(group::has).isPresent()) {
                        event.acceptTransferModes(TransferMode.MOVE);
                        group.mark(group.indexAt(event.getSceneY()));
                        event.consume();
                    }
                });
        group.setOnDragExited(event -> group.unmark());
        group.setOnDragDropped(
                event -> {
                    var member = dragged.filter(group::has);
                    member.ifPresent(
                            one -> {
                                model.reorder(one, group.indexAt(event.getSceneY()));
                                event.setDropCompleted(true);
                                event.consume();
                            });
                    group.unmark();
                });
    }
}
