package systole.engine.daemon.control;

import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of the control socket, each a JSON object in UTF-8 that ends with a line break. Unknown
 * fields are passed over. Where there is more, another line follows.
 *
 * <pre>
 * {"tool":"crm_mon","arguments":["-1"],"files":{},"input":"…"}
 * {"status":true}
 * {"exit":0,"out":"…","err":"…"}
 * {"more":true,"out":"…","err":"…","files":{}}
 * </pre>
 */
final class ControlFormat {
    private static final int MOST_ITEMS = 1024;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private ControlFormat() {}

    static byte[] line(ControlRequest request) {
        return line(
                json -> {
                    // No pattern switch: linking one takes longer than all the rest of a client.
                    if (request instanceof ControlRequest.Tool(ToolRequest tool)) {
                        write(json, tool);
                    } else {
                        json.writeBooleanProperty("status", true);
                    }
                });
    }

    private static void write(JsonGenerator json, ToolRequest request) {
        json.writeStringProperty("tool", request.tool());
        json.writeArrayPropertyStart("arguments");
        request.arguments().forEach(json::writeString);
        json.writeEndArray();
        write(json, request.files());
        request.input().ifPresent(text -> json.writeStringProperty("input", text));
    }

    static byte[] line(ToolResult result) {
        return line(
                json -> {
                    json.writeNumberProperty("exit", result.exit());
                    write(json, result);
                });
    }

    /** A part of what is printed: more will follow. */
    static byte[] part(ToolResult part) {
        return line(
                json -> {
                    json.writeBooleanProperty("more", true);
                    write(json, part);
                });
    }

    private static void write(JsonGenerator json, ToolResult result) {
        json.writeStringProperty("out", result.out());
        json.writeStringProperty("err", result.err());
        if (!result.files().isEmpty()) {
            write(json, result.files());
        }
    }

    private static void write(JsonGenerator json, Map<String, String> files) {
        json.writeObjectPropertyStart("files");
        files.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    /** Writes the inside of an object. */
    private interface Inside {
        void write(JsonGenerator json);
    }

    private static byte[] line(Inside inside) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            inside.write(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    static ControlRequest request(byte[] line) throws MalformedRequestException {
        Fields fields = fields(line);
        if (fields.flags.getOrDefault("status", false)) {
            return new ControlRequest.Status();
        }
        String tool = fields.texts.get("tool");
        if (tool == null) {
            throw new MalformedRequestException("names neither a tool nor the status");
        }
        return new ControlRequest.Tool(
                new ToolRequest(
                        tool,
                        fields.lists.getOrDefault("arguments", List.of()),
                        fields.maps.getOrDefault("files", Map.of()),
                        Optional.ofNullable(fields.texts.get("input"))));
    }

    /**
     * What the engine answers.
     *
     * @param more another answer follows
     */
    record Answer(ToolResult result, boolean more) {}

    static Answer answer(byte[] line) throws MalformedRequestException {
        Fields fields = fields(line);
        boolean more = fields.flags.getOrDefault("more", false);
        int exit = fields.numbers.getOrDefault("exit", more ? 0 : -1);
        if (exit < 0 || exit > 255) {
            throw new MalformedRequestException("has no exit code");
        }
        return new Answer(
                new ToolResult(
                        fields.texts.getOrDefault("out", ""),
                        fields.texts.getOrDefault("err", ""),
                        exit,
                        fields.maps.getOrDefault("files", Map.of())),
                more);
    }

    /** An object's fields by what they hold. */
    private static final class Fields {
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Boolean> flags = new LinkedHashMap<>();
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final Map<String, List<String>> lists = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    }

    private static Fields fields(byte[] line) throws MalformedRequestException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            var fields = new Fields();
            require(json.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                field(json, fields);
            }
            require(json.currentToken() == JsonToken.END_OBJECT, "ends too early");
            require(json.nextToken() == null, "goes on after its end");
            return fields;
        } catch (JacksonException e) {
            throw new MalformedRequestException("is no JSON: " + e.getOriginalMessage());
        }
    }

    private static void field(JsonParser json, Fields fields) throws MalformedRequestException {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (token == null) {
            throw new MalformedRequestException("ends too early");
        }
        switch (token) {
            case VALUE_STRING -> fields.texts.put(name, json.getString());
            case VALUE_NUMBER_INT -> fields.numbers.put(name, json.getIntValue());
            case VALUE_TRUE, VALUE_FALSE -> fields.flags.put(name, json.getBooleanValue());
            case START_ARRAY -> fields.lists.put(name, texts(json));
            case START_OBJECT -> fields.maps.put(name, textsByName(json));
            default -> {
                // Nothing, or a fraction: no field of this format holds one.
            }
        }
    }

    private static List<String> texts(JsonParser json) throws MalformedRequestException {
        var texts = new ArrayList<String>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            require(texts.size() < MOST_ITEMS, "has too many arguments");
            texts.add(json.getString());
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "lists something else than words");
        return texts;
    }

    private static Map<String, String> textsByName(JsonParser json)
            throws MalformedRequestException {
        var texts = new LinkedHashMap<String, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            require(texts.size() < MOST_ITEMS, "has too many files");
            String name = json.currentName();
            require(json.nextToken() == JsonToken.VALUE_STRING, "holds something else than text");
            texts.put(name, json.getString());
        }
        require(json.currentToken() == JsonToken.END_OBJECT, "ends too early");
        return texts;
    }

    private static void require(boolean holds, String otherwise) throws MalformedRequestException {
        if (!holds) {
            throw new MalformedRequestException(otherwise);
        }
    }
}
