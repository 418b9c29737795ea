package systole.engine.daemon.control;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A status as plain text: a line for each value, below its heading a block for each object, and a
 * table for each list of objects. It knows nothing of what the values mean.
 */
final class StatusText {
    private static final String GAP = "  ";

    private final StringBuilder out = new StringBuilder();

    private StatusText() {}

    /** The text of a JSON object; what is none is given back as it is. */
    static String of(String json) {
        try {
            var text = new StatusText();
            JsonNode root = JsonMapper.shared().readTree(json);
            if (!root.isObject()) {
                return json;
            }
            text.block(root, "");
            return text.out.toString();
        } catch (JacksonException e) {
            return json;
        }
    }

    private void block(JsonNode object, String indent) {
        List<Map.Entry<String, JsonNode>> simple =
                object.properties().stream().filter(one -> !structured(one.getValue())).toList();
        int width = simple.stream().mapToInt(one -> one.getKey().length()).max().orElse(0);
        for (Map.Entry<String, JsonNode> one : simple) {
            out.append(indent)
                    .append(padded(one.getKey(), width))
                    .append(GAP)
                    .append(word(one.getValue()))
                    .append('\n');
        }
        object.properties().stream()
                .filter(one -> structured(one.getValue()))
                .forEach(one -> section(one.getKey(), one.getValue(), indent));
    }

    /** Tells whether it takes more than a line. */
    private static boolean structured(JsonNode value) {
        return value.isObject() && !value.isEmpty()
                || value.isArray() && !value.isEmpty() && value.get(0).isObject();
    }

    private void section(String name, JsonNode value, String indent) {
        out.append(indent).append(name).append(":\n");
        if (value.isObject()) {
            block(value, indent + GAP);
        } else {
            table(value, indent + GAP);
        }
    }

    private void table(JsonNode rows, String indent) {
        var widths = new LinkedHashMap<String, Integer>();
        for (JsonNode row : rows) {
            row.properties()
                    .forEach(
                            cell ->
                                    widths.merge(
                                            cell.getKey(),
                                            Math.max(
                                                    cell.getKey().length(),
                                                    word(cell.getValue()).length()),
                                            Math::max));
        }
        var heads = new LinkedHashMap<String, String>();
        widths.keySet().forEach(name -> heads.put(name, name));
        line(heads, widths, indent);
        for (JsonNode row : rows) {
            var cells = new LinkedHashMap<String, String>();
            row.properties().forEach(cell -> cells.put(cell.getKey(), word(cell.getValue())));
            line(cells, widths, indent);
        }
    }

    private void line(Map<String, String> cells, Map<String, Integer> widths, String indent) {
        var words = new ArrayList<String>();
        widths.forEach((name, width) -> words.add(padded(cells.getOrDefault(name, ""), width)));
        out.append(indent).append(String.join(GAP, words).stripTrailing()).append('\n');
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String word(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? "-"
                    : value.valueStream().map(StatusText::word).collect(Collectors.joining(", "));
        }
        return value.isNull() ? "-" : value.isString() ? value.stringValue() : value.toString();
    }
}
