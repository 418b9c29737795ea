package systole.app.shell;

import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import systole.app.l10n.Messages;
import systole.app.task.TaskDrawer;
import systole.app.task.TaskLog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The frame of the window. Put it into a scene and it dresses the scene in the chosen theme, keeps
 * it so when the settings change, and listens to the keys of all commands, until it is taken out.
 *
 * <p>A key without Ctrl, Alt or a function key does nothing while text is being typed.
 */
public final class ShellView extends StackPane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ShellViewModel model;
    private final Settings settings;
    private final Messages messages;
    private final PaletteViewModel palette;
    private final BorderPane frame = new BorderPane();
    private final VBox top = new VBox();
    private final StackPane middle = new StackPane();
    private final StackPane cover = new StackPane();
    private final Overlay overlay = new Overlay();
    private final Rail rail;
    private final Map<String, Screen> screens = new HashMap<>();
    private Optional<SidePanel> panel = Optional.empty();
    private Subscription dressed = Subscription.EMPTY;

    public ShellView(ShellViewModel model, TaskLog tasks, Settings settings, Messages messages) {
        this.model = model;
        this.settings = settings;
        this.messages = messages;
        palette = new PaletteViewModel(messages, model::allCommands);
        messages.languageProperty().bindBidirectional(settings.languageProperty());
        rail = new Rail(model, messages, this::openSettings);
        var drawer = new TaskDrawer(tasks, messages, () -> model.tasksOpenProperty().set(false));
        drawer.visibleProperty().bind(model.tasksOpenProperty());
        drawer.managedProperty().bind(drawer.visibleProperty());
        getStyleClass().add("shell");
        middle.getStyleClass().add("middle");
        cover.setPickOnBounds(false);
        top.getChildren().add(new TopBar(model, settings, messages, this::openPalette));
        frame.setTop(top);
        frame.setLeft(rail);
        frame.setCenter(new StackPane(middle, cover));
        frame.setBottom(new VBox(drawer, new StatusLine(model, tasks, messages)));
        getChildren().addAll(frame, overlay);
        model.commands().addAll(new ShellCommands(this, model, settings).list());
        model.currentScreenProperty().subscribe(this::showScreen);
        model.staleProperty().subscribe(stale -> middle.pseudoClassStateChanged(STALE, stale));
        sceneProperty()
                .subscribe(
                        (before, after) -> {
                            dressed.unsubscribe();
                            dressed = Subscription.EMPTY;
                            Optional.ofNullable(after).ifPresent(this::dress);
                        });
    }

    /** Gives a screen its place in the rail; the first one added is shown. */
    public void addScreen(Screen screen) {
        screens.put(screen.id(), screen);
        rail.add(screen);
        model.commands().add(ShellCommands.goTo(screen, model, screens.size(), messages));
        if (model.currentScreenProperty().get().isEmpty()) {
            model.currentScreenProperty().set(screen.id());
        } else {
            showScreen(model.currentScreenProperty().get());
        }
    }

    /**
     * Opens the side panel with this content, in place of any other. {@code onClosed} is told once,
     * whoever closes it: the user, the owner, or the next content.
     */
    public void openPanel(Node content, Runnable onClosed) {
        closePanel();
        var opened = new SidePanel(content, messages, this::closePanel, onClosed);
        panel = Optional.of(opened);
        frame.setRight(opened);
    }

    /** Closes the side panel, if it is open. */
    public void closePanel() {
        var open = panel;
        panel = Optional.empty();
        frame.setRight(null);
        open.ifPresent(SidePanel::closed);
    }

    /** What the side panel shows now. */
    public Optional<Node> panelContent() {
        return panel.map(SidePanel::content);
    }

    /** Puts a strip below the top bar, over every screen. */
    public void setNotice(Region strip) {
        top.getChildren().setAll(top.getChildren().getFirst(), strip);
    }

    /** Puts something in front of the screens; it is seen as long as it is visible. */
    public void setCover(Region front) {
        cover.getChildren().setAll(front);
    }

    /** Shows a card of one's own; {@code onClosed} is told once, whoever closes it. */
    public void openCard(Region card, Node focus, Runnable onClosed) {
        overlay.open(card, Pos.CENTER, focus);
        var watching = new Subscription[1];
        watching[0] =
                overlay.cardProperty()
                        .subscribe(
                                (_, _) -> {
                                    watching[0].unsubscribe();
                                    onClosed.run();
                                });
    }

    /** Closes the card, if this is the one. */
    public void closeCard(Region card) {
        if (overlay.cardProperty().get().filter(open -> open == card).isPresent()) {
            overlay.close();
        }
    }

    /** Opens the command palette. */
    public void openPalette() {
        palette.open();
        var view = new PaletteView(palette, messages, overlay::close);
        overlay.open(view, Pos.TOP_CENTER, view.field());
    }

    /** Opens the settings. */
    public void openSettings() {
        var view = new SettingsView(settings, messages);
        overlay.open(view, Pos.BOTTOM_LEFT, view);
        view.focusFirst();
    }

    /** Opens the list of keys. */
    public void openShortcuts() {
        var view = new Shortcuts(model.allCommands(), messages);
        view.setFocusTraversable(true);
        overlay.open(view, Pos.CENTER, view);
    }

    private void showScreen(String id) {
        var screen = screens.get(id);
        if (screen != null) {
            middle.getChildren().setAll(screen.content());
        }
    }

    private void dress(Scene scene) {
        EventHandler<KeyEvent> pressed = this::key;
        EventHandler<KeyEvent> typed = this::typed;
        scene.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, typed);
        dressed =
                settings.themeProperty()
                        .subscribe(theme -> theme.apply(scene))
                        .and(
                                settings.reducedMotionProperty()
                                        .subscribe(reduced -> reduceMotion(scene, reduced)))
                        .and(() -> scene.removeEventHandler(KeyEvent.KEY_PRESSED, pressed))
                        .and(() -> scene.removeEventHandler(KeyEvent.KEY_TYPED, typed));
    }

    /** Where the reader asks for nothing, the desktop's own preference holds. */
    private static void reduceMotion(Scene scene, boolean reduced) {
        scene.getPreferences().setReducedMotion(reduced ? Boolean.TRUE : null);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && overlay.cardProperty().get().isEmpty()) {
            closePanel();
        } else if (!typing(event)) {
            model.allCommands().stream()
                    .filter(
                            command ->
                                    command.accelerator()
                                            .filter(key -> key.match(event))
                                            .isPresent())
                    .findFirst()
                    .ifPresent(
                            command -> {
                                event.consume();
                                command.run();
                            });
        }
    }

    /** A question mark is typed differently on every keyboard, so it has no key of its own. */
    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("?") && !typing(event)) {
            openShortcuts();
        }
    }

    private boolean typing(KeyEvent event) {
        var plain =
                !event.isShortcutDown() && !event.isAltDown() && !event.getCode().isFunctionKey();
        return plain && getScene().getFocusOwner() instanceof TextInputControl;
    }
}
