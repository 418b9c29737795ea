package systole.remote.protocol.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one JSON object: text, numbers, truth, lists and other objects. Asking for a field
 * that is missing or of another kind is malformed.
 */
public record JsonFields(Map<String, Object> values) {

    /** What stands where JSON says {@code null}. */
    private enum Nothing {
        NULL
    }

    /** Reads one object, and nothing after it. */
    static JsonFields read(JsonParser in) throws MalformedJsonException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedJsonException("not a JSON object");
        }
        JsonFields fields = object(in);
        if (in.nextToken() != null) {
            throw new MalformedJsonException("something follows the JSON object");
        }
        return fields;
    }

    private static JsonFields object(JsonParser in) throws MalformedJsonException {
        var values = new LinkedHashMap<String, Object>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            values.put(name, value(in, in.nextToken()));
        }
        return new JsonFields(values);
    }

    private static List<Object> array(JsonParser in) throws MalformedJsonException {
        var values = new ArrayList<Object>();
        for (JsonToken token = in.nextToken();
                token != JsonToken.END_ARRAY;
                token = in.nextToken()) {
            values.add(value(in, token));
        }
        return values;
    }

    private static Object value(JsonParser in, JsonToken token) throws MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Nothing.NULL;
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new MalformedJsonException("unexpected " + token);
        };
    }

    /** A field of text. */
    public String text(String name) throws MalformedJsonException {
        return as(String.class, name);
    }

    /** A field of text that may be missing. */
    public Optional<String> optionalText(String name) throws MalformedJsonException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** Tells whether there is such a field. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A field that is true or false. */
    public boolean flag(String name) throws MalformedJsonException {
        return as(Boolean.class, name);
    }

    /** A field with a whole number. */
    public long number(String name) throws MalformedJsonException {
        Number number = as(Number.class, name);
        if (number instanceof Long || number instanceof Integer) {
            return number.longValue();
        }
        throw new MalformedJsonException(name + " is not a whole number in range");
    }

    /** A field with a whole number below 2³¹. */
    public int integer(String name) throws MalformedJsonException {
        return as(Integer.class, name);
    }

    /** A field that holds an object. */
    public JsonFields object(String name) throws MalformedJsonException {
        return as(JsonFields.class, name);
    }

    /** A field that holds objects. */
    public List<JsonFields> objects(String name) throws MalformedJsonException {
        return list(JsonFields.class, name);
    }

    /** A field with several texts. */
    public List<String> texts(String name) throws MalformedJsonException {
        return list(String.class, name);
    }

    /** A field with whole numbers below 2³¹. */
    public List<Integer> integers(String name) throws MalformedJsonException {
        return list(Integer.class, name);
    }

    /** The fields of an object that holds nothing but text, in their order. */
    public Map<String, String> pairs(String name) throws MalformedJsonException {
        JsonFields object = object(name);
        var pairs = new LinkedHashMap<String, String>();
        for (String key : object.values.keySet()) {
            pairs.put(key, object.text(key));
        }
        return pairs;
    }

    private <T> T as(Class<T> kind, String name) throws MalformedJsonException {
        return cast(kind, name, values.get(name));
    }

    private <T> List<T> list(Class<T> kind, String name) throws MalformedJsonException {
        List<?> elements = as(List.class, name);
        var list = new ArrayList<T>(elements.size());
        for (Object element : elements) {
            list.add(cast(kind, name, element));
        }
        return list;
    }

    private static <T> T cast(Class<T> kind, String name, @Nullable Object value)
            throws MalformedJsonException {
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw new MalformedJsonException(
                name + " is " + (value == null ? "missing" : "not a " + kind.getSimpleName()));
    }
}
