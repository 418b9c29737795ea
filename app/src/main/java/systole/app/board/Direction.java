package systole.app.board;

import java.util.List;
import java.util.Optional;

/** Where an arrow key leads on the board. */
public enum Direction {
    UP(0, -1),
    DOWN(0, 1),
    LEFT(-1, 0),
    RIGHT(1, 0);

    private final int columns;
    private final int rows;

    Direction(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * The place next to this one. Sideways it keeps its height as far as the other column reaches;
     * at the edges it stays. A place that is gone leads to the first.
     */
    Spot from(Spot here, List<List<Spot>> spots) {
        for (int column = 0; column < spots.size(); column++) {
            var row = spots.get(column).indexOf(here);
            if (row >= 0) {
                var other = spots.get(Math.clamp(column + columns, 0, spots.size() - 1));
                return other.get(Math.clamp(row + rows, 0, other.size() - 1));
            }
        }
        return first(spots).orElse(here);
    }

    private static Optional<Spot> first(List<List<Spot>> spots) {
        return spots.stream().flatMap(List::stream).findFirst();
    }
}
