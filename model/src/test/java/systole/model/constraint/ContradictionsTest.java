package systole.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.edit.ConstraintElements;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.List;
import java.util.Optional;

final class ContradictionsTest {
    private static final ResourceId A = ResourceId.of("a");
    private static final ResourceId B = ResourceId.of("b");
    private static final ResourceId C = ResourceId.of("c");
    private static final ResourceId G = ResourceId.of("g");
    private static final String RESOURCES =
            """
            <configuration><resources>
              <primitive id="a" class="ocf" type="T"/>
              <primitive id="b" class="ocf" type="T"/>
              <group id="g"><primitive id="c" class="ocf" type="T"/></group>
            </resources></configuration>
            """;

    private static Cib empty(boolean old) throws XmlException {
        String root = old ? "<cib have_quorum='true'>" : "<cib validate-with='pacemaker-3.0'>";
        return Cib.parse("test", root + RESOURCES + "</cib>");
    }

    private static Cib with(Cib cib, XmlElement constraint) throws XmlException {
        return cib.withRoot(ConfigurationEdit.constraint(constraint).apply(cib.root()));
    }

    /** The objection to adding one more constraint. */
    private static Optional<Contradictions.Objection> objection(Cib cib, XmlElement constraint)
            throws XmlException {
        Constraint asked = with(cib, constraint).configuration().constraints().getLast();
        return new Contradictions(
                        cib.configuration().constraints(), cib.configuration().resources())
                .to(asked);
    }

    @Test
    void whatContradictsNothingIsWelcomeInBothDialects() throws XmlException {
        for (boolean old : List.of(true, false)) {
            Cib cib = empty(old);
            var elements = new ConstraintElements(cib);

            assertThat(objection(cib, elements.location(A, NodeName.of("n1"), Score.of(100))))
                    .isEmpty();
            assertThat(objection(cib, elements.colocation(A, B, Score.INFINITY))).isEmpty();
            assertThat(objection(cib, elements.order(A, B, true))).isEmpty();
        }
    }

    @Test
    void aResourceIsNotPlacedByItself() throws XmlException {
        Cib cib = empty(false);
        var elements = new ConstraintElements(cib);

        assertThat(objection(cib, elements.colocation(A, A, Score.INFINITY)))
                .contains(new Contradictions.Objection.WithItself(A));
        assertThat(objection(cib, elements.order(C, G, true)))
                .contains(new Contradictions.Objection.WithOwnGroup(C, G));
    }

    @Test
    void togetherAndApartAtOnceIsImpossible() throws XmlException {
        for (boolean old : List.of(true, false)) {
            Cib cib = empty(old);
            XmlElement together = new ConstraintElements(cib).colocation(A, B, Score.INFINITY);
            Cib there = with(cib, together);

            assertThat(
                            objection(
                                    there,
                                    new ConstraintElements(there)
                                            .colocation(B, A, Score.MINUS_INFINITY)))
                    .contains(new Contradictions.Objection.TogetherAndApart(together.id()));
        }
    }

    @Test
    void theSameIsNotSaidTwice() throws XmlException {
        for (boolean old : List.of(true, false)) {
            Cib cib = empty(old);
            XmlElement location =
                    new ConstraintElements(cib).location(A, NodeName.of("n1"), Score.of(100));
            Cib there = with(cib, location);
            XmlElement again =
                    new ConstraintElements(there).location(A, NodeName.of("n1"), Score.of(50));

            assertThat(again.id()).isEqualTo("loc-a-n1-2");
            assertThat(objection(there, again))
                    .contains(new Contradictions.Objection.AlreadySaid("loc-a-n1"));
        }
    }

    @Test
    void ordersMayNotRunInACircle() throws XmlException {
        for (boolean old : List.of(true, false)) {
            Cib cib = empty(old);
            cib = with(cib, new ConstraintElements(cib).order(A, B, true));
            cib = with(cib, new ConstraintElements(cib).order(B, G, true));

            assertThat(objection(cib, new ConstraintElements(cib).order(G, A, true)))
                    .contains(new Contradictions.Objection.Circle(List.of(G, A, B, G)));
        }
    }

    @Test
    void flippingTwiceChangesNothingAndOnceExchangesTheRoles() throws XmlException {
        for (boolean old : List.of(true, false)) {
            Cib cib = empty(old);
            cib = with(cib, new ConstraintElements(cib).order(A, B, true));
            var order = (Constraint.Order) cib.configuration().constraints().getFirst();

            Cib flipped = with(cib, ConstraintElements.flipped(order));
            var turned = (Constraint.Order) flipped.configuration().constraints().getFirst();

            assertThat(turned.first()).isEqualTo(order.then());
            assertThat(turned.then()).isEqualTo(order.first());
            assertThat(ConstraintElements.flipped(turned)).isEqualTo(order.source());
        }
    }

    @Test
    void aScoreIsChangedWhereItStands() throws XmlException {
        for (boolean old : List.of(true, false)) {
            Cib cib = empty(old);
            cib =
                    with(
                            cib,
                            new ConstraintElements(cib)
                                    .location(A, NodeName.of("n1"), Score.of(100)));
            var location = (Constraint.Location) cib.configuration().constraints().getFirst();

            Cib changed =
                    with(
                            cib,
                            ConstraintElements.withScore(
                                    location, Optional.empty(), Score.MINUS_INFINITY));
            var after = (Constraint.Location) changed.configuration().constraints().getFirst();

            assertThat(after.rules().getFirst().score()).contains(Score.MINUS_INFINITY);
        }
    }
}
