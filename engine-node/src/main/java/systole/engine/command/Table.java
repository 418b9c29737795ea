package systole.engine.command;

import java.util.ArrayList;
import java.util.List;

/** Text in columns as wide as their widest cell. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int rightAligned;

    /** A table whose columns from a given one on are numbers. */
    Table(int rightAligned) {
        this.rightAligned = rightAligned;
    }

    Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append("  ").append(padded(row.get(column), column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        String gap = " ".repeat(width(column) - cell.length());
        return column >= rightAligned ? gap + cell : cell + gap;
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
