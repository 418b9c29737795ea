package systole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.remote.client.Destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class ConnectViewModelTest {
    @TempDir private Path folder;
    private final List<Target> chosen = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Test
    void whatIsTypedIsChosen() throws IOException {
        Path key = Files.writeString(folder.resolve("id"), "a key");
        ConnectViewModel model = model();

        model.addressProperty().set("ops@node1,node2");
        model.identityProperty().set(key.toString());
        model.connect();

        assertThat(chosen)
                .containsExactly(
                        new Target(Destination.parse("ops@node1,node2"), Optional.of(key)));
    }

    @Test
    void whatIsNoAddressIsSaidAndForgottenWithTheNextLetter() {
        ConnectViewModel model = model();

        model.addressProperty().set("http://node1");
        model.connect();

        assertThat(model.troubleProperty().get()).contains("http://node1");
        assertThat(chosen).isEmpty();
        model.addressProperty().set("node1");
        assertThat(model.troubleProperty().get()).isEmpty();
    }

    @Test
    void aMissingKeyFileIsSaid() {
        ConnectViewModel model = model();

        model.addressProperty().set("node1");
        model.identityProperty().set("/none/such");
        model.connect();

        assertThat(model.troubleProperty().get()).isEqualTo("there is no file /none/such");
        assertThat(chosen).isEmpty();
    }

    @Test
    void recentClustersAreKeptNewestFirstAndOnce() {
        var recent = recent();
        recent.add(target("a"));
        recent.add(target("b"));
        recent.add(new Target(Destination.parse("c"), Optional.of(Path.of("/home/me/my key"))));
        recent.add(target("a"));

        assertThat(recent().targets()).isEqualTo(recent.targets());
        assertThat(recent().targets()).extracting(Target::name).containsExactly("a", "c", "b");
        assertThat(recent().targets().get(1).identity()).hasValue(Path.of("/home/me/my key"));
    }

    @Test
    void onlySoManyAreKept() {
        var recent = recent();
        for (int i = 0; i < 20; i++) {
            recent.add(target("node" + i));
        }

        assertThat(recent().targets()).hasSize(RecentClusters.MOST);
        assertThat(recent().targets().getFirst().name()).isEqualTo("node19");
    }

    @Test
    void aLineNobodyUnderstandsIsLeftOut() throws IOException {
        Files.writeString(file(), "ssh://a\n\nhttp://what\nssh://b\n");

        assertThat(recent().targets()).extracting(Target::name).containsExactly("a", "b");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        var recent =
                RecentClusters.load(folder.resolve("blocked").resolve("recent"), troubles::add);

        recent.add(target("a"));

        assertThat(troubles).singleElement().asString().startsWith("cannot write ");
        assertThat(recent.targets()).hasSize(1);
    }

    private ConnectViewModel model() {
        return new ConnectViewModel(recent(), chosen::add);
    }

    private Path file() {
        return folder.resolve("recent-clusters");
    }

    private RecentClusters recent() {
        return RecentClusters.load(file(), troubles::add);
    }

    private static Target target(String host) {
        return new Target(Destination.parse(host), Optional.empty());
    }
}
