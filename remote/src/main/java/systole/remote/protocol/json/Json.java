package systole.remote.protocol.json;

import systole.model.xml.XmlException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.util.function.Consumer;

/**
 * Objects as bytes: one JSON object in ASCII each. Nothing in the bytes can do more than be
 * refused: size, depth and length of numbers are limited, and every fault is one checked exception.
 * Safe for use by several threads.
 */
public final class Json {
    private static final int DEEPEST = 32;

    private final int largest;
    private final JsonFactory factory;

    /** Reads objects of so many bytes at most. */
    public Json(int largest) {
        this.largest = largest;
        this.factory =
                JsonFactory.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEEPEST)
                                        .maxStringLength(largest)
                                        .build())
                        .build();
    }

    /** What the fields of an object mean. */
    public interface Meaning<T> {
        /**
         * Makes the value.
         *
         * @throws MalformedJsonException if a field is missing or of another kind
         * @throws XmlException if XML in it is not well-formed
         */
        T of(JsonFields fields) throws MalformedJsonException, XmlException;
    }

    /** The bytes of the object that is written there, between the braces. */
    public byte[] write(Consumer<ValueWriter> body) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            body.accept(new ValueWriter(out));
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * What these bytes mean.
     *
     * @throws MalformedJsonException if they are no object, too large, or mean nothing
     */
    public <T> T read(byte[] bytes, Meaning<T> meaning) throws MalformedJsonException {
        if (bytes.length > largest) {
            throw new MalformedJsonException(bytes.length + " bytes are too large");
        }
        try (JsonParser in = factory.createParser(ObjectReadContext.empty(), bytes)) {
            return meaning.of(JsonFields.read(in));
        } catch (JacksonException e) {
            throw new MalformedJsonException("not JSON: " + e.getOriginalMessage());
        } catch (XmlException e) {
            throw new MalformedJsonException("not a CIB: " + e.getMessage());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedJsonException("a value that cannot be: " + e.getMessage());
        }
    }
}
