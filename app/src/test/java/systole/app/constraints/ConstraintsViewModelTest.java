package systole.app.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ReadOnlyObjectWrapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.app.cluster.Console;
import systole.app.plan.Intent;
import systole.app.plan.PlanViewModel;
import systole.model.cib.Cib;
import systole.model.constraint.Constraint;
import systole.model.edit.StatusEdit;
import systole.model.node.Node;
import systole.model.score.Score;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class ConstraintsViewModelTest {
    private static final String BODY =
            """
            <configuration>
              <crm_config/>
              <nodes><node id="1" uname="n1"/><node id="2" uname="n2"/></nodes>
              <resources>
                <primitive id="a" class="ocf" provider="systole" type="Dummy"/>
                <primitive id="b" class="ocf" provider="systole" type="Dummy"/>
                <group id="g"><primitive id="c" class="ocf" provider="systole" type="Dummy"/></group>
              </resources>
              <constraints/>
            </configuration>
            """;

    private final List<Intent> proposed = new ArrayList<>();
    private final ReadOnlyObjectWrapper<PlanViewModel.Phase> phase =
            new ReadOnlyObjectWrapper<>(PlanViewModel.Phase.NONE);

    private ConstraintsViewModel on(Console console) {
        return new ConstraintsViewModel(
                console.cluster, proposed::add, phase.getReadOnlyProperty(), Runnable::run);
    }

    private static Cib cib(boolean old) throws XmlException {
        Cib cib =
                Cib.parse(
                        "test",
                        (old ? "<cib have_quorum='true'>" : "<cib validate-with='pacemaker-3.0'>")
                                + BODY
                                + "</cib>");
        for (Node node : cib.configuration().nodes()) {
            var key = new StatusEdit.NodeKey(node.id(), node.name());
            cib =
                    cib.withRoot(
                            StatusEdit.membership(key, StatusEdit.Membership.MEMBER)
                                    .apply(cib.root()));
        }
        return cib;
    }

    private static Vertex.OfResource resource(ConstraintsViewModel screen, String id) {
        return (Vertex.OfResource)
                Objects.requireNonNull(
                        screen.graphProperty().get().vertices().get("resource/" + id));
    }

    private static Vertex.OfNode node(ConstraintsViewModel screen, String name) {
        return (Vertex.OfNode)
                Objects.requireNonNull(screen.graphProperty().get().vertices().get("node/" + name));
    }

    @Test
    void everyVertexGetsAPlaceAndMembersStandInTheirGroup() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));

        var places = screen.placesProperty().get();

        assertThat(places.keySet())
                .containsExactlyInAnyOrder(
                        "node/n1",
                        "node/n2",
                        "resource/a",
                        "resource/b",
                        "resource/g",
                        "resource/c");
        GraphLayout.Box group = Objects.requireNonNull(places.get("resource/g"));
        GraphLayout.Box member = Objects.requireNonNull(places.get("resource/c"));
        assertThat(member.x()).isBetween(group.x(), group.x() + group.width());
        assertThat(member.y() + member.height()).isLessThan(group.y() + group.height());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineToANodeIsAPreferenceWhoseEffectIsShown(boolean old) throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(old)));

        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);

        Edge edge = screen.selectedProperty().get().orElseThrow();
        assertThat(edge.score()).isEqualTo(Score.of(100));
        Preview preview = screen.previewProperty().get().orElseThrow();
        assertThat(preview.places())
                .anySatisfy(
                        change -> {
                            assertThat(change.resource()).hasToString("a");
                            assertThat(change.after()).hasToString("[n2]");
                        });
    }

    @Test
    void aLineFromANodeMeansTheSame() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));

        screen.connect(node(screen, "n2"), resource(screen, "a"), Wish.TOGETHER);

        assertThat(screen.selectedProperty().get().orElseThrow().kind())
                .isEqualTo(Edge.Kind.LOCATION);
    }

    @Test
    void twoNodesCannotBeJoined() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));

        screen.connect(node(screen, "n1"), node(screen, "n2"), Wish.TOGETHER);

        assertThat(screen.draftProperty().get()).isEmpty();
        assertThat(screen.refusalProperty().get().orElseThrow().key())
                .isEqualTo("constraints.refused.nodes");
    }

    @Test
    void aMemberAndItsGroupAreRefusedInWordsWhileDrawing() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));

        assertThat(screen.wishes(resource(screen, "c"), resource(screen, "g"))).isEmpty();
        assertThat(
                        screen.objection(resource(screen, "c"), resource(screen, "g"))
                                .orElseThrow()
                                .key())
                .isEqualTo("constraints.refused.group");
        assertThat(screen.objection(resource(screen, "a"), resource(screen, "g"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theScoreOfADraftMovesAndTheDraftStaysNew(boolean old) throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(old)));
        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);

        screen.score(Score.MINUS_INFINITY);

        assertThat(screen.draftProperty().get().orElseThrow().made()).isTrue();
        assertThat(screen.selectedProperty().get().orElseThrow().score())
                .isEqualTo(Score.MINUS_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void flippingADraftedColocationExchangesItsEnds(boolean old) throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(old)));
        screen.connect(resource(screen, "a"), resource(screen, "b"), Wish.TOGETHER);

        screen.flip();

        var colocation =
                (Constraint.Colocation) screen.selectedProperty().get().orElseThrow().constraint();
        assertThat(colocation.dependent()).hasToString("b");
        assertThat(colocation.primary()).hasToString("a");
    }

    @Test
    void deletingWhatWasOnlyDraftedLeavesNothing() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));
        screen.connect(resource(screen, "a"), resource(screen, "b"), Wish.AFTER);

        screen.delete();

        assertThat(screen.draftProperty().get()).isEmpty();
        assertThat(screen.graphProperty().get().edges()).isEmpty();
        assertThat(screen.selectedProperty().get()).isEmpty();
    }

    @Test
    void aDraftBecomesAPlanThatMakesExactlyThatEdit() throws XmlException {
        Cib cib = cib(true);
        ConstraintsViewModel screen = on(Console.on(cib));
        screen.connect(resource(screen, "b"), resource(screen, "a"), Wish.AFTER);

        screen.plan();

        var intent = (Intent.EditConfiguration) proposed.getFirst();
        Cib edited = cib.withRoot(intent.edit().apply(cib.root()));
        var order = (Constraint.Order) edited.configuration().constraints().getFirst();
        assertThat(order.first()).hasToString("a");
        assertThat(order.then()).hasToString("b");
    }

    @Test
    void aDraftEndsWhenTheClusterHasIt() throws Exception {
        Cib cib = cib(true);
        Console console = Console.on(cib);
        ConstraintsViewModel screen = on(console);
        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);
        Draft draft = screen.draftProperty().get().orElseThrow();

        console.link.configuration(draft.edit());

        assertThat(screen.draftProperty().get()).isEqualTo(Optional.empty());
        assertThat(screen.graphProperty().get().edges()).hasSize(1);
    }

    @Test
    void aMovedVertexStaysWhereItWasPut() throws Exception {
        ConstraintsViewModel screen = on(Console.on(cib(true)));
        var box = new GraphLayout.Box(7, 9, GraphLayout.WIDTH, GraphLayout.HEIGHT);

        screen.place(Map.of("resource/a", box));
        screen.connect(resource(screen, "a"), resource(screen, "b"), Wish.APART);

        assertThat(screen.placesProperty().get()).containsEntry("resource/a", box);
    }

    @Test
    void aDroppedPlanLeadsBackToItsDraft() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));
        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);
        screen.plan();
        phase.set(PlanViewModel.Phase.PROPOSED);
        screen.leave();

        phase.set(PlanViewModel.Phase.NONE);

        assertThat(screen.editingProperty().get()).isTrue();
        assertThat(screen.draftProperty().get()).isPresent();
    }

    @Test
    void anAppliedPlanEndsTheSelection() throws Exception {
        Console console = Console.on(cib(true));
        ConstraintsViewModel screen = on(console);
        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);
        Draft draft = screen.draftProperty().get().orElseThrow();
        screen.plan();
        phase.set(PlanViewModel.Phase.PROPOSED);
        screen.leave();

        phase.set(PlanViewModel.Phase.APPLYING);
        console.link.configuration(draft.edit());
        phase.set(PlanViewModel.Phase.NONE);

        assertThat(screen.editingProperty().get()).isFalse();
        assertThat(screen.selectedProperty().get()).isEmpty();
        assertThat(screen.graphProperty().get().edges()).hasSize(1);
    }

    @Test
    void somebodyElsesPlanLeavesTheEditorAlone() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));
        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);
        screen.leave();

        phase.set(PlanViewModel.Phase.PROPOSED);
        phase.set(PlanViewModel.Phase.NONE);

        assertThat(screen.editingProperty().get()).isFalse();
    }

    @Test
    void whatThePanelClosedOpensAgainWhenItIsPicked() throws XmlException {
        ConstraintsViewModel screen = on(Console.on(cib(true)));
        screen.connect(resource(screen, "a"), node(screen, "n2"), Wish.TOGETHER);
        Optional<Edge> edge = screen.selectedProperty().get();
        screen.leave();

        screen.select(edge);

        assertThat(screen.editingProperty().get()).isTrue();
        assertThat(screen.draftProperty().get()).isPresent();
    }
}
