package systole.app.membership;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import systole.app.cluster.NodeCard;
import systole.app.cluster.NodeSight;
import systole.app.l10n.Messages;
import systole.model.node.NodeName;

import java.util.List;
import java.util.function.Supplier;

/** The two tables of the screen, both with a row for each node. */
final class MembershipTables {
    private static final double HEADER = 40;
    private static final double SIGHT_ROW = 36;
    private static final double HEARING_ROW = 46;
    private static final double NARROWEST_HEARING = 150;
    private static final double WIDEST_HEARING = 320;

    private final MembershipViewModel model;
    private final Messages messages;
    private final SightWords words;

    MembershipTables(MembershipViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        words = new SightWords(messages);
    }

    /** What each node sees. */
    TableView<NodeCard> sights() {
        var table = table("membership-sights", SIGHT_ROW);
        table.getColumns()
                .addAll(
                        List.of(
                                name("membership.column.node"),
                                column(
                                        "standing",
                                        240,
                                        () -> new StandingCell(messages, words::standing)),
                                column("view", 60, () -> new SightCell(words::view)),
                                column("members", 190, () -> new SightCell(words::members)),
                                column("controller", 90, () -> new SightCell(words::controller)),
                                column("quorum", 80, () -> new SightCell(words::quorum)),
                                column("lease", 150, () -> new LeaseCell(messages, words::lease)),
                                column("ping", 130, () -> new SightCell(words::pingNodes))));
        return table;
    }

    /** Who hears whom: a row for each listener, a column for each speaker. */
    TableView<NodeCard> hearings() {
        var table = table("membership-hearings", HEARING_ROW);
        model.nodes().subscribe(() -> speakers(table));
        speakers(table);
        return table;
    }

    private void speakers(TableView<NodeCard> table) {
        table.getColumns().setAll(List.of(name("membership.column.listener")));
        model.nodes().forEach(card -> table.getColumns().add(speaker(card.name())));
    }

    private TableColumn<NodeCard, NodeSight> speaker(NodeName speaker) {
        TableColumn<NodeCard, NodeSight> column =
                sightColumn(() -> new HearingCell(speaker, messages, words));
        column.setText(speaker.value());
        column.setMinWidth(NARROWEST_HEARING);
        column.setMaxWidth(WIDEST_HEARING);
        return column;
    }

    private TableView<NodeCard> table(String id, double row) {
        var table = new TableView<>(model.nodes());
        table.setId(id);
        table.getStyleClass().add("membership-table");
        table.setFixedCellSize(row);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label());
        Runnable fit =
                () -> table.setPrefHeight(HEADER + row * Math.max(1, model.nodes().size()) + 4);
        model.nodes().subscribe(fit);
        fit.run();
        messages.languageProperty().subscribe(table::refresh);
        return table;
    }

    private TableColumn<NodeCard, NodeName> name(String key) {
        var column = new TableColumn<NodeCard, NodeName>();
        column.textProperty().bind(messages.text(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
        column.getStyleClass().add("node-column-name");
        column.setMinWidth(110);
        column.setPrefWidth(130);
        column.setMaxWidth(220);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private TableColumn<NodeCard, NodeSight> column(
            String id, double width, Supplier<TableCell<NodeCard, NodeSight>> cell) {
        var column = sightColumn(cell);
        column.setId("membership-" + id);
        column.textProperty().bind(messages.text("membership.column." + id));
        column.setMinWidth(width * 0.8);
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<NodeCard, NodeSight> sightColumn(
            Supplier<TableCell<NodeCard, NodeSight>> cell) {
        var column = new TableColumn<NodeCard, NodeSight>();
        column.setCellValueFactory(row -> row.getValue().sightProperty());
        column.setCellFactory(_ -> cell.get());
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
