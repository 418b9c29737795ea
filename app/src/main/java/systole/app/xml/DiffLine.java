package systole.app.xml;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

import java.util.List;
import java.util.stream.Stream;

/** One line of a difference. */
public record DiffLine(Kind kind, String text) {

    /** Where the line stands. */
    public enum Kind {
        /** In both. */
        COMMON(' '),
        /** Only in the new text. */
        ADDED('+'),
        /** Only in the old text. */
        REMOVED('−');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }

        /** What stands before the line. */
        public char mark() {
            return mark;
        }
    }

    /**
     * The lines that lead from one text to another; removed ones before those that replace them.
     */
    public static List<DiffLine> between(String before, String after) {
        DiffRowGenerator generator =
                DiffRowGenerator.create()
                        .lineNormalizer(line -> line)
                        .ignoreWhiteSpaces(false)
                        .build();
        return generator.generateDiffRows(before.lines().toList(), after.lines().toList()).stream()
                .flatMap(DiffLine::of)
                .toList();
    }

    private static Stream<DiffLine> of(DiffRow row) {
        return switch (row.getTag()) {
            case EQUAL -> Stream.of(new DiffLine(Kind.COMMON, row.getNewLine()));
            case INSERT -> Stream.of(new DiffLine(Kind.ADDED, row.getNewLine()));
            case DELETE -> Stream.of(new DiffLine(Kind.REMOVED, row.getOldLine()));
            case CHANGE ->
                    Stream.of(
                                    new DiffLine(Kind.REMOVED, row.getOldLine()),
                                    new DiffLine(Kind.ADDED, row.getNewLine()))
                            .filter(line -> !line.text().isEmpty());
        };
    }
}
