package systole.app.membership;

import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;

import javafx.application.Platform;
import javafx.scene.Scene;

import systole.app.cluster.Console;
import systole.app.cluster.Reports;
import systole.app.cluster.Seed;
import systole.app.l10n.Language;
import systole.app.look.Snapshots;
import systole.app.shell.Screen;
import systole.app.shell.Settings;
import systole.app.shell.ShellView;
import systole.app.shell.ShellViewModel;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.NodeReport;
import systole.styles.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Draws the membership in many sizes, themes and languages into a folder, to be looked at. */
final class MembershipGallery {
    private static final String WANTED = System.getProperty("wanted", ".*");
    private static final String CONCERN =
            "Two nodes, no ping node and no fencing: a cut between them cannot be told from the"
                    + " death of one, so both would stop.";

    private MembershipGallery() {}

    /** One cluster to look at, told for so many seconds. */
    private record Sitting(String name, int seconds, List<NodeReport> reports) {}

    public static void main(String[] args) throws InterruptedException, IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        var done = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    try {
                        all(folder);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
        Platform.exit();
    }

    private static List<Sitting> sittings() {
        var oneWay =
                Reports.withPeers(
                        Reports.acts(NODE3, 5, MYSQL2, NODE3),
                        List.of(
                                new NodeReport.Peer(MYSQL1, Optional.of(5L), List.of(MYSQL2)),
                                new NodeReport.Peer(
                                        MYSQL2, Optional.of(5L), List.of(MYSQL2, NODE3))));
        return List.of(
                new Sitting("united", 1, Reports.united(4)),
                new Sitting("cut", 13, Reports.cut(5)),
                new Sitting("nothing", 1, List.of()),
                new Sitting("silent", 1, Reports.united(4).subList(1, 3)),
                new Sitting(
                        "mixed",
                        4,
                        List.of(
                                Reports.concerned(Reports.acts(MYSQL1, 4, MYSQL1), CONCERN),
                                Reports.concerned(
                                        Reports.pinging(
                                                Reports.acts(MYSQL2, 5, MYSQL2, NODE3),
                                                "10.0.0.254",
                                                true),
                                        CONCERN),
                                oneWay)));
    }

    private static void all(Path folder) throws IOException {
        for (Sitting sitting : sittings()) {
            for (var theme : Theme.values()) {
                for (var language : Language.values()) {
                    for (int[] size : new int[][] {{1280, 800}, {2560, 1440}}) {
                        draw(folder, sitting, theme, language, size);
                    }
                }
            }
        }
    }

    private static void draw(
            Path folder, Sitting sitting, Theme theme, Language language, int[] size)
            throws IOException {
        var name =
                "%s-%d-%s-%s.png"
                        .formatted(
                                sitting.name(),
                                size[0],
                                theme.name().toLowerCase(Locale.ROOT),
                                language.suffix());
        if (!name.matches(WANTED)) {
            return;
        }
        var console = Console.on(Seed.running());
        var messages = console.messages;
        messages.languageProperty().set(language);
        var settings =
                Settings.load(Files.createTempFile("seen", ".properties"), System.err::println);
        settings.themeProperty().set(theme);
        settings.languageProperty().set(language);
        var shell = new ShellView(new ShellViewModel(), console.tasks, settings, messages);
        var model = new MembershipViewModel(console.cluster, messages);
        shell.addScreen(
                new Screen(
                        "membership",
                        "mdi2l-lan",
                        "membership.title",
                        new MembershipView(model, messages)));
        var scene = new Scene(shell, size[0], size[1]);
        for (int second = 0; second <= sitting.seconds(); second++) {
            sitting.reports().forEach(one -> console.link.say(new ClusterEvent.Seen(one)));
            console.live(Duration.ofSeconds(1));
        }
        sitting.reports().forEach(one -> console.link.say(new ClusterEvent.Seen(one)));
        Snapshots.write(scene, folder.resolve(name));
    }
}
