package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.membership.AgreementTiming;
import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.GroupChannelContract;
import systole.engine.port.Stage;
import systole.engine.port.View;
import systole.engine.sim.Gathering.Member;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The built-in stack over simulated carriers, in time that nobody waits for. */
class HeartbeatGroupTest extends GroupChannelContract {
    private static final List<NodeName> ALL = List.of(ANNA, BERTA, CLARA);
    private static final AgreementTiming TIMING = Site.TIMING;
    private static final Duration HEALING = TIMING.dead().multipliedBy(3);
    private static final Duration STEP = Duration.ofMillis(50);

    @Override
    protected Setting open() {
        var gathering = new Gathering(7, ALL, SimBus.Manner.USUAL);
        var members = new TreeMap<NodeName, Member>();
        ALL.forEach(name -> members.put(name, gathering.start(name)));
        return new Joining(gathering, members);
    }

    private record Joining(Gathering gathering, Map<NodeName, Member> members) implements Setting {
        @Override
        public Stage stage(NodeName member) {
            return new SimStage(gathering.world, gathering.member(member).loop);
        }

        @Override
        public GroupChannel channel(NodeName member) {
            return gathering.member(member).group;
        }

        @Override
        public void close() {
            members.values().forEach(Member::crash);
        }
    }

    private static Gathering trio() {
        return new Gathering(11, ALL, SimBus.Manner.USUAL).formed();
    }

    private static Gathering pair() {
        return new Gathering(13, List.of(ANNA, BERTA), SimBus.Manner.USUAL).formed();
    }

    @Test
    void allFormOneViewThatActs() {
        Gathering trio = trio();

        for (NodeName name : ALL) {
            assertThat(trio.member(name).views).hasSize(1);
            assertThat(trio.member(name).last().members()).containsExactlyElementsOf(ALL);
            assertThat(trio.member(name).acts()).isTrue();
        }
    }

    @Test
    void cutOffSideLetsGoLongBeforeTheOthersCount() {
        Gathering trio = trio();
        trio.network.cutOff(Set.of(CLARA), ALL);

        trio.world.runUntil(() -> !trio.member(CLARA).last().quorate(), HEALING);
        long letGo = trio.world.nanos();
        assertThat(trio.member(ANNA).last().members()).hasSize(3);
        trio.world.runUntil(() -> trio.member(ANNA).last().members().size() == 2, HEALING);

        assertThat(trio.member(CLARA).acts()).isFalse();
        assertThat(trio.member(ANNA).last().quorate()).isTrue();
        assertThat(Duration.ofNanos(trio.world.nanos() - letGo))
                .isGreaterThan(TIMING.dead().minus(TIMING.lease()).minusSeconds(2));
    }

    @Test
    void cutShorterThanTheLeaseOnlyDelaysMessages() {
        Gathering trio = trio();
        trio.network.cutOff(Set.of(CLARA), ALL);
        trio.member(CLARA).group.send(ANNA, new Message.Withdrawal(1));
        trio.world.run(TIMING.lease().dividedBy(2));
        assertThat(trio.member(ANNA).heard).isEmpty();

        trio.network.mend();
        trio.world.run(HEALING);

        assertThat(trio.member(ANNA).heard).containsExactly(new Message.Withdrawal(1));
        assertThat(trio.member(ANNA).views).hasSize(1);
    }

    @Test
    void nothingCrossesTheChangeOfTheView() {
        Gathering trio = trio();
        trio.network.cutOff(Set.of(CLARA), ALL);
        trio.member(CLARA).group.send(ANNA, new Message.Withdrawal(1));
        trio.member(ANNA).group.send(CLARA, new Message.Withdrawal(2));
        trio.world.run(HEALING);
        trio.network.mend();
        trio.world.run(HEALING);

        assertThat(trio.member(ANNA).last().members()).containsExactly(ANNA, BERTA, CLARA);
        assertThat(trio.member(ANNA).heard).isEmpty();
        assertThat(trio.member(CLARA).heard).isEmpty();
    }

    @Test
    void partialPartitionLeavesExactlyOneSideThatActs() {
        Gathering trio = trio();
        trio.network.part(ANNA, BERTA);
        trio.world.run(HEALING);

        List<NodeName> acting = acting(trio);
        assertThat(acting).hasSize(2).contains(CLARA);
        assertThat(acting)
                .allSatisfy(
                        name ->
                                assertThat(trio.member(name).last().members())
                                        .containsExactlyInAnyOrderElementsOf(acting));
    }

    @Test
    void deafnessInOneDirectionLeavesOneSideToo() {
        Gathering trio = trio();
        trio.network.cut(BERTA, ANNA);
        trio.world.run(HEALING);

        assertThat(acting(trio)).hasSize(2).contains(CLARA);
    }

    @Test
    void whoCannotTalkIsNotAMember() {
        Gathering trio = trio();
        trio.network.block(BERTA, ANNA);
        trio.world.run(HEALING.multipliedBy(2));

        assertThat(acting(trio)).hasSize(2).contains(CLARA);

        trio.network.mend();
        trio.world.run(HEALING);

        assertThat(acting(trio)).hasSize(3);
    }

    @Test
    void whoRestartsQuicklyIsTakenInAgainAsTheYoungest() {
        Gathering trio = trio();
        long before = trio.member(BERTA).last().number();
        trio.member(ANNA).crash();
        Member again = trio.start(ANNA);
        again.group.join(again);
        trio.world.run(HEALING);

        assertThat(again.last().members()).containsExactly(BERTA, CLARA, ANNA);
        assertThat(again.last().number()).isGreaterThan(before);
        assertThat(acting(trio)).hasSize(3);
    }

    @Test
    void whoStandsStillForLongActsNoMoreAndComesBackAsTheYoungest() {
        Gathering trio = trio();
        trio.member(ANNA).freeze(TIMING.dead().multipliedBy(3));
        trio.world.run(TIMING.lease().plusSeconds(1));
        assertThat(trio.member(ANNA).acts()).isFalse();

        trio.world.run(TIMING.dead());
        assertThat(acting(trio)).containsExactly(BERTA, CLARA);
        trio.world.run(TIMING.dead().multipliedBy(2).plus(HEALING));

        assertThat(trio.member(BERTA).last().members()).containsExactly(BERTA, CLARA, ANNA);
        assertThat(acting(trio)).hasSize(3);
    }

    @Test
    void slowEngineIsNotTakenForDead() {
        Gathering trio = trio();
        trio.member(ANNA).loop.pause(TIMING.dead().multipliedBy(3));
        trio.world.run(TIMING.dead().multipliedBy(4));

        assertThat(trio.member(BERTA).views).hasSize(1);
    }

    @Test
    void whoLostItsRightIsNotTakenInBeforeItsEngineHasLetGo() {
        Gathering trio = trio();
        trio.member(ANNA).loop.pause(TIMING.dead().multipliedBy(9));
        trio.network.cutOff(Set.of(ANNA), ALL);
        trio.world.run(HEALING);
        trio.network.mend();
        trio.world.run(HEALING);

        assertThat(trio.member(BERTA).last().members()).containsExactly(BERTA, CLARA);
        assertThat(trio.member(ANNA).views).hasSize(1);
        assertThat(trio.member(ANNA).acts()).isFalse();

        trio.world.run(TIMING.dead().multipliedBy(6));

        assertThat(trio.member(BERTA).last().members()).containsExactly(BERTA, CLARA, ANNA);
        assertThat(trio.member(ANNA).acts()).isTrue();
    }

    @Test
    void whoStoodStillForAMomentIsTakenInAtOnceIfNobodyWentOnWithoutIt() {
        for (Gathering world : List.of(trio(), pair())) {
            Member anna = world.member(ANNA);
            Duration still = TIMING.lease().plus(TIMING.dead()).dividedBy(2);
            anna.freeze(still);
            anna.loop.pause(TIMING.dead().multipliedBy(4));
            world.world.run(still.plus(HEALING));

            assertThat(world.member(BERTA).views).allMatch(View::quorate);
            assertThat(world.member(BERTA).last().members()).contains(ANNA);
        }
    }

    @Test
    void ofTwoTheOneThatStoodStillForLongIsTakenInWhenItHasLetGo() {
        var pair = new Gathering(13, List.of(ANNA, BERTA), SimBus.Manner.USUAL).formed();
        pair.member(ANNA).freeze(TIMING.dead().multipliedBy(3));
        pair.member(ANNA).loop.pause(TIMING.dead().multipliedBy(4));
        pair.world.run(TIMING.dead().multipliedBy(3).plusSeconds(20));

        assertThat(pair.member(BERTA).last().members()).containsExactly(BERTA);
        assertThat(acting(pair)).containsExactly(BERTA);

        pair.world.run(HEALING);

        assertThat(acting(pair)).containsExactly(ANNA, BERTA);
    }

    @Test
    void messagesThatDoNotFitAnywhereEndTheView() {
        var narrow = new SimBus.Manner(TIMING.dead(), Duration.ofSeconds(1), 10);
        Gathering trio = new Gathering(17, ALL, narrow).formed();
        trio.network.block(ANNA, CLARA);
        for (int i = 0; i < 11; i++) {
            trio.member(ANNA).group.send(CLARA, new Message.Withdrawal(i));
        }
        trio.world.run(STEP);

        assertThat(trio.member(ANNA).views.get(1).quorate()).isFalse();

        trio.network.mend();
        trio.world.run(HEALING);

        assertThat(trio.member(CLARA).heard).isEmpty();
        assertThat(trio.member(BERTA).last().members()).containsExactly(BERTA, CLARA, ANNA);
    }

    @Test
    void ofTwoTheOneThatReachesTheRouterGoesOnAndTheOtherWaitsForIt() {
        Gathering pair = pair();
        pair.network.part(ANNA, BERTA);
        pair.network.hideRouter(List.of(ANNA));
        pair.world.run(HEALING);

        assertThat(acting(pair)).containsExactly(BERTA);

        pair.member(BERTA).crash();
        pair.network.mend();
        pair.world.run(HEALING.multipliedBy(3));
        Member again = pair.start(BERTA);
        again.group.join(again);
        pair.world.run(HEALING);

        assertThat(acting(pair)).containsExactly(ANNA, BERTA);
    }

    @Test
    void survivorOfTwoNeverStopsActing() {
        Gathering pair = pair();
        pair.member(BERTA).crash();
        for (int i = 0; i < 2_000; i++) {
            pair.world.run(STEP);
            assertThat(pair.member(ANNA).acts()).isTrue();
        }

        assertThat(pair.member(ANNA).last().members()).containsExactly(ANNA);
    }

    @Test
    void ofTwoThatHearButCannotTalkToEachOtherNobodyGoesOnAlone() {
        Gathering pair = pair();
        pair.network.block(ANNA, BERTA);
        pair.world.run(HEALING.multipliedBy(3));

        assertThat(acting(pair)).isEmpty();

        pair.network.mend();
        pair.world.run(HEALING);

        assertThat(acting(pair)).hasSize(2);
    }

    @Test
    void whoReachesTheRouterAgainFirstAsksWhetherTheOtherIsThere() {
        Gathering pair = pair();
        pair.network.part(ANNA, BERTA);
        pair.network.hideRouter(List.of(ANNA));
        pair.world.run(HEALING);
        // The router comes back to all, just before the cable between the two does.
        pair.network.mend();
        pair.network.part(ANNA, BERTA);
        pair.world.run(TIMING.dead().minusSeconds(5));
        assertThat(acting(pair)).containsExactly(BERTA);

        pair.network.mend();
        pair.world.run(HEALING);

        assertThat(acting(pair)).hasSize(2);
    }

    @Test
    void pairThatStoodStillDoesNotTrustAnOldAnswerOfTheRouter() {
        Gathering pair = pair();
        pair.member(ANNA).freeze(TIMING.dead().multipliedBy(3));
        pair.world.run(TIMING.dead().multipliedBy(2));
        assertThat(acting(pair)).containsExactly(BERTA);

        pair.world.run(HEALING);

        assertThat(acting(pair)).containsExactly(ANNA, BERTA);
    }

    private static List<NodeName> acting(Gathering gathering) {
        var acting = new ArrayList<NodeName>();
        for (NodeName name : ALL) {
            if (gathering.has(name) && gathering.member(name).acts()) {
                acting.add(name);
            }
        }
        return acting;
    }
}
