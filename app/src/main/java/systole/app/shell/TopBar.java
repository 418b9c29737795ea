package systole.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerExpression;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.look.Logo;
import systole.app.look.Pill;
import systole.app.look.StateShape;
import systole.styles.Theme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;

/** The first line of the window: which cluster, how it is, and the way to everything else. */
final class TopBar extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ShellViewModel model;
    private final Settings settings;
    private final Messages messages;
    private final HBox menus = new HBox();

    TopBar(ShellViewModel model, Settings settings, Messages messages, Runnable openPalette) {
        this.model = model;
        this.settings = settings;
        this.messages = messages;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        menus.getStyleClass().add("menus");
        menus.setAlignment(Pos.CENTER_LEFT);
        model.menuKeys().subscribe(this::showMenus);
        showMenus();
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        var name = new Label();
        name.getStyleClass().add("product-name");
        name.setMinWidth(USE_PREF_SIZE);
        name.textProperty().bind(messages.text("shell.name"));
        getChildren()
                .addAll(
                        new Logo(),
                        name,
                        cluster(),
                        quorum(),
                        age(),
                        count("failures", model.failuresProperty(), "shell.failures"),
                        count("leftovers", model.leftoversProperty(), "shell.leftovers"),
                        space,
                        menus,
                        search(openPalette),
                        themeSwitch(),
                        languageSwitch());
    }

    private Pill cluster() {
        var pill = new Pill();
        pill.setId("pill-cluster");
        pill.valueProperty().bind(model.clusterNameProperty());
        pill.visibleProperty().bind(model.clusterNameProperty().isNotEmpty());
        pill.managedProperty().bind(pill.visibleProperty());
        return pill;
    }

    private Pill quorum() {
        var pill = new Pill();
        pill.setId("pill-quorum");
        var shape = new StateShape(messages, HealthState.UNKNOWN, 12);
        model.quorateProperty().subscribe(_ -> shape.setState(quorumState()));
        model.staleProperty().subscribe(_ -> shape.setState(quorumState()));
        pill.setGraphic(shape);
        pill.leadProperty()
                .bind(
                        model.quorateProperty()
                                .flatMap(
                                        yes ->
                                                messages.text(
                                                        yes ? "shell.quorum" : "shell.quorum.none"))
                                .orElse(""));
        pill.valueProperty()
                .bind(
                        messages.text(
                                "shell.quorum.value",
                                model.membersOnlineProperty(),
                                model.membersExpectedProperty()));
        pill.visibleProperty().bind(model.membersExpectedProperty().greaterThan(0));
        pill.managedProperty().bind(pill.visibleProperty());
        return pill;
    }

    private HealthState quorumState() {
        if (model.staleProperty().get()) {
            return HealthState.UNKNOWN;
        }
        return model.quorateProperty().get() ? HealthState.RUNNING : HealthState.FAILED;
    }

    private Pill age() {
        var pill = new Pill();
        pill.setId("pill-age");
        var known = model.dataAgeProperty().map(age -> age.isPresent());
        pill.leadProperty()
                .bind(known.flatMap(yes -> messages.text(yes ? "shell.age" : "shell.age.none")));
        var seconds = model.dataAgeProperty().map(age -> age.map(TopBar::seconds).orElse(""));
        pill.valueProperty()
                .bind(
                        known.flatMap(yes -> yes ? messages.text("shell.age.value", seconds) : null)
                                .orElse(""));
        pill.tailProperty()
                .bind(known.flatMap(yes -> yes ? messages.text("shell.age.old") : null).orElse(""));
        model.staleProperty().subscribe(stale -> pill.pseudoClassStateChanged(STALE, stale));
        return pill;
    }

    private static String seconds(Duration age) {
        var millis = age.toMillis();
        return millis < 10_000
                ? String.format(Locale.ROOT, "%.1f", millis / 1000.0)
                : Long.toString(millis / 1000);
    }

    private Pill count(String name, IntegerExpression count, String key) {
        var pill = new Pill();
        pill.setId("pill-" + name);
        pill.getStyleClass().add(name);
        pill.valueProperty().bind(count.asString());
        pill.tailProperty().bind(messages.text(key, count));
        pill.visibleProperty().bind(count.greaterThan(0));
        pill.managedProperty().bind(pill.visibleProperty());
        return pill;
    }

    private Button search(Runnable openPalette) {
        var words = new Label();
        words.getStyleClass().add("words");
        words.textProperty().bind(messages.text("shell.search"));
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var key = new Label();
        key.getStyleClass().add("key");
        key.setMinWidth(USE_PREF_SIZE);
        key.textProperty().bind(messages.text("shell.search.key"));
        var box = new HBox(words, key);
        box.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", box);
        box.prefWidthProperty().bind(button.widthProperty().subtract(22));
        button.setId("search");
        button.getStyleClass().add("search-field");
        button.accessibleTextProperty().bind(words.textProperty());
        button.setOnAction(event -> openPalette.run());
        return button;
    }

    private Button themeSwitch() {
        var icon = new FontIcon();
        settings.themeProperty()
                .subscribe(
                        theme ->
                                icon.setIconLiteral(
                                        theme.dark()
                                                ? "mdi2w-weather-sunny"
                                                : "mdi2w-weather-night"));
        var button = new Button("", icon);
        button.setId("theme-switch");
        button.getStyleClass().add("quiet");
        button.setOnAction(event -> settings.themeProperty().set(otherTheme()));
        var tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.now(
                                                "shell.theme.next",
                                                messages.now(otherTheme().wordKey())),
                                settings.themeProperty(),
                                messages.languageProperty()));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        return button;
    }

    private Theme otherTheme() {
        return settings.themeProperty().get().dark() ? Theme.LIGHT : Theme.DARK;
    }

    private Button languageSwitch() {
        var button = new Button();
        button.setId("language-switch");
        button.getStyleClass().addAll("quiet", "language");
        button.setMinWidth(USE_PREF_SIZE);
        var language = messages.languageProperty();
        button.textProperty().bind(language.map(now -> now.next().shortName()));
        button.setOnAction(event -> settings.languageProperty().set(language.get().next()));
        var tip = new Tooltip();
        tip.textProperty()
                .bind(
                        messages.text(
                                "shell.language.next",
                                language.map(now -> now.next().nativeName())));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        return button;
    }

    private void showMenus() {
        menus.getChildren().setAll(model.menuKeys().stream().map(this::menu).toList());
    }

    private MenuButton menu(String key) {
        var button = new MenuButton();
        button.setId("menu-" + key.replace('.', '-'));
        button.textProperty().bind(messages.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.addEventHandler(MenuButton.ON_SHOWING, event -> fill(button, key));
        button.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> passEscapeOn(button, pressed));
        fill(button, key);
        return button;
    }

    /** A closed menu would swallow the Esc that is meant to close the side panel. */
    private static void passEscapeOn(MenuButton button, KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ESCAPE && !button.isShowing()) {
            pressed.consume();
            button.getParent().fireEvent(pressed.copyFor(button, button.getParent()));
        }
    }

    private void fill(MenuButton button, String key) {
        var submenus = new LinkedHashMap<String, Menu>();
        var items = new ArrayList<MenuItem>();
        for (var command : model.menu(key)) {
            var path = command.menuKey().orElse(key);
            if (path.equals(key)) {
                items.add(item(command));
            } else {
                submenus.computeIfAbsent(path.substring(key.length() + 1), this::submenu)
                        .getItems()
                        .add(item(command));
            }
        }
        items.addAll(0, submenus.values());
        button.getItems().setAll(items);
    }

    private Menu submenu(String key) {
        var menu = new Menu(messages.now(key));
        menu.setId("menu-" + key.replace('.', '-'));
        menu.setMnemonicParsing(false);
        return menu;
    }

    private MenuItem item(Command command) {
        var item = new MenuItem(messages.now(command.titleKey(), command.titleArgs().toArray()));
        item.setId("command-" + command.id());
        item.setMnemonicParsing(false);
        item.setDisable(!command.enabled().get());
        item.setOnAction(event -> command.run());
        command.accelerator().ifPresent(item::setAccelerator);
        return item;
    }
}
