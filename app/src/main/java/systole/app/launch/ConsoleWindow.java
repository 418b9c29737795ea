package systole.app.launch;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;

import systole.app.board.BoardGestures;
import systole.app.board.BoardView;
import systole.app.board.BoardViewModel;
import systole.app.cluster.ClusterPorts;
import systole.app.cluster.ClusterViewModel;
import systole.app.connect.ConnectionCover;
import systole.app.connect.ConnectionNotice;
import systole.app.connect.ConnectionTasks;
import systole.app.connect.ConnectionViewModel;
import systole.app.constraints.ConstraintsView;
import systole.app.constraints.ConstraintsViewModel;
import systole.app.l10n.Messages;
import systole.app.membership.MembershipView;
import systole.app.membership.MembershipViewModel;
import systole.app.plan.Intent;
import systole.app.plan.Plan;
import systole.app.plan.PlanView;
import systole.app.plan.PlanViewModel;
import systole.app.shell.Screen;
import systole.app.shell.Settings;
import systole.app.shell.ShellView;
import systole.app.shell.ShellViewModel;
import systole.app.task.TaskLog;
import systole.app.why.WhyView;
import systole.app.why.WhyViewModel;
import systole.engine.embedded.Breakage;
import systole.engine.embedded.EmbeddedCluster;
import systole.engine.os.SystemClock;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.client.ClusterLink;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Everything a person sees of one cluster, put together: the frame, the screens, the plan and the
 * explanation beside them. Owns the threads it needs, not the link.
 *
 * <p>For JavaFX's thread only.
 */
public final class ConsoleWindow implements AutoCloseable {
    /** Nodes elsewhere tell how they are once a second. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);

    private final ClusterLink link;
    private final Messages messages;
    private final TaskLog tasks;
    private final ClusterViewModel cluster;
    private final PlanViewModel plans;
    private final WhyViewModel why;
    private final BoardViewModel board;
    private final ConstraintsViewModel constraints;
    private final MembershipViewModel membership;
    private final ShellViewModel shellModel = new ShellViewModel();
    private final ShellView shell;
    private final PlanView planView;
    private final WhyView whyView;
    private final ExecutorService background = worker("console background");
    private final ExecutorService aside = worker("console aside");
    private final ExecutorService drawing = worker("console graphs");
    private Optional<ConnectionViewModel> connection = Optional.empty();
    private Subscription following = Subscription.EMPTY;

    /**
     * On a cluster of this machine.
     *
     * @param breakage what can be broken, if this is a cluster to be broken
     */
    public ConsoleWindow(ClusterLink link, Optional<Breakage> breakage, Settings settings) {
        this(link, EmbeddedCluster.Settings.TIMING.keepalive(), settings);
        breakage.ifPresent(this::offerBreakage);
    }

    /** On a cluster elsewhere. */
    ConsoleWindow(ClusterLink link, ConnectionViewModel connection, Settings settings) {
        this(link, ELSEWHERE, settings);
        this.connection = Optional.of(connection);
        shell.setNotice(notice(connection));
        shell.setCover(cover(connection));
    }

    private ConsoleWindow(ClusterLink link, Duration keepalive, Settings settings) {
        this.link = link;
        var pulse = new FxPulse(new SystemClock());
        messages = new Messages(settings.languageProperty().get());
        tasks = new TaskLog(pulse, ZoneId.systemDefault());
        var ports =
                new ClusterPorts(
                        new FramePacedExecutor(),
                        background,
                        pulse,
                        Scheduler::schedule,
                        keepalive);
        cluster = new ClusterViewModel(link, ports, tasks, messages);
        plans = new PlanViewModel(cluster, messages);
        why = new WhyViewModel(cluster, plans);
        shell = new ShellView(shellModel, tasks, settings, messages);
        planView = new PlanView(plans, messages);
        whyView = new WhyView(why, messages, this::openConstraint);
        board = new BoardViewModel(cluster, plans.planProperty(), new Gestures(), messages);
        constraints =
                new ConstraintsViewModel(cluster, plans::propose, plans.phaseProperty(), drawing);
        membership = new MembershipViewModel(cluster, messages);
        addScreens();
    }

    /** Says that what is on screen is old; the cover speaks while nothing is. */
    private Region notice(ConnectionViewModel connection) {
        var notice = new ConnectionNotice(connection, cluster.ageProperty(), messages);
        var strip = new StackPane(notice);
        strip.visibleProperty().bind(cluster.cibProperty().map(Optional::isPresent));
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    private Region cover(ConnectionViewModel connection) {
        var front = new ConnectionCover(connection, messages);
        front.visibleProperty().bind(cluster.cibProperty().map(Optional::isEmpty));
        return front;
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    private void addScreens() {
        shell.addScreen(
                new Screen(
                        "board",
                        "mdi2v-view-column-outline",
                        "board.title",
                        new BoardView(board, messages)));
        shell.addScreen(
                new Screen(
                        "constraints",
                        "mdi2g-graph-outline",
                        "constraints.title",
                        new ConstraintsView(constraints, messages, shell)));
        shell.addScreen(
                new Screen(
                        "membership",
                        "mdi2l-lan",
                        "membership.title",
                        new MembershipView(membership, messages)));
    }

    private void offerBreakage(Breakage breakage) {
        shellModel.menuKeys().add(BreakCommands.MENU);
        shellModel.addCommandSource(new BreakCommands(breakage, cluster, tasks, messages, aside));
    }

    /** Starts following the cluster. */
    public void start() {
        bindShell();
        following =
                following
                        .and(plans.planProperty().subscribe(this::showPlan))
                        .and(why.questionProperty().subscribe(_ -> showWhy()));
        cluster.start();
    }

    /** Puts the window on a stage and shows it. */
    public void show(Stage stage, double width, double height) {
        stage.setTitle(link.clusterName() + " – " + messages.now("shell.name"));
        Stream.of(16, 32, 48, 128, 256).map(ConsoleWindow::icon).forEach(stage.getIcons()::add);
        stage.setScene(new Scene(shell, width, height));
        stage.setMinWidth(Math.min(900, width));
        stage.setMinHeight(Math.min(560, height));
        stage.show();
    }

    private static Image icon(int size) {
        var name = "/systole/app/icon/systole-" + size + ".png";
        return new Image(Objects.requireNonNull(ConsoleWindow.class.getResourceAsStream(name)));
    }

    /** The frame, for a scene of one's own. */
    public ShellView shell() {
        return shell;
    }

    public ShellViewModel shellModel() {
        return shellModel;
    }

    public ClusterViewModel cluster() {
        return cluster;
    }

    public PlanViewModel plans() {
        return plans;
    }

    public WhyViewModel why() {
        return why;
    }

    public BoardViewModel board() {
        return board;
    }

    public ConstraintsViewModel constraints() {
        return constraints;
    }

    public MembershipViewModel membership() {
        return membership;
    }

    public TaskLog tasks() {
        return tasks;
    }

    public Messages messages() {
        return messages;
    }

    @Override
    public void close() {
        following.unsubscribe();
        membership.close();
        constraints.close();
        board.close();
        why.close();
        plans.close();
        cluster.close();
        background.shutdownNow();
        aside.shutdown();
        drawing.shutdownNow();
    }

    private void bindShell() {
        connection.ifPresentOrElse(
                this::bindConnection,
                () -> {
                    shellModel.clusterNameProperty().set(link.clusterName());
                    shellModel.staleProperty().bind(cluster.staleProperty());
                });
        shellModel.engineVersionProperty().set(Version.text());
        shellModel.quorateProperty().bind(cluster.quorateProperty());
        shellModel.dataAgeProperty().bind(cluster.ageProperty());
        shellModel.failuresProperty().bind(cluster.failureCountProperty());
        shellModel.leftoversProperty().bind(cluster.leftoversProperty());
        shellModel
                .cibVersionProperty()
                .bind(
                        cluster.cibProperty()
                                .map(
                                        cib ->
                                                cib.map(Cib::version)
                                                        .map(CibVersion::toString)
                                                        .orElse("")));
        following =
                following
                        .and(cluster.membersProperty().subscribe(_ -> count()))
                        .and(cluster.cibProperty().subscribe(_ -> count()));
    }

    /** What nobody serves is old, however long ago it came. */
    private void bindConnection(ConnectionViewModel there) {
        shellModel
                .staleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> cluster.staleProperty().get() || !there.connected(),
                                cluster.staleProperty(),
                                there.stateProperty()));
        following =
                following
                        .and(
                                there.stateProperty()
                                        .subscribe(
                                                _ ->
                                                        shellModel
                                                                .clusterNameProperty()
                                                                .set(link.clusterName())))
                        .and(new ConnectionTasks(there, tasks, messages).follow());
    }

    private void count() {
        shellModel.membersOnlineProperty().set(cluster.membersProperty().get().size());
        shellModel.membersExpectedProperty().set(cluster.nodes().size());
    }

    private boolean shown(Object content) {
        return shell.panelContent().filter(now -> now == content).isPresent();
    }

    private void showPlan(Optional<Plan> plan) {
        if (plan.isPresent() && !shown(planView)) {
            shell.openPanel(planView, this::planClosed);
        } else if (plan.isEmpty() && shown(planView)) {
            shell.closePanel();
        }
    }

    /** What is being carried out goes on without being watched; the task log keeps it. */
    private void planClosed() {
        if (plans.phaseProperty().get() != PlanViewModel.Phase.APPLYING) {
            plans.cancel();
        }
    }

    private void showWhy() {
        boolean wanted = why.questionProperty().get().isPresent();
        if (wanted && !shown(whyView) && !shown(planView)) {
            shell.openPanel(whyView, why::dismiss);
        } else if (!wanted && shown(whyView)) {
            shell.closePanel();
        }
    }

    private void openConstraint(String id) {
        shellModel.currentScreenProperty().set("constraints");
        constraints.open(id);
    }

    /** Where the board's gestures lead. */
    private final class Gestures implements BoardGestures {
        @Override
        public void propose(Intent intent) {
            plans.propose(intent);
        }

        /** A plan on the table makes room for an explanation, one being carried out does not. */
        @Override
        public void explain(ResourceId resource, Optional<NodeName> node) {
            if (plans.phaseProperty().get() == PlanViewModel.Phase.APPLYING) {
                return;
            }
            plans.cancel();
            node.ifPresentOrElse(there -> why.ask(resource, there), () -> why.ask(resource));
        }

        @Override
        public void dismiss() {
            planClosed();
            why.dismiss();
            shell.closePanel();
        }
    }
}
