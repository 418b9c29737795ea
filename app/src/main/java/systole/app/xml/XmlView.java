package systole.app.xml;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Highlighted XML that can be read, selected and copied, not changed. A change is shown as a
 * difference: each line is marked with + or −, and coloured.
 */
public final class XmlView extends StackPane {
    private final StyleClassedTextArea area = new StyleClassedTextArea();

    /** An empty view. */
    public XmlView(ObservableValue<String> accessibleName) {
        getStyleClass().add("xml-view");
        area.setEditable(false);
        area.setWrapText(false);
        area.setFocusTraversable(true);
        area.accessibleTextProperty().bind(accessibleName);
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** Shows a text that does not change. */
    public void show(String xml) {
        show(xml.lines().map(line -> new DiffLine(DiffLine.Kind.COMMON, line)).toList());
    }

    /** Shows a change; the first changed line is brought into sight. */
    public void show(List<DiffLine> lines) {
        var text = new StringBuilder();
        lines.forEach(
                line ->
                        text.append(text.isEmpty() ? "" : "\n")
                                .append(line.kind().mark())
                                .append(' ')
                                .append(line.text()));
        if (area.getText().contentEquals(text)) {
            return;
        }
        area.replaceText(text.toString());
        if (!lines.isEmpty()) {
            area.setStyleSpans(0, spans(lines));
        }
        for (int i = 0; i < lines.size(); i++) {
            area.setParagraphStyle(
                    i, List.of("diff-" + lines.get(i).kind().name().toLowerCase(Locale.ROOT)));
        }
        int first = firstChange(lines);
        area.moveTo(Math.min(first, Math.max(0, lines.size() - 1)), 0);
        area.showParagraphAtTop(Math.max(0, first - 2));
    }

    /** What is shown, without marks. */
    public String text() {
        return String.join(
                "\n",
                area.getText()
                        .lines()
                        .map(line -> line.substring(Math.min(2, line.length())))
                        .toList());
    }

    private static int firstChange(List<DiffLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != DiffLine.Kind.COMMON) {
                return i;
            }
        }
        return 0;
    }

    private static StyleSpans<Collection<String>> spans(List<DiffLine> lines) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (int i = 0; i < lines.size(); i++) {
            spans.add(List.of("diff-mark"), 2);
            for (XmlTokens.Token token : XmlTokens.of(lines.get(i).text())) {
                spans.add(
                        token.style().isEmpty() ? List.of() : List.of(token.style()),
                        token.length());
            }
            if (i < lines.size() - 1) {
                spans.add(new ArrayList<>(), 1);
            }
        }
        return spans.create();
    }
}
