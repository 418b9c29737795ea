package systole.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What holds for any cluster, whatever happened to it. */
class SchedulerPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Cib cib(Random random) {
        return parse(RandomCib.xml(random));
    }

    private static Cib parse(String xml) {
        try {
            return Cib.parse("generated", xml);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theGraphHasNoLoop() {
        Property.forAll(
                SchedulerPropertiesTest::cib,
                cib -> {
                    TransitionGraph graph = Scheduler.schedule(cib, NOW).graph();

                    assertThat(Execution.inOrder(graph)).hasSameSizeAs(graph.synapses());
                });
    }

    @Test
    void inputsAreActionsOfTheSameGraph() {
        Property.forAll(
                SchedulerPropertiesTest::cib,
                cib -> {
                    List<Synapse> synapses = Scheduler.schedule(cib, NOW).graph().synapses();

                    assertThat(synapses.stream().map(one -> one.action().id()).toList())
                            .doesNotHaveDuplicates()
                            .containsAll(
                                    synapses.stream()
                                            .flatMap(one -> one.inputs().stream())
                                            .toList());
                });
    }

    @Test
    void nothingActsOnAnOfflineNode() {
        Property.forAll(
                SchedulerPropertiesTest::cib,
                cib -> {
                    Set<NodeName> online =
                            cib.status().stream()
                                    .filter(NodeState::online)
                                    .map(NodeState::name)
                                    .collect(Collectors.toSet());

                    assertThat(online).containsAll(nodes(Scheduler.schedule(cib, NOW)));
                });
    }

    private static List<NodeName> nodes(Decision decision) {
        return decision.graph().executed().stream()
                .map(action -> action.node().orElseThrow())
                .toList();
    }

    @Test
    void aCarriedOutTransitionLeavesNothingToDo() {
        Property.forAll(
                random -> parse(RandomCib.tidy(random)),
                cib -> {
                    Cib after = new Execution().carryOut(cib, Scheduler.schedule(cib, NOW));

                    assertThat(actions(Scheduler.schedule(after, NOW))).isEmpty();
                });
    }

    /**
     * With colocations one transition may not be enough: in Heartbeat's arithmetic a dependent's
     * stickiness draws its primary to where the dependent was, until it has moved.
     */
    @Test
    void mostClustersSettleInOneTransitionWhateverTheirConstraints() {
        var unsettled = new AtomicInteger();
        Property.forAll(
                SchedulerPropertiesTest::cib,
                cib -> {
                    Cib after = new Execution().carryOut(cib, Scheduler.schedule(cib, NOW));
                    if (!Scheduler.schedule(after, NOW).graph().executed().isEmpty()) {
                        unsettled.incrementAndGet();
                    }
                });

        assertThat(unsettled.get()).isLessThan(5);
    }

    @Test
    void aScoreIsTheSumOfItsTerms() {
        Property.forAll(
                SchedulerPropertiesTest::cib,
                cib -> assertTermsAddUp(Scheduler.schedule(cib, NOW)));
    }

    static void assertTermsAddUp(Decision decision) {
        var wrong = new ArrayList<String>();
        decision.scores()
                .forEach(
                        (resource, byNode) ->
                                byNode.forEach(
                                        (node, score) -> {
                                            List<ScoreTerm> terms = decision.terms(resource, node);
                                            if (!sum(terms).equals(score)
                                                    || !terms.getLast().total().equals(score)) {
                                                wrong.add(resource + " on " + node + " " + terms);
                                            }
                                        }));

        assertThat(wrong).isEmpty();
    }

    private static Score sum(List<ScoreTerm> terms) {
        return terms.stream().map(ScoreTerm::amount).reduce(Score.ZERO, Score::plus);
    }

    @Test
    void theSameDocumentGivesTheSameDecision() {
        Property.forAll(
                RandomCib::xml,
                xml ->
                        assertThat(Scheduler.schedule(Cib.parse("one", xml), NOW))
                                .isEqualTo(Scheduler.schedule(Cib.parse("two", xml), NOW)));
    }

    @Test
    void theOrderOfTheStatusSectionDoesNotMatter() {
        Property.forAll(
                random ->
                        new Shuffled(
                                cib(random),
                                random,
                                Set.of("status", "lrm_resources", "lrm_resource", "attributes")),
                SchedulerPropertiesTest::assertSameDecision);
    }

    @Test
    void theOrderOfLocationRulesDoesNotMatterWhereEveryNodeIsACandidate() {
        Property.forAll(
                random -> new Shuffled(symmetric(cib(random)), random, Set.of("rsc_location")),
                SchedulerPropertiesTest::assertSameDecision);
    }

    private static Cib symmetric(Cib cib) {
        try {
            return cib.withRoot(
                    ConfigurationEdit.option("symmetric_cluster", "true").apply(cib.root()));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSameDecision(Shuffled shuffled) throws XmlException {
        Decision before = Scheduler.schedule(shuffled.cib(), NOW);
        Decision after = Scheduler.schedule(shuffled.apply(), NOW);

        assertThat(after.scores()).isEqualTo(before.scores());
        assertThat(after.placement()).isEqualTo(before.placement());
        assertThat(actions(after)).isEqualTo(actions(before));
    }

    private static Set<String> actions(Decision decision) {
        return decision.graph().executed().stream()
                .map(
                        action ->
                                action.key()
                                        + " "
                                        + action.node().orElseThrow()
                                        + " "
                                        + action.operation())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A CIB, and what it looks like with the children of some elements in another order. */
    private record Shuffled(Cib cib, Random random, Set<String> parents) {

        Cib apply() throws XmlException {
            return cib.withRoot(shuffle(cib.root()));
        }

        private XmlElement shuffle(XmlElement element) {
            List<XmlNode> children = new ArrayList<>();
            for (XmlNode child : element.children()) {
                children.add(child instanceof XmlElement inner ? shuffle(inner) : child);
            }
            if (parents.contains(element.name())) {
                Collections.shuffle(children, random);
            }
            return element.withChildren(children);
        }
    }
}
