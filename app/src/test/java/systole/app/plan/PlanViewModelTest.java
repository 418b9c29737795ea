package systole.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.app.cluster.Seed.DB;
import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;

import org.junit.jupiter.api.Test;

import systole.app.cluster.Console;
import systole.app.cluster.Seed;
import systole.app.plan.PlanViewModel.Phase;
import systole.app.task.TaskState;
import systole.model.edit.ConfigurationEdit;
import systole.remote.protocol.Command;

import java.util.Optional;

class PlanViewModelTest {
    private final Console console = Console.on(Seed.running());
    private final PlanViewModel plans = new PlanViewModel(console.cluster, console.messages);

    private Plan plan() {
        return plans.planProperty().get().orElseThrow();
    }

    @Test
    void gestureMakesAPlanAndNothingElse() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));

        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.PROPOSED);
        assertThat(plans.oneKey()).isTrue();
        assertThat(console.link.asked()).isEmpty();
    }

    @Test
    void appliedMoveIsACommandAndItsEndClosesThePlan() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));
        plans.apply();

        assertThat(console.link.lastAsked().command())
                .isEqualTo(new Command.Move(DB, Optional.of(MYSQL2)));
        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.APPLYING);

        console.link.lastAsked().done();

        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.NONE);
        assertThat(plans.planProperty().get()).isEmpty();
    }

    @Test
    void planWithCollateralNeedsMoreThanOneKey() {
        plans.propose(new Intent.Standby(MYSQL1));

        assertThat(plan().hasCollateral()).isTrue();
        assertThat(plans.oneKey()).isFalse();
    }

    @Test
    void impossiblePlanCannotBeApplied() {
        plans.propose(new Intent.MoveResource(DB, NODE3));
        plans.apply();

        assertThat(plan().possible()).isFalse();
        assertThat(console.link.asked()).isEmpty();
    }

    @Test
    void droppedPlanLeavesNoTrace() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));
        plans.cancel();

        assertThat(plans.planProperty().get()).isEmpty();
        assertThat(console.link.asked()).isEmpty();
        assertThat(console.tasks.tasks()).isEmpty();
    }

    @Test
    void callingOffTakesTheCommandBack() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));
        plans.apply();
        plans.cancel();

        assertThat(console.link.lastAsked().reply()).isCancelled();
        assertThat(console.tasks.tasks().getFirst().stateProperty().get())
                .isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void refusalIsShownAndThePlanStays() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));
        plans.apply();
        console.link.lastAsked().refuse("mysql2 has left");

        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.REFUSED);
        assertThat(plans.refusalProperty().get()).contains("mysql2 has left");
        assertThat(plan().intent()).isEqualTo(new Intent.MoveResource(DB, MYSQL2));
    }

    @Test
    void editIsSentAsAPatchFromTheVersionItWasPlannedOn() {
        plans.propose(new Intent.StopResource(DB));
        plans.apply();
        console.link.carryOut(console.link.lastAsked());

        assertThat(console.link.cib().version().epoch()).isEqualTo(8);
        assertThat(console.link.cib().toXml()).contains("target_role");
        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.NONE);
    }

    @Test
    void conflictThatChangesNothingIsSolvedByTryingAgain() {
        plans.propose(new Intent.StopResource(DB));
        plans.apply();
        var first = console.link.lastAsked();
        console.link.configuration(ConfigurationEdit.option("symmetric-cluster", "true"));
        console.link.carryOut(first);

        assertThat(console.link.asked()).hasSize(2);
        console.link.carryOut(console.link.lastAsked());

        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.NONE);
        assertThat(console.link.cib().toXml()).contains("target_role").contains("symmetric");
    }

    @Test
    void conflictThatChangesTheOutcomeIsShownInsteadOfSent() {
        plans.propose(new Intent.Standby(MYSQL1));
        plans.apply();
        var first = console.link.lastAsked();
        console.link.configuration(ConfigurationEdit.nodeAttribute("id-mysql2", "standby", "on"));
        console.link.carryOut(first);

        assertThat(console.link.asked()).hasSize(1);
        assertThat(plans.phaseProperty().get()).isEqualTo(Phase.REFUSED);
        assertThat(plans.changedProperty().get()).isTrue();
        assertThat(plan().collateral()).allMatch(Displacement::stops);
    }

    @Test
    void shownPlanFollowsTheCluster() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));
        console.link.status(Seed.failcount(Seed.WEB_IP, NODE3, 1));

        assertThat(plan().before().cib()).isEqualTo(console.link.cib());
        assertThat(plans.changedProperty().get()).isFalse();

        console.link.configuration(ConfigurationEdit.nodeAttribute("id-mysql2", "standby", "on"));

        assertThat(plan().possible()).isFalse();
        assertThat(plans.changedProperty().get()).isTrue();
    }

    @Test
    void newGestureReplacesThePlan() {
        plans.propose(new Intent.MoveResource(DB, MYSQL2));
        plans.propose(new Intent.StopResource(DB));

        assertThat(plan().intent()).isEqualTo(new Intent.StopResource(DB));
    }
}
