package systole.app.launch;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import javafx.util.Subscription;

import systole.app.cluster.FakeLink;
import systole.app.cluster.Seed;
import systole.app.connect.ConnectionViewModel;
import systole.app.connect.RecentClusters;
import systole.app.connect.Target;
import systole.app.l10n.Language;
import systole.app.look.Snapshots;
import systole.app.shell.Settings;
import systole.engine.os.SystemClock;
import systole.model.node.NodeName;
import systole.remote.client.Address;
import systole.remote.client.Destination;
import systole.remote.client.LinkState;
import systole.remote.client.Prompts.FirstContact;
import systole.remote.client.Trouble;
import systole.remote.client.Trouble.Kind;
import systole.remote.protocol.Role;
import systole.styles.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Draws the way to clusters elsewhere in all themes and languages, to be looked at. */
final class ConnectGallery {
    private static final String WANTED = System.getProperty("wanted", ".*");
    private static final FxPulse PULSE = new FxPulse(new SystemClock());
    private static final java.time.Duration BEAT = java.time.Duration.ofMillis(200);
    private static final Target DB =
            new Target(
                    Destination.parse("ssh://hacluster@db1.example.net,db2.example.net"),
                    Optional.empty());
    private static final Target WEB =
            new Target(Destination.parse("web1?jump=me@gate"), Optional.empty());
    private static final String PRINT = "SHA256:pYp2hKDcFb0kf1rJm8yWq0Nf8nX1fPz0VZr8dXb1k7E";
    private static final LinkState CONNECTED =
            new LinkState.Connected(
                    NodeName.of("mysql1"),
                    new Address("db1.example.net", 5560),
                    "alice",
                    Role.OPERATE);
    private static final LinkState LOST = new LinkState.Lost(trouble(Kind.SILENT, "mysql1"));
    private static final LinkState CHANGED =
            new LinkState.Refused(
                    trouble(
                            Kind.CHANGED_HOST_KEY,
                            "db1.example.net:5560",
                            "/home/alice/.config/systole/known_hosts",
                            "3",
                            PRINT,
                            "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"));

    private static Subscription beating = Subscription.EMPTY;

    private static List<Trouble> trouble(Kind kind, String... facts) {
        return List.of(new Trouble(kind, List.of(facts)));
    }

    private ConnectGallery() {}

    /** One state to look at. */
    private record Sitting(String name, Consumer<Pose> pose) {}

    /** What a state is made of. */
    private record Pose(ClustersView view) {
        ConnectionViewModel connect(Target target) {
            view.connect(target);
            return view.connection().orElseThrow();
        }

        void trust() {
            ask(connect(DB));
        }

        private static void ask(ConnectionViewModel connection) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    connection
                                            .prompts()
                                            .trust(
                                                    new FirstContact(
                                                            new Address("db1.example.net", 5560),
                                                            "ssh-ed25519",
                                                            PRINT));
                                } catch (InterruptedException ended) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }

        void passphrase() {
            ConnectionViewModel connection = connect(DB);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    connection
                                            .prompts()
                                            .passphrase(Path.of("/home/alice/.ssh/id_ed25519"), 2);
                                } catch (InterruptedException ended) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }

        void became(LinkState... states) {
            ConnectionViewModel connection = connect(DB);
            List.of(states).forEach(connection::became);
        }
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> {});
        for (Sitting sitting : sittings()) {
            for (var theme : Theme.values()) {
                for (var language : Language.values()) {
                    draw(folder, sitting, theme, language);
                }
            }
        }
        Platform.exit();
    }

    private static List<Sitting> sittings() {
        return List.of(
                new Sitting("page", _ -> {}),
                new Sitting("trust", Pose::trust),
                new Sitting("passphrase", Pose::passphrase),
                new Sitting(
                        "connecting",
                        pose ->
                                pose.became(
                                        new LinkState.Connecting(
                                                List.of(
                                                        new Trouble(
                                                                Kind.NO_ANSWER,
                                                                List.of("db1.example.net:5560")),
                                                        new Trouble(
                                                                Kind.NOT_LISTENING,
                                                                List.of(
                                                                        "db2.example.net:5560")))))),
                new Sitting("changed", pose -> pose.became(CHANGED)),
                new Sitting("connected", pose -> pose.became(CONNECTED)),
                new Sitting("lost", pose -> pose.became(CONNECTED, LOST)),
                new Sitting("refused", pose -> pose.became(CONNECTED, LOST, CHANGED)),
                new Sitting(
                        "tabs",
                        pose -> {
                            pose.connect(WEB)
                                    .became(
                                            new LinkState.Refused(
                                                    trouble(
                                                            Kind.NO_KEY,
                                                            "web1:5560",
                                                            "hacluster")));
                            pose.became(CONNECTED, LOST);
                        }));
    }

    private static void draw(Path folder, Sitting sitting, Theme theme, Language language)
            throws InterruptedException {
        var name =
                "%s-%s-%s.png"
                        .formatted(
                                sitting.name(),
                                theme.name().toLowerCase(Locale.ROOT),
                                language.suffix());
        if (!name.matches(WANTED)) {
            return;
        }
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    ClustersView view = view(theme, language);
                    var scene = new Scene(view, 1280, 800);
                    sitting.pose().accept(new Pose(view));
                    var rest = new PauseTransition(Duration.millis(1500));
                    rest.setOnFinished(
                            _ -> {
                                write(scene, folder.resolve(name));
                                view.close();
                                done.countDown();
                            });
                    rest.play();
                });
        done.await();
    }

    private static void write(Scene scene, Path file) {
        try {
            Snapshots.write(scene, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClustersView view(Theme theme, Language language) {
        try {
            Path folder = Files.createTempDirectory("seen");
            var settings = Settings.load(folder.resolve("settings"), System.err::println);
            settings.themeProperty().set(theme);
            settings.languageProperty().set(language);
            settings.reducedMotionProperty().set(true);
            var recent = RecentClusters.load(folder.resolve("recent"), System.err::println);
            recent.add(WEB);
            recent.add(DB);
            return new ClustersView(settings, recent, ConnectGallery::link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cluster that speaks once a node serves the connection. */
    private static SilentLink link(ConnectionViewModel connection) {
        var link = new SilentLink(new FakeLink(Seed.running()));
        connection.follow(
                state -> {
                    beating.unsubscribe();
                    if (state instanceof LinkState.Connected) {
                        link.speak();
                        beating = PULSE.every(BEAT, link::beat);
                    }
                });
        return link;
    }
}
