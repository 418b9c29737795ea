package systole.app.launch;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import systole.app.connect.ClusterTabs;
import systole.app.connect.ConnectView;
import systole.app.connect.ConnectViewModel;
import systole.app.connect.ConnectionViewModel;
import systole.app.connect.Question;
import systole.app.connect.RecentClusters;
import systole.app.connect.Target;
import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.shell.Command;
import systole.app.shell.Settings;
import systole.engine.os.SystemClock;
import systole.remote.client.ClusterLink;
import systole.remote.client.LinkState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several clusters elsewhere in one window, one of them in front; without any, the card that asks
 * where to connect to. Owns the links.
 *
 * <p>For JavaFX's thread only.
 */
final class ClustersView extends BorderPane implements AutoCloseable {
    private static final String MENU = "connect.menu";

    private final Settings settings;
    private final RecentClusters recent;
    private final Linker linker;
    private final Messages messages;
    private final ClusterTabs tabs;
    private final List<Cluster> clusters = new ArrayList<>();
    private Optional<Cluster> front = Optional.empty();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private Subscription dressed = Subscription.EMPTY;

    /** One connection and its window. */
    private record Cluster(
            ConnectionViewModel connection,
            ClusterLink link,
            ConsoleWindow window,
            ClusterTabs.Tab tab) {}

    ClustersView(Settings settings, RecentClusters recent, Linker linker) {
        this.settings = settings;
        this.recent = recent;
        this.linker = linker;
        messages = new Messages(settings.languageProperty().get());
        messages.languageProperty().bindBidirectional(settings.languageProperty());
        tabs = new ClusterTabs(messages, this::openDialog);
        setTop(tabs);
        sceneProperty()
                .subscribe(
                        scene -> {
                            dressed.unsubscribe();
                            dressed =
                                    scene == null
                                            ? Subscription.EMPTY
                                            : settings.themeProperty()
                                                    .subscribe(theme -> theme.apply(scene));
                        });
        show(Optional.empty());
    }

    /** The window in front, if there is any. */
    Optional<ConsoleWindow> window() {
        return front.map(Cluster::window);
    }

    /** The connection in front, if there is any. */
    Optional<ConnectionViewModel> connection() {
        return front.map(Cluster::connection);
    }

    /** The name of the cluster in front and of the product. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Connects to a cluster, or brings it to the front if it is here already. */
    void connect(Target target) {
        Optional<Cluster> known =
                clusters.stream()
                        .filter(one -> one.connection().target().equals(target))
                        .findFirst();
        if (known.isPresent()) {
            show(known);
            return;
        }
        var connection =
                new ConnectionViewModel(target, new FramePacedExecutor(), new SystemClock()::now);
        ClusterLink link = linker.link(connection);
        var window = new ConsoleWindow(link, connection, settings);
        var health =
                Bindings.createObjectBinding(
                        () -> health(connection, window),
                        connection.stateProperty(),
                        window.cluster().failureCountProperty(),
                        window.cluster().quorateProperty());
        var tab =
                tabs.add(
                        window.shellModel().clusterNameProperty(),
                        health,
                        () -> show(find(connection)));
        var cluster = new Cluster(connection, link, window, tab);
        clusters.add(cluster);
        window.shellModel().menuKeys().add(MENU);
        window.shellModel().addCommandSource(() -> commands(cluster));
        window.start();
        show(Optional.of(cluster));
        connection.follow(state -> remember(target, state));
        new QuestionDesk(window, () -> show(Optional.of(cluster))).serve(connection);
    }

    private Optional<Cluster> find(ConnectionViewModel connection) {
        return clusters.stream().filter(one -> one.connection() == connection).findFirst();
    }

    private void remember(Target target, LinkState state) {
        if (state instanceof LinkState.Connected) {
            recent.add(target);
        }
    }

    /** What matters most: being cut off, then failures, then rest. */
    private static HealthState health(ConnectionViewModel connection, ConsoleWindow window) {
        return switch (connection.stateProperty().get()) {
            case LinkState.Connected _ ->
                    window.cluster().failureCountProperty().get() > 0
                                    || !window.cluster().quorateProperty().get()
                            ? HealthState.FAILED
                            : HealthState.RUNNING;
            case LinkState.Refused _ -> HealthState.BLOCKED;
            case LinkState.Connecting _, LinkState.Lost _, LinkState.Closed _ ->
                    HealthState.UNKNOWN;
        };
    }

    /** Ends a connection; the window goes, the cluster does not notice. */
    private void disconnect(Cluster cluster) {
        clusters.remove(cluster);
        tabs.remove(cluster.tab());
        show(clusters.isEmpty() ? Optional.empty() : Optional.of(clusters.getLast()));
        end(cluster);
    }

    private static void end(Cluster cluster) {
        cluster.connection().questionProperty().get().ifPresent(Question::decline);
        cluster.window().close();
        Thread.ofVirtual().name("disconnect").start(cluster.link()::close);
    }

    private void show(Optional<Cluster> next) {
        front = next;
        tabs.mark(next.map(Cluster::tab));
        title.unbind();
        next.ifPresentOrElse(
                cluster ->
                        title.bind(
                                cluster.window()
                                        .shellModel()
                                        .clusterNameProperty()
                                        .concat(" – ")
                                        .concat(messages.text("shell.name"))),
                () -> title.bind(messages.text("shell.name")));
        setCenter(next.<Node>map(cluster -> cluster.window().shell()).orElseGet(this::page));
    }

    private Region page() {
        var view = new ConnectView(new ConnectViewModel(recent, this::connect), messages);
        view.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var page = new StackPane(view);
        page.getStyleClass().addAll("shell", "connect-page");
        return page;
    }

    /** Asks where else to connect to, in front of the present cluster. */
    private void openDialog() {
        window().ifPresent(
                        window -> {
                            var view = new ConnectView[1];
                            var model =
                                    new ConnectViewModel(
                                            recent,
                                            target -> {
                                                window.shell().closeCard(view[0]);
                                                connect(target);
                                            });
                            view[0] = new ConnectView(model, window.messages());
                            window.shell().openCard(view[0], view[0].focus(), () -> {});
                        });
    }

    private List<Command> commands(Cluster cluster) {
        var commands = new ArrayList<Command>();
        commands.add(
                Command.of("connect.open", "connect.command.connect", this::openDialog)
                        .withKey("Shortcut+O")
                        .inMenu(MENU));
        for (Cluster other : clusters) {
            String name = other.window().shellModel().clusterNameProperty().get();
            commands.add(
                    Command.of(
                                    "connect.show." + other.connection().target().destination(),
                                    "connect.command.show",
                                    () -> show(Optional.of(other)),
                                    name)
                            .inMenu(MENU));
        }
        if (!cluster.connection().connected()) {
            commands.add(
                    Command.of(
                                    "connect.again",
                                    "connect.command.retry",
                                    cluster.connection()::retry)
                            .inMenu(MENU));
        }
        commands.add(
                Command.of(
                                "connect.close",
                                "connect.command.disconnect",
                                () -> disconnect(cluster),
                                cluster.window().shellModel().clusterNameProperty().get())
                        .inMenu(MENU));
        return commands;
    }

    @Override
    public void close() {
        clusters.forEach(
                cluster -> {
                    cluster.connection().questionProperty().get().ifPresent(Question::decline);
                    cluster.window().close();
                    cluster.link().close();
                });
        clusters.clear();
        front = Optional.empty();
    }
}
