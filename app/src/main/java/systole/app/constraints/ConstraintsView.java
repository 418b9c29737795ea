package systole.app.constraints;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.EmptyState;
import systole.app.look.ScreenHeader;
import systole.app.shell.ShellView;
import systole.app.xml.DiffLine;
import systole.app.xml.XmlView;
import systole.model.cib.Cib;
import systole.model.constraint.Constraint;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlWriter;

import java.util.List;
import java.util.Optional;

/**
 * The Constraints screen: the graph, the CIB's own words below it, and an editor in the side panel.
 */
public final class ConstraintsView extends BorderPane {
    private static final int NAMED = 6;

    private final ConstraintsViewModel model;
    private final Messages messages;
    private final GraphPane graph;
    private final XmlView xml;
    private final EdgeEditor editor;
    private final Label refusal = new Label();
    private final FlowPane unseen = new FlowPane(8, 4);
    private final ShellView shell;

    /**
     * @param shell its side panel is where edges are edited
     */
    public ConstraintsView(ConstraintsViewModel model, Messages messages, ShellView shell) {
        this.model = model;
        this.messages = messages;
        this.shell = shell;
        getStyleClass().addAll("screen", "constraints");
        graph = new GraphPane(model, messages);
        xml = new XmlView(messages.text("constraints.xml"));
        editor = new EdgeEditor(model, messages);
        var header = new ScreenHeader(messages.text("constraints.title"), summary());
        setMargin(header, new Insets(0, 0, 12, 0));
        setTop(header);
        setCenter(content());
        model.graphProperty().subscribe(this::redraw);
        model.draftProperty().subscribe(this::redraw);
        model.refusalProperty().subscribe(this::refused);
        model.editingProperty().subscribe(this::edit);
        messages.languageProperty().subscribe(this::refused);
        redraw();
        refused();
        edit();
    }

    private ObservableValue<String> summary() {
        ObservableValue<Integer> seen =
                model.graphProperty()
                        .map(
                                now ->
                                        (int)
                                                now.edges().stream()
                                                        .map(edge -> edge.constraint().id())
                                                        .distinct()
                                                        .count());
        return messages.text(
                "constraints.summary", seen, model.graphProperty().map(now -> now.unseen().size()));
    }

    private Node tools() {
        var tools =
                new HBox(
                        4,
                        tool(
                                "mdi2m-magnify-plus-outline",
                                "constraints.tool.in",
                                () -> graph.zoom(1.2)),
                        tool(
                                "mdi2m-magnify-minus-outline",
                                "constraints.tool.out",
                                () -> graph.zoom(1 / 1.2)),
                        tool("mdi2f-fit-to-page-outline", "constraints.tool.fit", graph::fit),
                        tool("mdi2a-auto-fix", "constraints.tool.arrange", this::arrange));
        tools.getStyleClass().add("graph-tools");
        tools.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        return tools;
    }

    private void arrange() {
        model.arrange();
        graph.fit();
    }

    private Button tool(String icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet");
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text(key));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node content() {
        refusal.getStyleClass().addAll("edge-hint", "edge-refusal");
        refusal.setId("constraint-refusal");
        refusal.setMouseTransparent(true);
        StackPane.setAlignment(refusal, Pos.TOP_CENTER);
        var empty =
                new EmptyState(
                        "mdi2g-graph-outline",
                        messages.text("constraints.empty.title"),
                        messages.text("constraints.empty.words"));
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.graphProperty().map(now -> now.vertices().isEmpty()));
        var drawn = new BorderPane(new StackPane(graph, empty, refusal, tools()));
        var foot = new VBox(unseen, legend());
        foot.getStyleClass().add("graph-foot");
        drawn.setBottom(foot);
        drawn.getStyleClass().addAll("card", "graph-card");
        var text = new BorderPane(xml);
        var heading = new Label();
        heading.getStyleClass().add("section-title");
        heading.textProperty().bind(messages.text("constraints.xml"));
        text.setTop(heading);
        text.getStyleClass().addAll("card", "xml-card");
        var split = new SplitPane(drawn, text);
        split.getStyleClass().add("stacked");
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.7);
        SplitPane.setResizableWithParent(text, false);
        return split;
    }

    private Node legend() {
        var legend =
                new FlowPane(
                        20,
                        4,
                        key("edge-location", "constraints.legend.location"),
                        key("edge-colocation", "constraints.legend.colocation"),
                        key("edge-order", "constraints.legend.order"),
                        words("constraints.legend.how"));
        legend.getStyleClass().add("legend");
        return legend;
    }

    private Node key(String style, String text) {
        var line = new Line(0, 0, 28, 0);
        line.getStyleClass().add("edge-line");
        var sample = new HBox(line);
        sample.getStyleClass().addAll("edge", style);
        sample.setAlignment(Pos.CENTER);
        var row = new HBox(8, sample, words(text));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label words(String key) {
        var label = new Label();
        label.getStyleClass().add("muted");
        label.textProperty().bind(messages.text(key));
        return label;
    }

    private void redraw() {
        model.cib().ifPresent(this::show);
        List<Constraint> missing = model.graphProperty().get().unseen();
        unseen.getChildren().setAll(missing.stream().limit(NAMED).map(this::unseen).toList());
        if (missing.size() > NAMED) {
            var more = new Label();
            more.getStyleClass().add("note");
            more.textProperty()
                    .bind(messages.text("constraints.unseen.more", missing.size() - NAMED));
            unseen.getChildren().add(more);
        }
        unseen.setVisible(!unseen.getChildren().isEmpty());
        unseen.setManaged(unseen.isVisible());
    }

    private Node unseen(Constraint constraint) {
        var label = new Label();
        label.getStyleClass().add("pill");
        label.textProperty().bind(messages.text("constraints.unseen", constraint.id()));
        label.setTooltip(new Tooltip(XmlWriter.write(constraint.source()).strip()));
        return label;
    }

    private void show(Cib cib) {
        String before = section(cib);
        try {
            Optional<Draft> draft = model.draftProperty().get();
            if (draft.isPresent()) {
                xml.show(DiffLine.between(before, section(draft.get().applied(cib))));
            } else {
                xml.show(before);
            }
        } catch (XmlException e) {
            xml.show(before);
        }
    }

    private static String section(Cib cib) {
        return cib.root()
                .path("configuration", "constraints")
                .map(XmlWriter::write)
                .orElseGet(() -> XmlWriter.write(XmlElement.of("constraints")));
    }

    private void refused() {
        Optional<String> words = model.refusalProperty().get().map(reason -> reason.now(messages));
        refusal.setVisible(words.isPresent());
        words.ifPresent(refusal::setText);
    }

    private void edit() {
        boolean wanted = model.editingProperty().get();
        boolean open = shell.panelContent().filter(content -> content == editor).isPresent();
        if (wanted && !open) {
            shell.openPanel(editor, model::leave);
        } else if (!wanted && open) {
            shell.closePanel();
        }
    }
}
