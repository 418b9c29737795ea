package systole.engine.sim.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import systole.engine.port.View;
import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.List;

/** Each checker refuses what it is there to refuse, and nothing else. */
class CheckerTest {
    private static final NodeName ANNA = NodeName.of("anna");
    private static final NodeName BERTA = NodeName.of("berta");
    private static final ResourceId FS = ResourceId.of("fs");
    private static final ResourceId DB = ResourceId.of("db");

    private int seconds;

    @Test
    void copyOnASecondMachineIsRefused() {
        Checker checker = new SingleActiveCopy(Duration.ofSeconds(20));

        tell(checker, ran(ANNA, DB), vanished(ANNA, DB), ran(BERTA, DB), ran(BERTA, FS));

        refused(checker, ran(ANNA, DB), "db is active on [anna, berta] at once");
    }

    @Test
    void copyOnAMachineThatStoodStillIsRefusedOnlyIfItStays() {
        Checker checker = new SingleActiveCopy(Duration.ofSeconds(20));

        tell(checker, ran(ANNA, DB), new Observation.Froze(ANNA), ran(BERTA, DB));
        tell(checker, new Observation.Thawed(ANNA), began(ANNA, DB, "stop"));
        seconds += 20;

        refused(checker, new Observation.Calm(), "db is active on [anna, berta] at once");
    }

    @Test
    void twoSidesThatActAreRefused() {
        Checker checker = new OneSideActs();

        tell(checker, acts(ANNA, 2, ANNA, BERTA), acts(BERTA, 2, ANNA, BERTA));
        tell(checker, new Observation.ActsNoMore(ANNA), acts(BERTA, 3, BERTA));

        refused(checker, acts(ANNA, 4, ANNA), "beside");
    }

    @Test
    void actingBesideAYoungerViewIsRefusedButNotLaggingBehindOne() {
        Checker checker = new OneSideActs();

        tell(checker, acts(ANNA, 2, ANNA), acts(BERTA, 3, ANNA, BERTA));
        assertThatCode(() -> tell(checker, acts(ANNA, 3, ANNA, BERTA))).doesNotThrowAnyException();

        refused(checker, acts(BERTA, 4, BERTA), "beside");
    }

    @Test
    void membersThatDisagreeAreRefused() {
        Checker checker = new ViewsAgreed();

        tell(checker, installed(ANNA, 2, ANNA, BERTA), installed(BERTA, 2, ANNA, BERTA));
        tell(checker, new Observation.EngineStarted(ANNA));
        tell(checker, installed(ANNA, 1, ANNA), installed(BERTA, 3, BERTA, ANNA));

        refused(checker, installed(ANNA, 3, ANNA, BERTA), "is told of");
    }

    @Test
    void viewsThatGoBackAreRefused() {
        Checker checker = new ViewsAgreed();

        tell(checker, installed(ANNA, 2, ANNA));

        refused(checker, installed(ANNA, 1, ANNA), "after");
    }

    @Test
    void startAtAMomentThatHasNoLeaseIsRefused() {
        Checker checker = new QuorumBeforeStart();

        tell(checker, told(ANNA, 1, true), acts(ANNA, 1, ANNA), began(ANNA, DB, "start"));
        tell(checker, new Observation.ActsNoMore(ANNA), began(ANNA, DB, "stop"));

        refused(checker, began(ANNA, DB, "start"), "may not act");
    }

    @Test
    void overlappingRunsOfOneAgentAreRefused() {
        Checker checker = new OneOperationAtATime(4);

        tell(checker, began(ANNA, DB, "monitor"), ended(ANNA, DB, "monitor", true));
        tell(checker, began(ANNA, DB, "monitor"), began(BERTA, DB, "monitor"));

        refused(checker, began(ANNA, DB, "stop"), "before its monitor has ended");
    }

    @Test
    void moreAgentsAtOnceThanAllowedAreRefused() {
        Checker checker = new OneOperationAtATime(1);

        tell(checker, began(ANNA, DB, "start"), began(BERTA, FS, "start"));

        refused(checker, began(ANNA, FS, "start"), "2 agents at once");
    }

    @Test
    void startWithoutQuorumIsRefusedButNotStop() {
        Checker checker = new QuorumBeforeStart();

        tell(checker, told(ANNA, 1, true), acts(ANNA, 1, ANNA), began(ANNA, DB, "start"));
        tell(checker, told(ANNA, 2, false));
        tell(checker, began(ANNA, DB, "stop"), began(ANNA, DB, "monitor"));

        refused(checker, began(ANNA, DB, "start"), "whose view 2 has no quorum");
    }

    @Test
    void anythingBeforeTheFirstViewIsRefused() {
        Checker checker = new QuorumBeforeStart();

        tell(checker, told(ANNA, 1, true), new Observation.PowerLost(ANNA));

        refused(checker, began(ANNA, DB, "monitor"), "which is in no view");
    }

    @Test
    void secondLeaderOfAViewIsRefused() {
        Checker checker = new OneController();

        tell(checker, installed(ANNA, 1, ANNA, BERTA), installed(BERTA, 1, ANNA, BERTA));
        tell(checker, new Observation.Leads(ANNA));
        tell(checker, new Observation.LeadsNoMore(ANNA), new Observation.Leads(BERTA));

        refused(checker, new Observation.Leads(ANNA), "both lead");
    }

    @Test
    void leadersOfTwoViewsAreNotCompared() {
        Checker checker = new OneController();

        tell(checker, told(ANNA, 1, false), told(BERTA, 2, true), new Observation.Leads(ANNA));

        assertThatCode(() -> tell(checker, new Observation.Leads(BERTA)))
                .doesNotThrowAnyException();
    }

    @Test
    void startBeforeItsPredecessorIsRefused() {
        Checker checker = fileSystemFirst();

        tell(checker, began(ANNA, FS, "start"));

        refused(checker, began(ANNA, DB, "start"), "db is started on anna though fs is not up");
    }

    @Test
    void startAfterAFailedPredecessorIsRefused() {
        Checker checker = fileSystemFirst();

        tell(checker, began(ANNA, FS, "start"), ended(ANNA, FS, "start", false));

        refused(checker, began(ANNA, DB, "start"), "fs is not up");
    }

    @Test
    void startWhileItsPredecessorStopsIsRefused() {
        Checker checker = fileSystemFirst();

        tell(checker, began(ANNA, FS, "start"), ended(ANNA, FS, "start", true));
        tell(checker, began(BERTA, DB, "start"), ended(BERTA, DB, "start", true));
        tell(checker, began(ANNA, FS, "stop"));

        refused(checker, began(ANNA, DB, "start"), "fs is not up");
    }

    @Test
    void predecessorOnADeadMachineCountsUntilTheSurvivorsKnow() {
        Checker checker = fileSystemFirst();

        tell(checker, began(ANNA, FS, "start"), ended(ANNA, FS, "start", true));
        tell(checker, new Observation.PowerLost(ANNA), began(BERTA, DB, "start"));
        tell(checker, told(BERTA, 2, true));
        seconds += 60;

        refused(checker, began(BERTA, DB, "start"), "fs is not up");
    }

    private static Checker fileSystemFirst() {
        return new OrderRespected(List.of(new OrderRespected.Order(FS, DB)));
    }

    private void tell(Checker checker, Observation... facts) {
        for (Observation fact : facts) {
            checker.observe(fact, Duration.ofSeconds(seconds++));
        }
    }

    private void refused(Checker checker, Observation fact, String why) {
        ThrowingCallable telling = () -> tell(checker, fact);
        assertThatThrownBy(telling).isInstanceOf(Violation.class).hasMessageContaining(why);
    }

    private static Observation ran(NodeName node, ResourceId resource) {
        return new Observation.Ran(node, resource);
    }

    private static Observation vanished(NodeName node, ResourceId resource) {
        return new Observation.Vanished(node, resource, "stopped");
    }

    private static Observation began(NodeName node, ResourceId resource, String operation) {
        return new Observation.OperationBegan(node, resource, operation, Duration.ZERO);
    }

    private static Observation ended(
            NodeName node, ResourceId resource, String operation, boolean succeeded) {
        return new Observation.OperationEnded(
                node, resource, operation, Duration.ZERO, "", succeeded);
    }

    private static Observation acts(NodeName node, long number, NodeName... members) {
        return new Observation.Acts(node, new View(number, List.of(members), true));
    }

    private static Observation installed(NodeName node, long number, NodeName... members) {
        return new Observation.ViewInstalled(node, new View(number, List.of(members), true));
    }

    private static Observation told(NodeName node, long number, boolean quorate) {
        return new Observation.ViewInstalled(node, new View(number, List.of(node), quorate));
    }
}
