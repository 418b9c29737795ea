package systole.engine.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

final class AgreementTest {
    private static final NodeName N1 = NodeName.of("n1");
    private static final NodeName N2 = NodeName.of("n2");
    private static final NodeName N3 = NodeName.of("n3");

    private static Neighbourhood formed(int size) {
        var world = new Neighbourhood(7, size);
        world.startAll();
        world.run(Duration.ofSeconds(3));
        assertThat(world.acting()).as(world.tail()).hasSize(size);
        return world;
    }

    private static Duration until(Neighbourhood world, BooleanSupplier condition) {
        Duration begun = world.time();
        while (!condition.getAsBoolean()) {
            assertThat(world.time().minus(begun))
                    .as(world.tail())
                    .isLessThan(Duration.ofSeconds(30));
            world.run(Duration.ofMillis(10));
        }
        return world.time().minus(begun);
    }

    @Test
    void nodesThatStartTogetherFormOneViewAsSoonAsAllAreHeard() {
        Neighbourhood world = formed(3);

        assertThat(world.acting().values().stream().map(Proposal::id).distinct()).hasSize(1);
        assertThat(world.acting(N1).members()).containsExactly(N1, N2, N3);
        assertThat(world.time()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aMajorityFormsAViewWhenTheInitialWaitIsOver() {
        var world = new Neighbourhood(7, 3);
        world.member(N1).start();
        world.member(N3).start();

        Duration took = until(world, () -> world.acting().size() == 2);

        assertThat(took).isBetween(Duration.ofSeconds(5), Duration.ofMillis(6_500));
    }

    @Test
    void aCrashedNodeIsLeftOutWithinDeadtimeAndTwoBeats() {
        Neighbourhood world = formed(3);

        world.member(N1).crash();
        Duration took =
                until(
                        world,
                        () ->
                                world.acting().values().stream()
                                                .allMatch(v -> v.members().size() == 2)
                                        && !world.acting().isEmpty());

        assertThat(took).isLessThan(Duration.ofMillis(1_450));
    }

    @Test
    void anIsolatedNodeStopsActingWellBeforeTheOthersGoOn() {
        for (NodeName isolated : List.of(N1, N2, N3)) {
            Neighbourhood world = formed(3);
            for (NodeName other : world.members.keySet()) {
                if (!other.equals(isolated)) {
                    world.cut(isolated, other);
                    world.cut(other, isolated);
                }
            }

            until(
                    world,
                    () -> world.acting().values().stream().anyMatch(v -> v.members().size() == 2));

            assertThat(world.idle(isolated)).as(world.tail()).isGreaterThan(Duration.ofMillis(300));
        }
    }

    @Test
    void aCutBetweenTwoOfThreeLeavesOneQuorateSide() {
        Neighbourhood world = formed(3);

        world.cut(N1, N2);
        world.cut(N2, N1);
        until(
                world,
                () ->
                        world.acting().size() == 2
                                && world.acting().values().stream()
                                        .allMatch(v -> v.members().size() == 2));
        world.run(Duration.ofSeconds(10));

        assertThat(world.acting().keySet()).as(world.tail()).containsExactly(N1, N3);
    }

    @Test
    void oneWayDeafnessEndsInOneQuorateSideToo() {
        Neighbourhood world = formed(3);

        world.cut(N1, N2);
        world.run(Duration.ofSeconds(10));

        assertThat(world.acting()).as(world.tail()).hasSize(2).containsKey(N3);
    }

    @Test
    void aNodeThatRestartsQuicklyGetsANewView() {
        Neighbourhood world = formed(3);
        ViewId before = world.acting(N1).id();

        world.member(N2).crash();
        world.member(N2).start();
        until(world, () -> world.acting().size() == 3);
        world.run(Duration.ofSeconds(2));

        assertThat(world.acting(N1).id().number()).as(world.tail()).isGreaterThan(before.number());
        assertThat(world.acting().values().stream().map(Proposal::id).distinct()).hasSize(1);
        assertThat(world.acting(N1).members().getLast()).isEqualTo(N2);
    }

    @Test
    void ofTwoWithoutATieBreakTheOneThatStoodStillYields() {
        for (NodeName still : List.of(N1, N2)) {
            NodeName other = still.equals(N1) ? N2 : N1;
            Neighbourhood world = formed(2);

            world.member(still).freeze(Duration.ofSeconds(3));
            world.run(Duration.ofMillis(2_900));
            assertThat(world.acting().keySet()).containsExactly(other);
            until(
                    world,
                    () -> world.acting().size() == 2 && world.acting(other).members().size() == 2);

            assertThat(world.acting(other).members())
                    .as(world.tail())
                    .containsExactly(other, still);
            assertThat(world.trace)
                    .anyMatch(line -> line.endsWith("[" + still + "] without quorum"))
                    .noneMatch(line -> line.endsWith("[" + other + "] without quorum"));
        }
    }

    @Test
    void nothingHappensWhileNothingHappens() {
        Neighbourhood world = formed(5);
        ViewId before = world.acting(N1).id();

        world.run(Duration.ofMinutes(10));

        assertThat(world.acting().values()).allMatch(view -> view.id().equals(before));
    }

    @Test
    void oneFifthOfLossCausesNoFalseDeath() {
        Neighbourhood world = formed(3);
        ViewId before = world.acting(N1).id();

        world.loss(0.2, 20);
        world.run(Duration.ofMinutes(1));

        assertThat(world.acting().values())
                .as(world.tail())
                .allMatch(view -> view.id().equals(before));
    }

    @Test
    void whoLeavesInOrderIsLeftOutAtOnce() {
        Neighbourhood world = formed(3);

        world.member(N1).leave();
        Duration took =
                until(
                        world,
                        () ->
                                world.acting().size() == 2
                                        && world.acting().values().stream()
                                                .allMatch(v -> v.members().size() == 2));

        assertThat(took).as(world.tail()).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void aNodeWhoseLeaseIsLostComesBackInANewViewAsTheYoungest() {
        Neighbourhood world = formed(3);
        ViewId before = world.acting(N1).id();

        world.member(N1).freeze(Duration.ofMillis(900));
        world.run(Duration.ofSeconds(5));

        assertThat(world.acting(N1).id()).as(world.tail()).isGreaterThan(before);
        assertThat(world.acting(N1).members()).containsExactly(N2, N3, N1);
    }

    @Test
    void ofTwoTheOneThatReachesThePingNodeGoesOnAndTheOtherLetsGoFirst() {
        var world = pair(N2);

        world.cut(N1, N2);
        world.cut(N2, N1);
        until(
                world,
                () -> world.acting().containsKey(N2) && world.acting(N2).members().size() == 1);

        assertThat(world.acting()).as(world.tail()).containsOnlyKeys(N2);
        assertThat(world.idle(N1)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void theSurvivorOfTwoNeverStopsActing() {
        var world = pair(N1, N2);

        world.member(N2).crash();
        Duration end = world.time().plusSeconds(5);
        while (world.time().compareTo(end) < 0) {
            world.run(Duration.ofMillis(10));
            assertThat(world.acting()).as(world.tail()).containsKey(N1);
        }

        assertThat(world.acting(N1).members()).containsExactly(N1);
    }

    @Test
    void oneOfTwoThatStartsAloneWaitsForTheOther() {
        var world = new Neighbourhood(7, 2);
        world.member(N1).start();
        world.run(Duration.ofMinutes(1));

        assertThat(world.acting()).as(world.tail()).isEmpty();

        world.member(N2).start();
        world.run(Duration.ofSeconds(5));

        assertThat(world.acting()).as(world.tail()).hasSize(2);
    }

    @Test
    void aPairThatLostItsPingNodeActsAgainWhenItIsBack() {
        var world = pair(N1);
        world.member(N2).crash();
        world.run(Duration.ofSeconds(3));
        assertThat(world.acting()).as(world.tail()).containsKey(N1);

        world.pinging.clear();
        world.run(Duration.ofSeconds(3));
        assertThat(world.acting()).as(world.tail()).isEmpty();

        world.pinging.add(N1);
        world.run(Duration.ofSeconds(3));
        assertThat(world.acting()).as(world.tail()).containsKey(N1);
    }

    /** Two nodes in a view, of which these reach the ping node. */
    private static Neighbourhood pair(NodeName... reaching) {
        var world = new Neighbourhood(7, 2);
        world.pingNodes.add("router");
        world.pinging.addAll(List.of(reaching));
        world.startAll();
        world.run(Duration.ofSeconds(3));
        assertThat(world.acting()).as(world.tail()).hasSize(2);
        return world;
    }

    /** The checker in the neighbourhood does the work; here everything goes wrong at once. */
    @Test
    void whateverGoesWrongNobodyActsBesideAYoungerViewAndAllAgreeAfterHealing() {
        for (long seed = 0; seed < 100; seed++) {
            List<String> trace = misfortunes(seed);

            assertThat(misfortunes(seed)).as("seed %d runs the same twice", seed).isEqualTo(trace);
        }
    }

    private static List<String> misfortunes(long seed) {
        var world = new Neighbourhood(seed, 2 + (int) (seed % 6));
        world.pingNodes.add("a router that nobody reaches");
        var names = new ArrayList<>(world.members.keySet());
        world.startAll();
        world.run(Duration.ofSeconds(2));
        for (int i = 0; i < 12; i++) {
            var one = names.get(world.random.nextInt(names.size()));
            var other = names.get(world.random.nextInt(names.size()));
            var member = world.member(one);
            switch (world.random.nextInt(7)) {
                case 0 -> {
                    if (member.up()) {
                        member.crash();
                    }
                }
                case 1 -> {
                    if (!member.up()) {
                        member.start();
                    }
                }
                case 2 -> world.cut(one, other);
                case 3 -> {
                    world.cut(one, other);
                    world.cut(other, one);
                }
                case 4 ->
                        world.loss(world.random.nextDouble() * 0.5, 1 + world.random.nextInt(400));
                case 5 -> member.freeze(Duration.ofMillis(world.random.nextInt(4_000)));
                default -> {
                    if (world.random.nextInt(3) == 0) {
                        world.heal();
                    }
                }
            }
            world.run(Duration.ofMillis(world.random.nextInt(4_000)));
        }
        world.heal();
        world.run(Duration.ofSeconds(20));
        assertThat(world.acting().keySet())
                .as("seed %d%s", seed, world.tail())
                .containsExactlyElementsOf(names);
        assertThat(world.acting().values().stream().map(Proposal::id).distinct())
                .as("seed %d%s", seed, world.tail())
                .hasSize(1);
        return world.trace;
    }
}
