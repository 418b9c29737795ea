package systole.app.connect;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.look.StateShape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The row of clusters above the window; not there for one cluster alone. */
public final class ClusterTabs extends HBox {
    private final Messages messages;
    private final ToggleGroup group = new ToggleGroup();
    private final List<Tab> tabs = new ArrayList<>();
    private final Button more;

    /**
     * One cluster of the row.
     *
     * @param health of what matters most in it
     */
    public record Tab(
            ObservableValue<String> name,
            ObservableValue<HealthState> health,
            Runnable onChosen,
            ToggleButton button) {}

    /**
     * @param onMore wants to connect to another cluster
     */
    public ClusterTabs(Messages messages, Runnable onMore) {
        this.messages = messages;
        setId("cluster-tabs");
        getStyleClass().add("cluster-tabs");
        ConnectionStyle.on(this);
        setAlignment(Pos.CENTER_LEFT);
        more = new Button("", new FontIcon("mdi2p-plus"));
        more.setId("cluster-tabs-more");
        more.getStyleClass().add("quiet");
        more.setOnAction(_ -> onMore.run());
        more.accessibleTextProperty().bind(messages.text("connect.command.connect"));
        var tip = new Tooltip();
        tip.textProperty().bind(messages.text("connect.command.connect"));
        more.setTooltip(tip);
        show();
    }

    /** Adds a cluster at the end. */
    public Tab add(
            ObservableValue<String> name, ObservableValue<HealthState> health, Runnable onChosen) {
        var shape = new StateShape(messages, HealthState.UNKNOWN, 12);
        health.subscribe(shape::setState);
        var words = new Label();
        words.textProperty().bind(name);
        var content = new HBox(shape, words);
        content.getStyleClass().add("cluster-tab-content");
        content.setAlignment(Pos.CENTER);
        var button = new ToggleButton("", content);
        button.getStyleClass().add("cluster-tab");
        button.accessibleTextProperty().bind(name);
        button.setToggleGroup(group);
        button.setOnAction(_ -> onChosen.run());
        var tab = new Tab(name, health, onChosen, button);
        tabs.add(tab);
        show();
        return tab;
    }

    /** Takes a cluster out of the row. */
    public void remove(Tab tab) {
        tabs.remove(tab);
        show();
    }

    /** Marks the cluster that is shown. */
    public void mark(Optional<Tab> shown) {
        group.selectToggle(shown.map(Tab::button).orElse(null));
    }

    private void show() {
        getChildren().setAll(tabs.stream().map(Tab::button).toList());
        getChildren().add(more);
        setVisible(tabs.size() > 1);
        setManaged(isVisible());
    }
}
