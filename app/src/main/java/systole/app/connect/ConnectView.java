package systole.app.connect;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.Logo;

/** The card in which somebody says where to connect to. */
public final class ConnectView extends VBox {
    private final ConnectViewModel model;
    private final Messages messages;
    private final TextField address = new TextField();
    private final VBox recent = new VBox();

    public ConnectView(ConnectViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("connect");
        getStyleClass().addAll("overlay-card", "connect");
        ConnectionStyle.on(this);
        var heading = new HBox(new Logo(), Texts.label(messages.text("connect.title"), "heading"));
        heading.getStyleClass().add("heading-line");
        heading.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        heading,
                        Texts.label(messages.text("connect.words"), "note"),
                        Texts.label(messages.text("connect.address"), "section-title"),
                        address(),
                        Texts.label(messages.text("connect.identity"), "section-title"),
                        identity(),
                        trouble(),
                        buttons(),
                        recentTitle(),
                        recent);
        model.recent().addListener((ListChangeListener<Target>) _ -> showRecent());
        showRecent();
    }

    /** What the focus belongs to. */
    public Node focus() {
        return address;
    }

    private Node address() {
        address.setId("connect-address");
        address.setPromptText("ssh://hacluster@node1:5560");
        address.textProperty().bindBidirectional(model.addressProperty());
        address.accessibleTextProperty().bind(messages.text("connect.address"));
        address.setOnAction(_ -> model.connect());
        model.troubleProperty()
                .subscribe(
                        words -> {
                            address.getStyleClass().remove("invalid");
                            if (!words.isEmpty()) {
                                address.getStyleClass().add("invalid");
                            }
                        });
        return address;
    }

    private Node identity() {
        var field = new TextField();
        field.setId("connect-identity");
        field.promptTextProperty().bind(messages.text("connect.identity.usual"));
        field.accessibleTextProperty().bind(messages.text("connect.identity"));
        field.textProperty().bindBidirectional(model.identityProperty());
        field.setOnAction(_ -> model.connect());
        return field;
    }

    private Node trouble() {
        var label = Texts.label(model.troubleProperty(), "trouble");
        label.setId("connect-trouble");
        label.managedProperty().bind(model.troubleProperty().isNotEmpty());
        label.visibleProperty().bind(label.managedProperty());
        return label;
    }

    private Node buttons() {
        var connect = Texts.button(messages.text("connect.connect"), model::connect);
        connect.setId("connect-go");
        connect.getStyleClass().add("primary");
        var box = new HBox(connect);
        box.getStyleClass().add("buttons");
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private Node recentTitle() {
        Label title = Texts.label(messages.text("connect.recent"), "section-title");
        title.managedProperty().bind(recent.managedProperty());
        title.visibleProperty().bind(recent.managedProperty());
        return title;
    }

    private void showRecent() {
        recent.getStyleClass().setAll("recent");
        recent.getChildren().setAll(model.recent().stream().map(this::row).toList());
        recent.setManaged(!model.recent().isEmpty());
    }

    private Node row(Target target) {
        var name = new Label(target.name());
        name.getStyleClass().add("name");
        var place = new Label(target.destination().toString());
        place.getStyleClass().add("detail");
        var words = new VBox(name, place);
        var open = new Button("", words);
        open.getStyleClass().addAll("quiet", "recent-cluster");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setAccessibleText(target.destination().toString());
        open.setOnAction(_ -> model.choose(target));
        HBox.setHgrow(open, Priority.ALWAYS);
        var forget = new Button("", new FontIcon("mdi2c-close"));
        forget.getStyleClass().add("quiet");
        forget.accessibleTextProperty().bind(messages.text("connect.forget"));
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text("connect.forget"));
        forget.setTooltip(tip);
        forget.setOnAction(_ -> model.forget(target));
        var row = new HBox(open, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
