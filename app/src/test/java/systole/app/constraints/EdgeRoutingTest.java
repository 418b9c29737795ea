package systole.app.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

import systole.model.xml.XmlException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lines and labels keep clear of each other. */
final class EdgeRoutingTest {

    private static Map<Edge, EdgeShape> lines(ConstraintGraph graph) {
        return EdgeRouting.of(graph.edges(), GraphLayout.of(graph));
    }

    private static ConstraintGraph crowd() throws XmlException {
        return ConstraintGraph.of(Crowd.of(60, 6, 120, "r"));
    }

    @Test
    void noTwoLinesShareAnEnd() throws XmlException {
        var ends = new HashSet<>();

        assertThat(lines(crowd()).values())
                .allSatisfy(
                        line -> {
                            assertThat(ends.add(line.start())).isTrue();
                            assertThat(ends.add(line.end())).isTrue();
                        });
    }

    @Test
    void everyLineBeginsAndEndsAtItsVertices() throws XmlException {
        ConstraintGraph graph = crowd();
        Map<String, GraphLayout.Box> places = GraphLayout.of(graph);

        assertThat(EdgeRouting.of(graph.edges(), places))
                .allSatisfy(
                        (edge, line) -> {
                            GraphLayout.Box from = Objects.requireNonNull(places.get(edge.from()));
                            assertThat(line.start().getY())
                                    .isBetween(from.y(), from.y() + from.height());
                            GraphLayout.Box to = Objects.requireNonNull(places.get(edge.to()));
                            assertThat(line.end().getY()).isBetween(to.y(), to.y() + to.height());
                        });
    }

    @Test
    void noVertexCoversAnotherHoweverManyThereAre() throws XmlException {
        ConstraintGraph graph = crowd();
        List<Rectangle2D> alone =
                GraphLayout.of(graph).entrySet().stream()
                        .filter(place -> isAlone(graph, place.getKey()))
                        .map(Map.Entry::getValue)
                        .map(box -> new Rectangle2D(box.x(), box.y(), box.width(), box.height()))
                        .toList();

        for (int i = 0; i < alone.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(alone.get(i).intersects(alone.get(j))).isFalse();
            }
        }
    }

    private static boolean isAlone(ConstraintGraph graph, String key) {
        return Objects.requireNonNull(graph.vertices().get(key)).holder().isEmpty();
    }

    @Test
    void aLargeGraphIsFoldedIntoTheShapeOfAWindow() throws XmlException {
        var places = GraphLayout.of(crowd()).values();
        double right = places.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0);
        double bottom = places.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0);

        assertThat(right / bottom).isBetween(1.2, 4.5);
    }

    @Test
    void labelsOfParallelLinesDoNotCoverEachOther() {
        var left = new GraphLayout.Box(0, 0, GraphLayout.WIDTH, GraphLayout.HEIGHT);
        var right = new GraphLayout.Box(400, 0, GraphLayout.WIDTH, GraphLayout.HEIGHT);
        var first = line(left, right, 8);
        var second = line(left, right, 14);
        var places = new LabelPlaces(List.of(), List.of(first, second));

        Rectangle2D one = places.take(first, 60, 16);
        Rectangle2D other = places.take(second, 60, 16);

        assertThat(one.intersects(other)).isFalse();
    }

    private static EdgeShape line(GraphLayout.Box from, GraphLayout.Box to, double y) {
        var start = new Point2D(from.x() + from.width(), y);
        var end = new Point2D(to.x(), y);
        return new EdgeShape(start, start.add(50, 0), end.subtract(50, 0), end);
    }
}
