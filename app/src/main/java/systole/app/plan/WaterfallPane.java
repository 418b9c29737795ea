package systole.app.plan;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;

import systole.app.l10n.Messages;
import systole.app.look.WaterfallBar;
import systole.model.score.Score;

import java.util.List;

/**
 * A waterfall drawn row by row, its total, and below it the totals of other nodes to compare with.
 */
public final class WaterfallPane extends VBox {
    public WaterfallPane(Messages messages, Waterfall waterfall, List<Waterfall> others) {
        getStyleClass().add("waterfall");
        var scale = scale(waterfall, others);
        for (Waterfall.Row row : waterfall.rows()) {
            getChildren()
                    .add(
                            new WaterfallBar(
                                    ScoreWords.of(row.term()).text(messages),
                                    WaterfallBar.Kind.TERM,
                                    row.before().value(),
                                    row.term().amount().value(),
                                    scale));
        }
        getChildren().add(total(waterfall, scale));
        others.forEach(other -> getChildren().add(total(other, scale)));
    }

    private static WaterfallBar total(Waterfall waterfall, WaterfallBar.Scale scale) {
        return new WaterfallBar(
                new ReadOnlyStringWrapper(waterfall.node().value()),
                WaterfallBar.Kind.TOTAL,
                0,
                waterfall.total().map(Score::value).orElse(0),
                scale);
    }

    private static WaterfallBar.Scale scale(Waterfall waterfall, List<Waterfall> others) {
        int low = Math.min(waterfall.low(), low(others));
        int high = Math.max(waterfall.high(), high(others));
        return new WaterfallBar.Scale(low, high);
    }

    private static int low(List<Waterfall> others) {
        return others.stream().mapToInt(Waterfall::low).min().orElse(0);
    }

    private static int high(List<Waterfall> others) {
        return others.stream().mapToInt(Waterfall::high).max().orElse(0);
    }
}
