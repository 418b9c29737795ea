package systole.app.constraints;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Stage;

import systole.app.cluster.Console;
import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.look.Snapshots;
import systole.app.plan.PlanViewModel;
import systole.app.shell.Screen;
import systole.app.shell.Settings;
import systole.app.shell.ShellView;
import systole.app.shell.ShellViewModel;
import systole.engine.demo.DemoCib;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.Node;
import systole.model.score.Score;
import systole.model.xml.XmlException;
import systole.styles.Theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Draws the Constraints screen in many sizes, themes and languages, to be looked at. */
final class ConstraintsGallery {
    private static final String WANTED = System.getProperty("wanted", ".*");

    private final ConstraintsViewModel model;
    private final ConstraintsView view;
    private final Scene scene;

    private ConstraintsGallery(Cib cib, Theme theme, Language language, int width, int height)
            throws IOException {
        var console = Console.on(cib);
        var messages = new Messages(language);
        var settings =
                Settings.load(Files.createTempFile("look", ".properties"), System.err::println);
        settings.themeProperty().set(theme);
        settings.languageProperty().set(language);
        model =
                new ConstraintsViewModel(
                        console.cluster,
                        _ -> {},
                        new ReadOnlyObjectWrapper<>(PlanViewModel.Phase.NONE),
                        Runnable::run);
        var shell = new ShellView(new ShellViewModel(), console.tasks, settings, messages);
        view = new ConstraintsView(model, messages, shell);
        shell.addScreen(
                new Screen("constraints", "mdi2g-graph-outline", "constraints.title", view));
        scene = new Scene(shell, width, height);
    }

    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        var done = new CompletableFuture<Boolean>();
        Platform.startup(
                () -> {
                    try {
                        all(folder);
                        done.complete(true);
                    } catch (IOException | XmlException | RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            done.join();
        } finally {
            Platform.exit();
        }
    }

    private static void all(Path folder) throws IOException, XmlException {
        for (var theme : Theme.values()) {
            for (var language : Language.values()) {
                for (int[] size : new int[][] {{1280, 800}, {1440, 900}, {2560, 1440}}) {
                    var end =
                            "-%d-%s-%s.png"
                                    .formatted(
                                            size[0],
                                            theme.name().toLowerCase(Locale.ROOT),
                                            language.suffix());
                    for (Sight sight : Sight.values()) {
                        var name = sight.name().toLowerCase(Locale.ROOT) + end;
                        if (name.matches(WANTED)) {
                            var gallery =
                                    new ConstraintsGallery(
                                            sight.cib(), theme, language, size[0], size[1]);
                            var stage = new Stage();
                            stage.setScene(gallery.scene);
                            stage.setWidth(size[0]);
                            stage.setHeight(size[1]);
                            stage.show();
                            gallery.settle();
                            sight.act.accept(gallery);
                            gallery.settle();
                            Snapshots.write(gallery.scene, folder.resolve(name));
                            stage.close();
                        }
                    }
                }
            }
        }
    }

    private enum Sight {
        STUDY(_ -> {}),
        DRAFT(it -> it.line("resource/backup", "resource/cache", Wish.AFTER)),
        PREFERENCE(
                it -> {
                    it.line("resource/cache", "node/node3", Wish.TOGETHER);
                    it.model.score(Score.of(450));
                }),
        LEAVING(
                it -> {
                    it.model.open("mysql_db-prefers");
                    it.model.delete();
                }),
        REFUSED(it -> it.line("resource/backup", "resource/mysql_db", Wish.TOGETHER)),
        FOCUS(it -> it.view.lookup("#vertex-resource-web").requestFocus()),
        CROWD(_ -> {}),
        CROWDFOCUS(it -> it.view.lookup("#vertex-resource-service-with-a-name-20").requestFocus()),
        NAMES(_ -> {}),
        EMPTY(_ -> {});

        private final Consumer<ConstraintsGallery> act;

        Sight(Consumer<ConstraintsGallery> act) {
            this.act = act;
        }

        Cib cib() throws XmlException {
            Cib cib =
                    switch (this) {
                        case CROWD, CROWDFOCUS -> Crowd.of(60, 6, 120, "service-with-a-name-");
                        case NAMES ->
                                Crowd.of(9, 3, 20, "a-resource-whose-name-never-ends-really-");
                        case EMPTY -> Crowd.of(0, 0, 0, "");
                        default -> DemoCib.shipped(3, 8080);
                    };
            for (Node node : cib.configuration().nodes()) {
                var key = new StatusEdit.NodeKey(node.id(), node.name());
                cib =
                        cib.withRoot(
                                StatusEdit.membership(key, StatusEdit.Membership.MEMBER)
                                        .apply(cib.root()));
            }
            return cib;
        }
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private void line(String from, String to, Wish wish) {
        var vertices = model.graphProperty().get().vertices();
        model.connect(
                Objects.requireNonNull(vertices.get(from)),
                Objects.requireNonNull(vertices.get(to)),
                wish);
    }
}
